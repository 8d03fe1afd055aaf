namespace KvTui.Cli.Output;

/// <summary>A failure of etcd in words: what happened, and, where several endpoints were tried, what happened at each.</summary>
internal static class FailureText
{
    /// <summary>One line, or one and a line for each endpoint.</summary>
    public static string Of(EtcdException failure) => failure.Attempts.Count < 2
        ? failure.Message
        : string.Join('\n', failure.Attempts.Select(a => a.Message).Distinct().Where(m => !failure.Message.Contains(m, StringComparison.Ordinal)).Prepend(failure.Message));
}
