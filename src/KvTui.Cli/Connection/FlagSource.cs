namespace KvTui.Cli.Connection;

/// <summary>The settings on the command line.</summary>
internal sealed class FlagSource(ConnectionFlags flags, ParseResult parsed) : ISettingSource
{
    public Setting? Find(SettingDefinition setting) => flags.Find(setting) switch
    {
        Option<string?> text when parsed.GetValue(text) is { } value => new(value, text.Name),
        Option<bool?> choice when parsed.GetValue(choice) is { } value => new(value ? "true" : "false", choice.Name),
        _ => null,
    };
}
