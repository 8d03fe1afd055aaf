using System.Buffers;
using System.Text.Unicode;

namespace KvTui.Text;

/// <summary>
/// Makes text of unknown origin safe to show: C0, DEL, C1, bidi controls, separators, invisible and unassigned characters,
/// lone surrogates and bytes that are not UTF-8 become visible stand-ins. Nothing else is changed.
/// </summary>
public static partial class Printable
{
    private const int ScratchLength = 256;

    /// <summary>The text to display on one line; the same instance if there is nothing to replace. Not reversible.</summary>
    public static string Text(string text) => Text(text, text);

    /// <summary>The text to display on one line, of characters. Not reversible.</summary>
    public static string Text(ReadOnlySpan<char> text) => Text(text, null);

    /// <summary>The text to display on one line, of bytes that may or may not be UTF-8. Not reversible.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        if (IsPlain(bytes))
        {
            return Encoding.Latin1.GetString(bytes);
        }

        var builder = new TextBuilder(stackalloc char[ScratchLength]);
        AppendBytes(ref builder, bytes, isReversible: false);
        var shown = builder.ToString();
        builder.Dispose();
        return shown;
    }

    /// <summary>Appends what <see cref="Text(ReadOnlySpan{byte})"/> makes of bytes.</summary>
    public static void Append(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > ScratchLength || !IsPlain(bytes))
        {
            text.Append(Text(bytes));
            return;
        }

        Span<char> plain = stackalloc char[ScratchLength];
        text.Append(plain[..Encoding.Latin1.GetChars(bytes, plain)]);
    }

    /// <summary>
    /// The text to display on several lines: tabs and line feeds stay, also those of CR LF, whose CR is left out. Not reversible.
    /// </summary>
    public static string Lines(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\t');
            var part = end < 0 ? bytes : bytes[..end];
            text.Append(Text(end >= 0 && bytes[end] == '\n' && part.EndsWith("\r"u8) ? part[..^1] : part));
            text.Append(end < 0 ? "" : bytes[end] == '\n' ? "\n" : "\t");
            bytes = end < 0 ? default : bytes[(end + 1)..];
        }

        return text.ToString();
    }

    private static bool IsPlain(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExceptInRange((byte)' ', (byte)'~');

    private static void AppendByte(ref TextBuilder builder, byte value)
    {
        builder.Append("\\x");
        builder.Append("0123456789abcdef"[value >> 4]);
        builder.Append("0123456789abcdef"[value & 15]);
    }

    private static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');

    /// <param name="same">The instance to return for the same text; null for none.</param>
    private static string Text(ReadOnlySpan<char> text, string? same)
    {
        if (IsPlain(text))
        {
            return same ?? text.ToString();
        }

        var builder = new TextBuilder(stackalloc char[ScratchLength]);
        AppendText(ref builder, text);
        var shown = same is not null && builder.Text.SequenceEqual(same) ? same : builder.ToString();
        builder.Dispose();
        return shown;
    }

    private static void AppendBytes(ref TextBuilder builder, ReadOnlySpan<byte> bytes, bool isReversible)
    {
        var rented = bytes.Length > ScratchLength ? ArrayPool<char>.Shared.Rent(bytes.Length) : null;
        var room = rented is null ? stackalloc char[ScratchLength] : rented;
        while (!bytes.IsEmpty)
        {
            // Stops at the first byte that is not UTF-8.
            Utf8.ToUtf16(bytes, room, out var valid, out var length, replaceInvalidSequences: false);
            if (isReversible)
            {
                AppendEscaped(ref builder, room[..length]);
            }
            else
            {
                AppendText(ref builder, room[..length]);
            }

            bytes = bytes[valid..];
            if (!bytes.IsEmpty)
            {
                AppendByte(ref builder, bytes[0]);
                bytes = bytes[1..];
            }
        }

        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static void AppendText(ref TextBuilder builder, scoped ReadOnlySpan<char> text)
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
                AppendStandIn(ref builder, decoded ? scalar.Value : text[0]);
                text = text[used..];
            }
        }
    }

    private static void AppendStandIn(ref TextBuilder builder, int scalar)
    {
        switch (scalar)
        {
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
