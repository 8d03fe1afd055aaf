using System.Buffers;

namespace KvTui.Text;

/// <summary>The reversible text form of bytes.</summary>
internal static class EscapedText
{
    private const int ScratchLength = 256;

    /// <summary>The Braille pattern without dots: a symbol by its category, a blank to the eye.</summary>
    private const char BlankPattern = '\u2800';

    internal static string Escape(ReadOnlySpan<byte> bytes)
    {
        if (IsItsOwnForm(bytes))
        {
            return Encoding.Latin1.GetString(bytes);
        }

        var builder = new TextBuilder(stackalloc char[ScratchLength]);
        Span<char> scratch = stackalloc char[ScratchLength];
        var leading = bytes.Length - bytes.TrimStart((byte)' ').Length;
        AppendBlanks(ref builder, leading);
        bytes = bytes[leading..];
        var trailing = bytes.Length - bytes.TrimEnd((byte)' ').Length;
        bytes = bytes[..^trailing];
        while (!bytes.IsEmpty)
        {
            var valid = Printable.Utf8Prefix(bytes);
            var rented = valid > ScratchLength ? ArrayPool<char>.Shared.Rent(valid) : null;
            var decoded = rented ?? scratch;
            AppendText(ref builder, decoded[..Encoding.UTF8.GetChars(bytes[..valid], decoded)]);
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }

            bytes = bytes[valid..];
            if (!bytes.IsEmpty)
            {
                Printable.AppendByte(ref builder, bytes[0]);
                bytes = bytes[1..];
            }
        }

        AppendBlanks(ref builder, trailing);
        var escaped = builder.ToString();
        builder.Dispose();
        return escaped;
    }

    /// <summary>Whether the bytes are plain ASCII that needs no escape.</summary>
    internal static bool IsItsOwnForm(ReadOnlySpan<byte> bytes) =>
        Printable.IsPlain(bytes) && !bytes.Contains((byte)'\\') && bytes is not ([(byte)' ', ..] or [.., (byte)' ']);

    internal static bool TryUnescape(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        var rented = ArrayPool<byte>.Shared.Rent((text.Length * 3) + 1);
        var length = 0;
        var valid = true;
        while (valid && !text.IsEmpty)
        {
            var end = text.IndexOf('\\');
            var literal = end < 0 ? text : text[..end];
            valid = System.Text.Unicode.Utf8.FromUtf16(literal, rented.AsSpan(length), out _, out var written, replaceInvalidSequences: false)
                == OperationStatus.Done;
            length += written;
            text = text[literal.Length..];
            if (valid && !text.IsEmpty)
            {
                valid = TryTakeEscape(ref text, out rented[length]);
                length++;
            }
        }

        if (valid)
        {
            bytes = rented.AsSpan(0, length).ToArray();
        }

        ArrayPool<byte>.Shared.Return(rented);
        return valid;
    }

    private static bool TryTakeEscape(ref ReadOnlySpan<char> text, out byte value)
    {
        value = 0;
        if (text.Length < 2)
        {
            return false;
        }

        var letter = text[1];
        if (letter == 'x')
        {
            var known = text.Length >= 4 && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3])
                && byte.TryParse(text[2..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
            text = known ? text[4..] : text;
            return known;
        }

        value = letter switch { 'n' => (byte)'\n', 'r' => (byte)'\r', 't' => (byte)'\t', '\\' => (byte)'\\', _ => 0 };
        text = text[2..];
        return value != 0;
    }

    private static void AppendText(ref TextBuilder builder, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var cluster = text[..Graphemes.NextLength(text)];
            var isAmbiguous = cluster[0] is '\\' or BlankPattern || (cluster[0] != ' ' && char.IsWhiteSpace(cluster[0]));
            var shown = isAmbiguous ? 0 : Visibility.ShowableLength(cluster);
            builder.Append(cluster[..shown]);
            text = text[shown..];
            if (shown < cluster.Length)
            {
                Rune.DecodeFromUtf16(text, out var scalar, out var used);
                AppendEscape(ref builder, scalar);
                text = text[used..];
            }
        }
    }

    /// <summary>Blanks at an end, where nothing beside them shows that they are there.</summary>
    private static void AppendBlanks(ref TextBuilder builder, int count)
    {
        for (; count > 0; count--)
        {
            Printable.AppendByte(ref builder, (byte)' ');
        }
    }

    private static void AppendEscape(ref TextBuilder builder, Rune scalar)
    {
        switch (scalar.Value)
        {
            case '\\':
                builder.Append(@"\\");
                return;
            case '\n':
                builder.Append(@"\n");
                return;
            case '\r':
                builder.Append(@"\r");
                return;
            case '\t':
                builder.Append(@"\t");
                return;
            default:
                Span<byte> utf8 = stackalloc byte[4];
                foreach (var value in utf8[..scalar.EncodeToUtf8(utf8)])
                {
                    Printable.AppendByte(ref builder, value);
                }

                return;
        }
    }
}
