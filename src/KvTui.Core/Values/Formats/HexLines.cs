namespace KvTui.Core.Values.Formats;

/// <summary>A hex dump: offset, bytes in groups of eight, and what of them is printable ASCII.</summary>
internal static class HexLines
{
    /// <summary>The columns that a line of two groups takes.</summary>
    public const int WideColumns = OffsetColumns + (4 * 2 * Group) + 2;

    private const int OffsetColumns = 10;
    private const int Group = 8;

    /// <summary>The dump of bytes, one group a line, or two.</summary>
    public static List<string> Format(ReadOnlySpan<byte> value, bool isWide)
    {
        var perLine = isWide ? 2 * Group : Group;
        var lines = new List<string>();
        Span<char> line = stackalloc char[OffsetColumns + (4 * perLine) + 2];
        for (var offset = 0; offset < value.Length; offset += perLine)
        {
            lines.Add(Line(line, value[offset..Math.Min(value.Length, offset + perLine)], offset, perLine));
        }

        return lines;
    }

    /// <summary>How many bytes a line of a dump stands for, the last one aside.</summary>
    public static int PerLine(IReadOnlyList<string> lines) =>
        lines.Count > 0 && lines[0].Length > OffsetColumns + (4 * Group) + 2 ? 2 * Group : Group;

    /// <summary>Where the digits of some bytes of a line stand in it: the first column, and the one behind the last.</summary>
    public static (int First, int End) Columns(int first, int end) => (Column(first), Column(end - 1) + 2);

    private static int Column(int place) => OffsetColumns + (3 * place) + (place / Group);

    private static string Line(Span<char> line, ReadOnlySpan<byte> bytes, int offset, int perLine)
    {
        line.Fill(' ');
        offset.TryFormat(line, out _, "x8", CultureInfo.InvariantCulture);
        var text = OffsetColumns + (3 * perLine) + (perLine > Group ? 2 : 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i].TryFormat(line[Column(i)..], out _, "x2", CultureInfo.InvariantCulture);
            line[text + i] = bytes[i] is >= 0x20 and < 0x7F ? (char)bytes[i] : '.';
        }

        return line[..(text + bytes.Length)].ToString();
    }
}
