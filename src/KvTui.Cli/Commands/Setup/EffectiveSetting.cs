namespace KvTui.Cli.Commands.Setup;

/// <summary>A setting that is in force, and where it comes from; a secret is not in it.</summary>
internal readonly record struct EffectiveSetting(string Name, string Text, string Origin)
{
    /// <summary>All that are given anywhere.</summary>
    public static IReadOnlyList<EffectiveSetting> All(SettingSources sources) =>
    [
        .. from setting in SettingTable.Listed
           let found = sources.Find(setting)
           where found is not null
           select new EffectiveSetting(setting.Name, Shown(setting, found.Value.Text), found.Value.Origin),
    ];

    private static string Shown(SettingDefinition setting, string text) => setting.Secrecy switch
    {
        Secrecy.None => text,
        Secrecy.Whole => "(given, not shown)",
        Secrecy.Command => "(a command)",
        Secrecy.AfterColon => text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? text[..colon] + ":(given, not shown)" : text,
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting.Secrecy, "is not known"),
    };
}
