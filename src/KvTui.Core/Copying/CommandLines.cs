namespace KvTui.Core.Copying;

/// <summary>Lines for a shell that do elsewhere what is done here.</summary>
public static class CommandLines
{
    /// <summary>The line of etcdctl that gets a key, or all keys of a folder.</summary>
    public static string Etcdctl(ConnectionWords words, EtcdKey key, bool isFolder) =>
        $"etcdctl {words.Etcdctl}get {(isFolder ? "--prefix " : "")}{Literal(key)}";

    /// <summary>The line of kvtui that gets a key, or all keys of a folder.</summary>
    public static string Get(ConnectionWords words, EtcdKey key, bool isFolder) =>
        $"kvtui get {words.Kvtui}{(isFolder ? "--prefix " : "")}{(IsArgument(key) ? Literal(key) : $"--key-hex {Hex(key)}")}";

    /// <summary>The line that opens the explorer at a place.</summary>
    /// <param name="filter">What the keys are filtered by; empty for nothing.</param>
    /// <param name="view">The name of the view of values; null for the first.</param>
    public static string Open(ConnectionWords words, EtcdKey key, string filter, string? view)
    {
        var line = $"kvtui {words.Kvtui}{Flag("--at", Printable.Escaped(key.Span))}";
        line = filter.Length == 0 ? line : $"{line} {Flag("--filter", filter)}";
        return view is null ? line : $"{line} {Flag("--view", view)}";
    }

    private static string Flag(string name, string value) => $"{name}{(value.StartsWith('-') ? '=' : ' ')}{ShellWord.Of(value)}";

    private static string Literal(EtcdKey key) => $"{(key.Span is [(byte)'-', ..] ? "-- " : "")}{ShellWord.Of(key.Span)}";

    private static string Hex(EtcdKey key) => Convert.ToHexStringLower(key.Span);

    /// <summary>Whether kvtui takes a key as an argument: what is not UTF-8 comes to it as U+FFFD, which it refuses.</summary>
    private static bool IsArgument(EtcdKey key) =>
        !key.Span.Contains((byte)0) && !key.ToString().Contains('\uFFFD', StringComparison.Ordinal);
}
