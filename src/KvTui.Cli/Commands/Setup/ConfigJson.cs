using KvTui.Cli.Configuration;
using KvTui.Cli.Output.Setup;

namespace KvTui.Cli.Commands.Setup;

/// <summary>The settings in force as one object.</summary>
internal static class ConfigJson
{
    public static void Write(ConfigFile file, ClusterChoice choice, IReadOnlyList<EffectiveSetting> settings) => JsonLine.Write(json =>
    {
        json.WriteString("file"u8, file.Path);
        json.WriteBoolean("exists"u8, file.Exists);
        json.WriteString("default_profile"u8, file.Config.DefaultProfile);
        json.WriteStartArray("profiles"u8);
        foreach (var profile in file.Config.Profiles)
        {
            json.WriteStringValue(profile.Name);
        }

        json.WriteEndArray();
        json.WriteString("connection"u8, choice.Name);
        json.WriteStartArray("notes"u8);
        foreach (var note in choice.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteStartArray("settings"u8);
        foreach (var setting in settings)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, setting.Name);
            json.WriteString("value"u8, setting.Text);
            json.WriteString("from"u8, setting.Origin);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
