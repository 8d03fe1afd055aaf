namespace KvTui.Core.Keyspace;

/// <summary>How the beginning of a key goes on: as far as all keys agree that begin so, and at most to the next separator.</summary>
/// <param name="Text">The beginning, completed; as it was if no key begins so, or those that do part there.</param>
/// <param name="Choices">The names of which one has to be chosen to go on, in order, at most <see cref="MostChoices"/>; or empty.</param>
/// <param name="Exists">Whether a key begins so.</param>
public readonly record struct KeyCompletion(EtcdKey Text, ImmutableArray<EtcdKey> Choices, bool Exists)
{
    /// <summary>The most names that are told: more than a line has room for.</summary>
    public const int MostChoices = 20;

    public static KeyCompletion Of(KeyIndex keys, EtcdKey typed)
    {
        var (first, end) = keys.Ranks(KeyRange.Prefix(typed));
        if (first == end)
        {
            return new(typed, [], false);
        }

        var (one, other) = (keys[first].Key, keys[end - 1].Key);
        var shared = Whole(one.Span, one.Span.CommonPrefixLength(other.Span), typed.Length);
        var level = keys.Folding.ChildLength(one.Span, typed.Length);
        if (level >= 0 && level <= shared)
        {
            return new(new(one.Span[..level].ToArray()), [], true);
        }

        var text = one.Span[..shared];
        return new(new(text.ToArray()), end - first == 1 ? [] : Names(keys, first, end, keys.Folding.FoldedLength(text)), true);
    }

    /// <summary>A length at which no character is torn.</summary>
    private static int Whole(ReadOnlySpan<byte> key, int length, int least)
    {
        while (length > least && length < key.Length && (key[length] & 0xC0) == 0x80)
        {
            length--;
        }

        return length;
    }

    private static ImmutableArray<EtcdKey> Names(KeyIndex keys, int first, int end, int start)
    {
        var names = ImmutableArray.CreateBuilder<EtcdKey>();
        for (var rank = first; rank < end && names.Count < MostChoices;)
        {
            var key = keys[rank].Key;
            var length = keys.Folding.ChildLength(key.Span, start);
            names.Add(new(key.Span[start..(length < 0 ? key.Length : length)].ToArray()));
            rank = length < 0 ? rank + 1 : keys.Ranks(KeyRange.Prefix(new(key.Span[..length].ToArray()))).End;
        }

        return names.ToImmutable();
    }
}
