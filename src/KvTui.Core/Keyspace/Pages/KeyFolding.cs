namespace KvTui.Core.Keyspace.Pages;

/// <summary>
/// How keys are folded into a tree: at one byte, the separator; by default “/”. One at the very start of a key is part of its first name.
/// How deep two neighbouring keys part, their level, is the number of separators in what they have in common: below a prefix with L
/// separators, a key begins another row than its predecessor if the two part at a level of at most L.
/// </summary>
public readonly record struct KeyFolding
{
    /// <summary>The level below which keys are not folded any more, so that a level fits into a byte.</summary>
    public const int Deepest = 255;

    private const byte Slash = (byte)'/';

    /// <summary>What the separator differs from “/” in, so that this is the default.</summary>
    private readonly byte _difference;

    public KeyFolding(byte separator) => _difference = (byte)(separator ^ Slash);

    public byte Separator => (byte)(_difference ^ Slash);

    /// <summary>The level of a prefix, 0 to <see cref="Deepest"/>.</summary>
    public int LevelOf(ReadOnlySpan<byte> prefix) => prefix.Length <= 1 ? 0 : Math.Min(Deepest, prefix[1..].Count(Separator));

    /// <summary>The level at which two keys part.</summary>
    public int LevelBetween(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> key) => LevelOf(key[..previous.CommonPrefixLength(key)]);

    /// <summary>The length of the prefix that a key is folded into below another prefix; -1 if the key itself stands there.</summary>
    /// <param name="prefixLength">The length of the prefix above.</param>
    public int ChildLength(ReadOnlySpan<byte> key, int prefixLength)
    {
        var from = prefixLength == 0 && key.Length > 0 && key[0] == Separator ? 1 : prefixLength;
        var separator = key[from..].IndexOf(Separator);
        return separator < 0 ? -1 : from + separator + 1;
    }

    /// <summary>The length of a path up to its last separator; 0 if it has none.</summary>
    public int FoldedLength(ReadOnlySpan<byte> path) => path.LastIndexOf(Separator) + 1;

    /// <summary>Where the last name begins in a prefix that may end within a name.</summary>
    public int NameStart(ReadOnlySpan<byte> prefix) => FoldedLength(prefix) switch
    {
        1 => prefix.Length == 1 ? 1 : 0,
        var length => length,
    };
}
