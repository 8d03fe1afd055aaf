namespace KvTui.Cli.Configuration;

/// <summary>The configuration file that <c>kvtui config create</c> writes: comments that show every setting.</summary>
internal static class ConfigExample
{
    private const string Head =
        """
        # Profiles of kvtui: 'kvtui --profile NAME', or ':profile NAME' in the explorer. See 'kvtui config --help'.
        # This file must belong to you, with mode 0600. No passwords in it: a command prints them.
        # A comment has a line of its own. Relative paths start at this folder; ~/ is your home.

        # Used when neither a flag nor an ETCDCTL_ variable says which cluster.
        # default-profile = local

        [profile local]
        endpoints = 127.0.0.1:2379

        # [profile prod]

        """;

    /// <summary>The settings that are shown first, in paragraphs; the others that have an example follow as the table has them.</summary>
    private static readonly SettingDefinition[][] First =
    [
        [
            SettingTable.Endpoints, SettingTable.CaCert, SettingTable.Cert, SettingTable.Key, SettingTable.KeyPasswordCommand,
            SettingTable.User, SettingTable.PasswordCommand,
        ],
        [SettingTable.Production, SettingTable.ReadOnly, SettingTable.Root, SettingTable.Mask, SettingTable.Journal, SettingTable.Decoder],
        [
            SettingTable.ConfirmLevel, SettingTable.ConfirmDiff, SettingTable.Theme, SettingTable.Separator,
            SettingTable.PollInterval, SettingTable.MaxLoad, SettingTable.DialTimeout, SettingTable.CommandTimeout,
            SettingTable.KeepAliveTime, SettingTable.KeepAliveTimeout,
        ],
    ];

    public static string Text { get; } = Head + string.Join("#\n", First.Select(Paragraph))
        + Paragraph(SettingTable.OfProfile.Where(static each => each.Example is not null).Except(First.SelectMany(static some => some)));

    private static string Paragraph(IEnumerable<SettingDefinition> settings) => string.Concat(settings.Select(Lines));

    private static string Lines(SettingDefinition setting) =>
        (setting.Note is { } note ? $"# {note}\n" : "") + $"# {setting.InProfile} = {setting.Example}\n";
}
