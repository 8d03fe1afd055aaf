using System.Buffers;

namespace KvTui.Core.Copying;

/// <summary>Bytes as one word of a line that a shell reads.</summary>
public static class ShellWord
{
    private static readonly SearchValues<byte> Safe =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+:,./-"u8);

    /// <summary>
    /// The word: bare where nothing in it means anything to a shell, else in single quotes; what cannot be seen as it is, as <c>$'…'</c>,
    /// which bash, zsh and ksh read. Zero bytes are in no word: the result ends before one.
    /// </summary>
    public static string Of(ReadOnlySpan<byte> bytes) =>
        !bytes.IsEmpty && !bytes.ContainsAnyExcept(Safe) ? Encoding.ASCII.GetString(bytes)
        : IsVisible(bytes) ? $"'{Encoding.UTF8.GetString(bytes).Replace("'", @"'\''", StringComparison.Ordinal)}'"
        : Escaped(bytes);

    /// <summary>The word of a text.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether the bytes are text that stands on one line as it is.</summary>
    public static bool IsVisible(ReadOnlySpan<byte> bytes) => Printable.Text(bytes) is var shown
        && Encoding.UTF8.GetByteCount(shown) == bytes.Length && Encoding.UTF8.GetBytes(shown).AsSpan().SequenceEqual(bytes);

    private static string Escaped(ReadOnlySpan<byte> bytes)
    {
        var word = new StringBuilder("$'");
        foreach (var each in bytes)
        {
            _ = each switch
            {
                (byte)'\n' => word.Append("\\n"),
                (byte)'\\' or (byte)'\'' => word.Append('\\').Append((char)each),
                >= (byte)' ' and <= (byte)'~' => word.Append((char)each),
                _ => word.Append(CultureInfo.InvariantCulture, $"\\x{each:x2}"),
            };
        }

        return word.Append('\'').ToString();
    }
}
