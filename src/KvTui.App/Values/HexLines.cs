using System.Globalization;

namespace KvTui.App.Values;

/// <summary>A hex dump: offset, 16 bytes in two groups, and what of them is printable ASCII.</summary>
internal static class HexLines
{
    private const int BytesPerLine = 16;

    public static List<string> Format(ReadOnlySpan<byte> value)
    {
        var lines = new List<string>();
        Span<char> line = stackalloc char[79];
        for (var offset = 0; offset < value.Length; offset += BytesPerLine)
        {
            lines.Add(Line(line, value[offset..Math.Min(value.Length, offset + BytesPerLine)], offset));
        }

        return lines;
    }

    private static string Line(Span<char> line, ReadOnlySpan<byte> bytes, int offset)
    {
        line.Fill(' ');
        offset.TryFormat(line, out _, "x8", CultureInfo.InvariantCulture);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i].TryFormat(line[(10 + (3 * i) + (i < 8 ? 0 : 1))..], out _, "x2", CultureInfo.InvariantCulture);
            line[60 + i] = bytes[i] is >= 0x20 and < 0x7F ? (char)bytes[i] : '.';
        }

        return line[..(60 + bytes.Length)].ToString();
    }
}
