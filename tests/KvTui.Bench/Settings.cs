namespace KvTui.Bench;

/// <summary>What is measured against what; <c>bench.sh</c> prepares it all.</summary>
/// <param name="KvTui">The program under test.</param>
/// <param name="EtcdCtl">The program it is held against.</param>
/// <param name="One">Endpoints of a cluster of one.</param>
/// <param name="Three">Endpoints of a cluster of three with the same keys.</param>
/// <param name="Keys">All keys in both clusters, in their order.</param>
/// <param name="StateFolder">Where the program may keep its state.</param>
internal sealed record Settings(string KvTui, string EtcdCtl, string One, string Three, IReadOnlyList<string> Keys, string StateFolder)
{
    /// <summary>Reads the six arguments; the keys are the lines of a file.</summary>
    public static Settings Parse(IReadOnlyList<string> arguments) => arguments is [var kvtui, var etcdctl, var one, var three, var keys, var state]
        ? new Settings(kvtui, etcdctl, one, three, [.. File.ReadLines(keys).Where(line => line.Length > 0)], state)
        : throw new ArgumentException("usage: KvTui.Bench KVTUI ETCDCTL ONE-ENDPOINT THREE-ENDPOINTS KEYS-FILE STATE-FOLDER (tests/bench.sh does it)");

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
