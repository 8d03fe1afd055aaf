namespace KvTui.App.Analysis;

/// <summary>How keys are folded at “/”, as the key pane folds them.</summary>
internal static class KeyPath
{
    public const byte Separator = (byte)'/';

    /// <summary>
    /// The length of the child prefix that a key belongs to, below a prefix of some length; -1 if the key itself is the child. A separator
    /// at the very start is part of the first name.
    /// </summary>
    public static int ChildLength(ReadOnlySpan<byte> key, int prefixLength)
    {
        var from = prefixLength == 0 && key.Length > 0 && key[0] == Separator ? 1 : prefixLength;
        var separator = key[from..].IndexOf(Separator);
        return separator < 0 ? -1 : from + separator + 1;
    }

    /// <summary>Where the last name begins in a prefix that may end within a name.</summary>
    public static int NameStart(ReadOnlySpan<byte> prefix) => prefix.LastIndexOf(Separator) switch
    {
        0 => prefix.Length == 1 ? 1 : 0,
        var last => last + 1,
    };
}
