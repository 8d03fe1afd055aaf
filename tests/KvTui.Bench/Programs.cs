namespace KvTui.Bench;

/// <summary>The two programs that are held against each other.</summary>
/// <param name="KvTui">The program under test.</param>
/// <param name="EtcdCtl">The program it is held against.</param>
/// <param name="StateFolder">Where the programs may keep their state.</param>
internal sealed record Programs(string KvTui, string EtcdCtl, string StateFolder)
{
    /// <summary>An earlier build of the program under test; null if there is none to compare with.</summary>
    public string? Earlier { get; init; }

    /// <summary>The whole environment of a measured program.</summary>
    public IReadOnlyDictionary<string, string> Environment(string endpoints) => new Dictionary<string, string>
    {
        ["PATH"] = System.Environment.GetEnvironmentVariable("PATH") ?? "",
        ["HOME"] = StateFolder,
        ["XDG_STATE_HOME"] = StateFolder,
        ["DOTNET_ROOT"] = System.Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "",
        ["LANG"] = "C.UTF-8",
        ["TERM"] = "xterm-256color",
        ["ETCDCTL_API"] = "3",
        ["ETCDCTL_ENDPOINTS"] = endpoints,
    };
}
