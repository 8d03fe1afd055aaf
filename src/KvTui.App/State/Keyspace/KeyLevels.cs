namespace KvTui.App.State.Keyspace;

/// <summary>
/// How deep in the tree two neighbouring keys part: the separators in what they have in common. One at the very start is part of
/// the first name. Below a prefix with L separators, a key begins another row than its predecessor if the two part at a level of at most L.
/// </summary>
internal static class KeyLevels
{
    public const byte Separator = (byte)'/';

    /// <summary>The level below which keys are not folded any more, so that a level fits into a byte.</summary>
    public const int Deepest = 255;

    /// <summary>The level of a prefix, 0 to <see cref="Deepest"/>.</summary>
    public static int Of(ReadOnlySpan<byte> prefix) => prefix.Length <= 1 ? 0 : Math.Min(Deepest, prefix[1..].Count(Separator));

    /// <summary>The level at which two keys part.</summary>
    public static int Between(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> key) => Of(key[..previous.CommonPrefixLength(key)]);

    /// <summary>The length of the prefix that a key is folded into below another prefix; -1 if the key itself stands there.</summary>
    /// <param name="nameStart">The length of the prefix above.</param>
    /// <param name="level">Its level.</param>
    public static int ChildLength(ReadOnlySpan<byte> key, int nameStart, int level)
    {
        if (level >= Deepest)
        {
            return -1;
        }

        var from = nameStart == 0 && key.Length > 0 && key[0] == Separator ? 1 : nameStart;
        var separator = key[from..].IndexOf(Separator);
        return separator < 0 ? -1 : from + separator + 1;
    }
}
