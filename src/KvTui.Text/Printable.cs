using System.Buffers;

namespace KvTui.Text;

/// <summary>
/// Makes text of unknown origin safe to show: C0, DEL, C1, bidi controls, separators, invisible and unassigned characters,
/// lone surrogates and bytes that are not UTF-8 become visible stand-ins. Nothing else is changed.
/// </summary>
public static class Printable
{
    private const int ScratchLength = 256;

    /// <summary>The text to display on one line; the same instance if there is nothing to replace. Not reversible.</summary>
    public static string Text(string text, PrintableForm form = PrintableForm.Unicode)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var builder = new TextBuilder(stackalloc char[ScratchLength]);
        AppendText(ref builder, text, form);
        var shown = builder.Text.SequenceEqual(text) ? text : builder.ToString();
        builder.Dispose();
        return shown;
    }

    /// <summary>The text to display on one line, of characters. Not reversible.</summary>
    public static string Text(ReadOnlySpan<char> text, PrintableForm form = PrintableForm.Unicode)
    {
        if (IsPlain(text))
        {
            return text.ToString();
        }

        var builder = new TextBuilder(stackalloc char[ScratchLength]);
        AppendText(ref builder, text, form);
        var shown = builder.ToString();
        builder.Dispose();
        return shown;
    }

    /// <summary>The text to display on one line, of bytes that may or may not be UTF-8. Not reversible.</summary>
    public static string Text(ReadOnlySpan<byte> bytes, PrintableForm form = PrintableForm.Unicode)
    {
        if (IsPlain(bytes))
        {
            return Encoding.Latin1.GetString(bytes);
        }

        var builder = new TextBuilder(stackalloc char[ScratchLength]);
        Span<char> scratch = stackalloc char[ScratchLength];
        while (!bytes.IsEmpty)
        {
            var valid = Utf8Prefix(bytes);
            var rented = valid > ScratchLength ? ArrayPool<char>.Shared.Rent(valid) : null;
            var decoded = rented ?? scratch;
            AppendText(ref builder, decoded[..Encoding.UTF8.GetChars(bytes[..valid], decoded)], form);
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }

            bytes = bytes[valid..];
            if (!bytes.IsEmpty)
            {
                AppendByte(ref builder, bytes[0]);
                bytes = bytes[1..];
            }
        }

        var shown = builder.ToString();
        builder.Dispose();
        return shown;
    }

    /// <summary>
    /// A reversible form on one line: printable UTF-8 as it is, <c>\\</c>, <c>\n</c>, <c>\r</c>, <c>\t</c>, every other byte as <c>\xNN</c>.
    /// Blanks other than the space, and spaces at either end (<c>\x20</c>), are escaped too, so that equal looks mean equal bytes.
    /// </summary>
    public static string Escaped(ReadOnlySpan<byte> bytes) => EscapedText.Escape(bytes);

    /// <summary>Whether <see cref="Escaped"/> leaves ASCII bytes as they are.</summary>
    public static bool IsItsOwnEscapedForm(ReadOnlySpan<byte> bytes) => EscapedText.IsItsOwnForm(bytes);

    /// <summary>Undoes <see cref="Escaped"/>, for text typed by a person; false if a backslash is followed by anything else or the text has a lone surrogate.</summary>
    public static bool TryUnescape(string text, out byte[] bytes) => EscapedText.TryUnescape(text, out bytes);

    internal static bool IsPlain(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExceptInRange((byte)' ', (byte)'~');

    /// <summary>How many bytes at the beginning are valid UTF-8.</summary>
    internal static int Utf8Prefix(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (length < bytes.Length)
        {
            if (bytes[length] < 0x80)
            {
                length++;
            }
            else if (Rune.DecodeFromUtf8(bytes[length..], out _, out var used) == OperationStatus.Done)
            {
                length += used;
            }
            else
            {
                break;
            }
        }

        return length;
    }

    internal static void AppendByte(ref TextBuilder builder, byte value)
    {
        builder.Append("\\x");
        builder.Append("0123456789abcdef"[value >> 4]);
        builder.Append("0123456789abcdef"[value & 15]);
    }

    private static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');

    private static void AppendText(ref TextBuilder builder, ReadOnlySpan<char> text, PrintableForm form)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExceptInRange(' ', '~');
            plain = plain < 0 ? text.Length : Math.Max(0, plain - 1);
            builder.Append(text[..plain]);
            text = text[plain..];
            if (text.IsEmpty)
            {
                return;
            }

            var cluster = text[..Graphemes.NextLength(text)];
            var shown = Visibility.ShowableLength(cluster);
            builder.Append(cluster[..shown]);
            text = text[shown..];
            if (shown < cluster.Length)
            {
                // What follows the stand-in is looked at afresh.
                var decoded = Rune.DecodeFromUtf16(text, out var scalar, out var used) == OperationStatus.Done;
                AppendStandIn(ref builder, decoded ? scalar.Value : text[0], form);
                text = text[used..];
            }
        }
    }

    private static void AppendStandIn(ref TextBuilder builder, int scalar, PrintableForm form)
    {
        switch (scalar)
        {
            case < ' ' or 0x7F when form == PrintableForm.Caret:
                builder.Append('^');
                builder.Append((char)(scalar ^ 0x40));
                return;
            case < ' ':
                builder.Append((char)(0x2400 + scalar));
                return;
            case 0x7F:
                builder.Append('␡');
                return;
            default:
                Span<char> digits = stackalloc char[8];
                scalar.TryFormat(digits, out var length, "x4", CultureInfo.InvariantCulture);
                builder.Append("\\u{");
                builder.Append(digits[..length]);
                builder.Append('}');
                return;
        }
    }
}
