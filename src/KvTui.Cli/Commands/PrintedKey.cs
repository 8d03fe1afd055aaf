namespace KvTui.Cli.Commands;

/// <summary>Helps where a key was given as listings print it: in an argument, which is literal text, <c>a\n</c> has a backslash.</summary>
internal static class PrintedKey
{
    /// <summary>What the keys given would be if their escapes were meant; null if there are none, or they change nothing.</summary>
    public static KeyRange? Meant(KeyRange given)
    {
        var (start, end) = (Meant(given.Start), Meant(given.End));
        return given.IsSingleKey ? start is { } key ? KeyRange.Key(key) : null
            : given == KeyRange.Prefix(given.Start) ? start is { } prefix ? KeyRange.Prefix(prefix) : null
            : start is not null || end is not null ? KeyRange.Between(start ?? given.Start, end ?? given.End)
            : null;
    }

    /// <summary>Says how to name the keys that may have been meant, if there are such, and none of those that were named.</summary>
    public static async Task HintAsync(Session session, KeyRange given, CancellationToken cancellationToken)
    {
        if (await HintOfAsync(session, given, cancellationToken) is { } hint)
        {
            StandardStreams.Say(hint);
        }
    }

    /// <summary>The sentence that <see cref="HintAsync"/> says; null for none.</summary>
    public static async Task<string?> HintOfAsync(Session session, KeyRange given, CancellationToken cancellationToken)
    {
        try
        {
            return Meant(given) is { } meant && !await AnyAsync(session, given, cancellationToken)
                && await AnyAsync(session, meant, cancellationToken) ? Hint(meant) : null;
        }
        catch (EtcdException)
        {
            // It is only a hint: what may not be read is not spoken of.
            return null;
        }
    }

    private static EtcdKey? Meant(EtcdKey given) =>
        given.Span.Contains((byte)'\\') && Printable.TryUnescape(given.ToString(), out var key) && key.Length > 0 ? new EtcdKey(key) : null;

    private static async Task<bool> AnyAsync(Session session, KeyRange keys, CancellationToken cancellationToken) =>
        (await session.Client.Kv.RangeAsync(keys, new() { KeysOnly = true, Limit = 1 }, cancellationToken)).KeyValues.Count > 0;

    private static string Hint(KeyRange meant)
    {
        var (shown, hex) = (Printable.Escaped(meant.Start.Span), Convert.ToHexStringLower(meant.Start.Span));
        return meant.IsSingleKey ? $"There is another key, printed as '{shown}': name it by --key-hex {hex}"
            : meant == KeyRange.Prefix(meant.Start)
                ? $"There are keys that begin with what is printed as '{shown}': name it by --key-hex {hex}"
            : $"There are keys between those printed as '{shown}' and '{Printable.Escaped(meant.End.Span)}': "
                + $"name them by --key-hex {hex} {Convert.ToHexStringLower(meant.End.Span)}";
    }
}
