namespace KvTui.Core.Copying;

/// <summary>Lines for a shell that do elsewhere what is done here.</summary>
public static class CommandLines
{
    /// <summary>The line of etcdctl that gets a key, or all keys of a folder.</summary>
    /// <param name="revision">The revision to get it at; 0 for now.</param>
    public static string Etcdctl(ConnectionWords words, EtcdKey key, bool isFolder, long revision = 0) =>
        $"etcdctl {words.Etcdctl}get {At(revision)}{(isFolder ? "--prefix " : "")}{Literal(key)}";

    /// <summary>The line of kvtui that gets a key, or all keys of a folder.</summary>
    /// <param name="revision">The revision to get it at; 0 for now.</param>
    public static string Get(ConnectionWords words, EtcdKey key, bool isFolder, long revision = 0)
    {
        var name = IsArgument(key) ? Literal(key) : $"--key-hex {Hex(key)}";
        return $"kvtui get {words.Kvtui}{At(revision)}{(isFolder ? "--prefix " : "")}{name}";
    }

    /// <summary>The line that opens the explorer at a place.</summary>
    /// <param name="filter">What the keys are filtered by; empty for nothing.</param>
    /// <param name="view">The name of the view of values; null for the first.</param>
    public static string Open(ConnectionWords words, EtcdKey key, string filter, string? view)
    {
        var line = $"kvtui {words.Kvtui}{Flag("--at", Printable.Escaped(key.Span))}";
        line = filter.Length == 0 ? line : $"{line} {Flag("--filter", filter)}";
        return view is null ? line : $"{line} {Flag("--view", view)}";
    }

    private static string At(long revision) => revision == 0 ? "" : $"--rev={revision.ToString(CultureInfo.InvariantCulture)} ";

    private static string Flag(string name, string value) => $"{name}{(value.StartsWith('-') ? '=' : ' ')}{ShellWord.Of(value)}";

    private static string Literal(EtcdKey key) => $"{(key.Span is [(byte)'-', ..] ? "-- " : "")}{ShellWord.Of(key.Span)}";

    private static string Hex(EtcdKey key) => Convert.ToHexStringLower(key.Span);

    /// <summary>Whether kvtui takes a key as an argument: what is not UTF-8 comes to it as U+FFFD, which it refuses.</summary>
    private static bool IsArgument(EtcdKey key) =>
        !key.Span.Contains((byte)0) && !key.ToString().Contains('\uFFFD', StringComparison.Ordinal);
}
