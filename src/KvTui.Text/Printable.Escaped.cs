using System.Buffers;
using System.Text.Unicode;

namespace KvTui.Text;

/// <content>The reversible text form of bytes.</content>
public static partial class Printable
{
    /// <summary>The Braille pattern without dots: a symbol by its category, a blank to the eye.</summary>
    private const char BlankPattern = '\u2800';

    /// <summary>
    /// A reversible form on one line: printable UTF-8 as it is, <c>\\</c>, <c>\n</c>, <c>\r</c>, <c>\t</c>, all other bytes as <c>\xNN</c>.
    /// Blanks other than the space, and spaces at either end (<c>\x20</c>), are escaped too, so that equal looks mean equal bytes.
    /// </summary>
    public static string Escaped(ReadOnlySpan<byte> bytes)
    {
        if (IsItsOwnEscapedForm(bytes))
        {
            return Encoding.Latin1.GetString(bytes);
        }

        var builder = new TextBuilder(stackalloc char[ScratchLength]);
        var leading = bytes.Length - bytes.TrimStart((byte)' ').Length;
        AppendBlanks(ref builder, leading);
        bytes = bytes[leading..];
        var trailing = bytes.Length - bytes.TrimEnd((byte)' ').Length;
        AppendBytes(ref builder, bytes[..^trailing], isReversible: true);
        AppendBlanks(ref builder, trailing);
        var escaped = builder.ToString();
        builder.Dispose();
        return escaped;
    }

    /// <summary>Whether <see cref="Escaped"/> leaves ASCII bytes as they are.</summary>
    public static bool IsItsOwnEscapedForm(ReadOnlySpan<byte> bytes) =>
        IsPlain(bytes) && !bytes.Contains((byte)'\\') && bytes is not ([(byte)' ', ..] or [.., (byte)' ']);

    /// <summary>Undoes <see cref="Escaped"/>, for typed text; false for a backslash before anything else or a lone surrogate.</summary>
    public static bool TryUnescape(string text, out byte[] bytes)
    {
        bytes = [];
        ReadOnlySpan<char> rest = text;
        var rented = ArrayPool<byte>.Shared.Rent((text.Length * 3) + 1);
        var length = 0;
        var valid = true;
        while (valid && !rest.IsEmpty)
        {
            var end = rest.IndexOf('\\');
            var literal = end < 0 ? rest : rest[..end];
            var status = Utf8.FromUtf16(literal, rented.AsSpan(length), out _, out var written, replaceInvalidSequences: false);
            valid = status == OperationStatus.Done;
            length += written;
            rest = rest[literal.Length..];
            if (valid && !rest.IsEmpty)
            {
                valid = TryTakeEscape(ref rest, out rented[length]);
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

    private static void AppendEscaped(ref TextBuilder builder, scoped ReadOnlySpan<char> text)
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
            AppendByte(ref builder, (byte)' ');
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
                    AppendByte(ref builder, value);
                }

                return;
        }
    }
}
