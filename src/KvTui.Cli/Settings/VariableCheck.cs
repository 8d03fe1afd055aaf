namespace KvTui.Cli.Settings;

/// <summary>Variables that look as if they had an effect: those of the old API, which etcdctl ignores as we do, are named once.</summary>
internal static class VariableCheck
{
    private static readonly (string Old, SettingDefinition New)[] OfApi2 =
    [
        ("ETCDCTL_ENDPOINT", SettingTable.Endpoints), ("ETCDCTL_PEERS", SettingTable.Endpoints), ("ETCDCTL_CA_FILE", SettingTable.CaCert),
        ("ETCDCTL_CERT_FILE", SettingTable.Cert), ("ETCDCTL_KEY_FILE", SettingTable.Key), ("ETCDCTL_USERNAME", SettingTable.User),
    ];

    /// <summary>Notes on standard error what has no effect.</summary>
    /// <exception cref="UsageException">The old API is asked for.</exception>
    public static void Check(Func<string, string?> variable)
    {
        if (variable("ETCDCTL_API") is { Length: > 0 } api and not "3")
        {
            throw new UsageException($"ETCDCTL_API={api} is set, and only version 3 of the API is spoken: unset it or set it to 3.");
        }

        foreach (var note in Notes(variable))
        {
            StandardStreams.Say(note);
        }
    }

    /// <summary>A sentence for each variable of the old API that is set without its new one.</summary>
    public static IEnumerable<string> Notes(Func<string, string?> variable) => OfApi2
        .Where(pair => variable(pair.Old) is { Length: > 0 } && variable(pair.New.Variable!) is null or "")
        .Select(pair => $"{pair.Old} is a variable of etcd's API 2 and has no effect; use {pair.New.Variable}.");
}
