namespace KvTui.Cli.Input;

/// <summary>Asks the person at the terminal before something is done that cannot be taken back.</summary>
internal static class Confirmation
{
    /// <summary>The switch that leaves out the question.</summary>
    public static Option<bool> Yes() => Switch.Of("--yes", "Do not ask; needed where there is no terminal to ask on");

    /// <summary>Whether nobody is to be asked.</summary>
    /// <exception cref="UsageException">Somebody is, and there is no terminal to ask on.</exception>
    public static bool IsSure(ParseResult parsed, Option<bool> yes)
    {
        var isSure = parsed.GetValue(yes);
        return isSure || StandardStreams.InputIsTerminal
            ? isSure
            : throw new UsageException("There is no terminal to ask on: give --yes to do it without being asked.");
    }

    /// <summary>Asks on standard error whether something is to be done in the cluster that is meant, and reads standard input.</summary>
    /// <param name="act">What would be done, as the beginning of a question, without anything that could steer a terminal.</param>
    /// <param name="word">What has to be typed; null for yes.</param>
    /// <returns>Whether to go on; no is the default.</returns>
    public static bool Asks(string act, string? word, IEtcdClient client, CancellationToken cancellationToken)
    {
        StandardStreams.WriteError($"{act} {Where(client)}? {(word is null ? "[y/N]" : $"Type {word} to confirm:")} ");
        var answer = AnswerLine.Read(cancellationToken).Trim();
        return word is null ? IsYes(answer) : answer == word;
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
