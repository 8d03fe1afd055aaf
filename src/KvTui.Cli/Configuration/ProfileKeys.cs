namespace KvTui.Cli.Configuration;

/// <summary>The settings that a profile may have, with etcdctl's names where it has one.</summary>
internal static class ProfileKeys
{
    private static readonly string[] Names = [.. SettingTable.OfProfile.Select(static setting => setting.Name)];

    /// <summary>The settings that are secret, and words of other programs for such.</summary>
    private static readonly string[] Secrets =
    [
        .. SettingTable.All.Where(static setting => setting.Secrecy == Secrecy.Whole).Select(static setting => setting.Name),
        "token", "key-password",
    ];

    /// <summary>What is wrong with a setting, and what to do; null if nothing is.</summary>
    public static string? Mistake(string name, string text)
    {
        if (Secrets.Contains(name))
        {
            return $"no secrets are kept here: instead of '{name}' give password-command, a command that prints it, or password-file, "
                + "as in: password-command = pass show etcd/prod";
        }

        if (DecoderCommands.Is(name))
        {
            return DecoderCommands.Mistake(name, text);
        }

        if (name == SettingTable.Decoder.Name)
        {
            return $"'{name}' needs the prefix of the keys, as in: {SettingTable.Decoder.InProfile} = {SettingTable.Decoder.Example}";
        }

        var at = Array.IndexOf(Names, name);
        if (at < 0)
        {
            return NearMiss.Of(name, Names) is { } meant
                ? $"there is no setting '{Shown(name)}'; did you mean '{meant}'?"
                : $"there is no setting '{Shown(name)}'; there are {string.Join(", ", Names)}";
        }

        return text.Length == 0 ? $"'{name}' has no value; give one or remove the line"
            : Mistake(SettingTable.OfProfile[at], text) is { } mistake ? $"{name}: {mistake}"
            : null;
    }

    /// <summary>A word of the file for a message: cut where it is long.</summary>
    public static string Shown(string word) => word.Length > 40 ? word[..40] + "…" : word;

    private static string? Mistake(SettingDefinition setting, string text) => setting.Kind switch
    {
        SettingKind.Switch => Switch(text),
        SettingKind.Duration => Duration(text),
        SettingKind.Bytes => Size(text),
        SettingKind.Text or SettingKind.File => Caught(setting, text),
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting.Kind, "is not a known kind"),
    };

    private static string? Switch(string text) => text is "true" or "false" ? null : $"expected true or false, not '{Shown(text)}'";

    private static string? Size(string text) =>
        text.Length <= 9 && text.All(char.IsAsciiDigit) ? null : $"'{Shown(text)}' is not a number of bytes";

    private static string? Duration(string text) =>
        GoDuration.TryParse(text, out var time) && time > TimeSpan.Zero ? null
            : $"'{Shown(text)}' is not a duration above zero; expected one such as 300ms, 5s or 1m30s";

    private static string? Caught(SettingDefinition setting, string text)
    {
        try
        {
            setting.Check?.Invoke(text);
            return null;
        }
        catch (UsageException problem)
        {
            return problem.Message.TrimStart(':', ' ');
        }
    }
}
