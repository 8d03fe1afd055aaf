namespace KvTui.Cli.Help;

/// <summary><c>kvtui help connection</c>: the flags that every verb and the explorer take, with their variables.</summary>
internal static class ConnectionPage
{
    private const string Head =
        "Connection flags: which cluster, as whom, and how far. Every verb and the explorer take them, before or behind the verb.\n"
        + "A flag beats its variable; a profile that is asked for beats all variables. Those marked * may also stand in a profile, "
        + "without the dashes: see 'kvtui config --help'.";

    public static string Text { get; } = WrappedText.Of(Head) + "\n" + string.Concat(
        SettingTable.All.Where(ConnectionFlags.IsOfConnection).Select(Entry));

    private static string Entry(SettingDefinition setting)
    {
        var alias = setting.Alias is { } given ? $", {given}" : "";
        var value = setting.Value is { } name ? $" <{name}>" : "";
        var mark = setting.IsInProfile ? " *" : "";
        var variable = setting.Variable is { } known ? $"\n{known}" : "";
        return $"  {setting.Flag}{alias}{value}{mark}\n" + WrappedText.Of(setting.HelpOfFlag + variable, indent: 6);
    }
}
