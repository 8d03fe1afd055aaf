using KvTui.Core.Editing.Json;

namespace KvTui.Core.Editing.Hex;

/// <summary>
/// Bytes as digits to edit: eight bytes a line, and behind a # what of them is printable ASCII. Read back is only what stands before a #.
/// </summary>
internal static class HexText
{
    private const int PerLine = 8;

    /// <summary>The text of some bytes; each line has a line end.</summary>
    public static byte[] Of(ReadOnlySpan<byte> value) => Of(value, PerLine);

    /// <summary>The bytes that a text stands for; null if it has a mistake.</summary>
    /// <param name="mistake">Where the first mistake is, and which, as “line 3, column 7: no hex digit”; empty if there is none.</param>
    public static byte[]? Parse(ReadOnlySpan<byte> text, out string mistake)
    {
        var (bytes, count) = (new byte[text.Length / 2], 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '#')
            {
                var end = text[at..].IndexOf((byte)'\n');
                at = end < 0 ? text.Length : at + end;
            }
            else if (text[at] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                var (high, low) = (Digit(text[at]), at + 1 < text.Length ? Digit(text[at + 1]) : -1);
                if (high < 0 || low < 0)
                {
                    mistake = $"{JsonText.Place(text, at)}: {(high < 0 ? "no hex digit" : "a byte has two digits")}";
                    return null;
                }

                bytes[count++] = (byte)((high << 4) | low);
                at++;
            }
        }

        mistake = "";
        return bytes[..count];
    }

    /// <summary>A text with the same bytes in each line, and behind each # what is true of them; null if it has a mistake.</summary>
    public static string? Annotated(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Parse(Encoding.UTF8.GetBytes(lines[i]), out _) is not { } bytes)
            {
                return null;
            }

            lines[i] = Encoding.ASCII.GetString(Of(bytes, Math.Max(PerLine, bytes.Length))).TrimEnd('\n');
        }

        return string.Join('\n', lines);
    }

    private static byte[] Of(ReadOnlySpan<byte> value, int perLine)
    {
        var digits = (3 * perLine) - 1;
        var lines = (value.Length + perLine - 1) / perLine;
        var text = new byte[(lines * (digits + "  # \n".Length)) + value.Length];
        text.AsSpan().Fill((byte)' ');
        var start = 0;
        for (var first = 0; first < value.Length; first += perLine)
        {
            var bytes = value[first..Math.Min(value.Length, first + perLine)];
            var ascii = start + digits + "  # ".Length;
            text[ascii - 2] = (byte)'#';
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i].TryFormat(text.AsSpan(start + (3 * i)), out _, "x2", CultureInfo.InvariantCulture);
                text[ascii + i] = bytes[i] is >= 0x20 and < 0x7F ? bytes[i] : (byte)'.';
            }

            start = ascii + bytes.Length + 1;
            text[start - 1] = (byte)'\n';
        }

        return text;
    }

    private static int Digit(byte letter) => letter switch
    {
        >= (byte)'0' and <= (byte)'9' => letter - '0',
        >= (byte)'a' and <= (byte)'f' => letter - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => letter - 'A' + 10,
        _ => -1,
    };
}
