namespace KvTui.Cli.Output;

/// <summary>A failure of etcd in words: what happened, and, where several endpoints were tried, what happened at each.</summary>
internal static class FailureText
{
    /// <summary>One line, or one and a line for each endpoint.</summary>
    public static string Of(EtcdException failure)
    {
        var single = failure.Attempts.Count < 2 ? [] : failure.Attempts.Select(static attempt => attempt.Message).Distinct();
        var further = single.Where(text => !failure.Message.Contains(text, StringComparison.Ordinal));
        return string.Join('\n', further.Prepend(failure.Message));
    }
}
