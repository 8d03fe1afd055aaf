namespace KvTui.Cli.Input;

/// <summary>Asks the person at the terminal before keys are deleted; more than one is confirmed by typing how many.</summary>
internal static class Confirmation
{
    /// <summary>Asks on standard error, reads the answer from standard input.</summary>
    /// <returns>Whether to go on; no is the default.</returns>
    public static bool Asks(long count, KeyRange keys, EtcdKey first, IEtcdClient client, CancellationToken cancellationToken)
    {
        var where = $"in cluster {client.ClusterId:x16} at {client.Current}";
        var what = Printable.Escaped(first.Span);
        var expected = keys.IsSingleKey ? "y" : count.ToString(CultureInfo.InvariantCulture);
        StandardStreams.WriteError(
            keys.IsSingleKey ? $"Delete '{what}' {where}? [y/N] "
            : keys == KeyRange.Prefix(first) ? $"Delete {count} keys that begin with '{what}' {where}? Type {count} to confirm: "
            : $"Delete {count} keys from '{what}' to '{Printable.Escaped(keys.End.Span)}' {where}? Type {count} to confirm: ");
        var answer = AnswerLine.Read(cancellationToken).Trim();
        return answer.Equals(expected, StringComparison.OrdinalIgnoreCase)
            || (keys.IsSingleKey && answer.Equals("yes", StringComparison.OrdinalIgnoreCase));
    }
}
