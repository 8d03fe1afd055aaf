namespace KvTui.Cli.Input;

/// <summary>Asks the person at the terminal before something is done that cannot be taken back.</summary>
internal static class Confirmation
{
    /// <summary>Asks on standard error whether to go on in the cluster that is meant, and reads the answer from standard input.</summary>
    /// <returns>Whether to go on; no is the default.</returns>
    public static bool Asks(IEtcdClient client, CancellationToken cancellationToken)
    {
        StandardStreams.WriteError($"Go on {Where(client)}? [y/N] ");
        return IsYes(AnswerLine.Read(cancellationToken).Trim());
    }

    /// <summary>Asks in the same way whether to delete keys; more than one is confirmed by typing how many.</summary>
    /// <returns>Whether to go on; no is the default.</returns>
    public static bool Asks(long count, KeyRange keys, EtcdKey first, IEtcdClient client, CancellationToken cancellationToken)
    {
        var where = Where(client);
        var what = Printable.Escaped(first.Span);
        var expected = count.ToString(CultureInfo.InvariantCulture);
        StandardStreams.WriteError(
            keys.IsSingleKey ? $"Delete '{what}' {where}? [y/N] "
            : keys == KeyRange.Prefix(first) ? $"Delete {count} keys that begin with '{what}' {where}? Type {count} to confirm: "
            : $"Delete {count} keys from '{what}' to '{Printable.Escaped(keys.End.Span)}' {where}? Type {count} to confirm: ");
        var answer = AnswerLine.Read(cancellationToken).Trim();
        return keys.IsSingleKey ? IsYes(answer) : answer == expected;
    }

    private static string Where(IEtcdClient client) => $"in cluster {client.ClusterId:x16} at {client.Current}";

    private static bool IsYes(string answer) => answer.ToUpperInvariant() is "Y" or "YES";
}
