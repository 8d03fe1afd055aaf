using System.Text;
using System.Text.Unicode;
using KvTui.Terminal.Text;

namespace KvTui.App.Values;

/// <summary>Turns the bytes of a value into lines that are safe to show; the work is bounded by <see cref="PreviewBytes"/>.</summary>
public static class ValueFormatter
{
    /// <summary>The most bytes of a value that are formatted as text or hex.</summary>
    public const int PreviewBytes = 64 * 1024;

    private const int MaxLineBytes = 4096;
    private const int TabWidth = 4;

    /// <summary>Formats a value; <see cref="ValueFormat.Auto"/> chooses JSON, text or hex by its content.</summary>
    /// <param name="columns">The room there is: a hex dump takes 8 or 16 bytes a line.</param>
    public static FormattedValue Format(ReadOnlyMemory<byte> value, ValueFormat wanted, int columns)
    {
        var format = wanted == ValueFormat.Auto ? Detect(value.Span) : wanted;
        switch (format)
        {
            case ValueFormat.Json:
                return JsonLines.TryFormat(value, out var json)
                    ? new(ValueFormat.Json, json, value.Length, null)
                    : Text(value, "not JSON");
            case ValueFormat.Hex:
                var shown = value[..Math.Min(PreviewBytes, value.Length)];
                return new(ValueFormat.Hex, HexLines.Format(shown.Span, columns >= HexLines.WideColumns), shown.Length, Preview(shown.Length, value.Length));
            default:
                return Text(value, null);
        }
    }

    private static ValueFormat Detect(ReadOnlySpan<byte> value)
    {
        if (JsonLines.MayBeJson(value))
        {
            return ValueFormat.Json;
        }

        return IsText(value) ? ValueFormat.Text : ValueFormat.Hex;
    }

    /// <summary>Whether a value reads as text: valid UTF-8 without control characters other than tab, line feed and carriage return.</summary>
    private static bool IsText(ReadOnlySpan<byte> value)
    {
        return Utf8.IsValid(value) && value.IndexOfAnyInRange((byte)0, (byte)8) < 0 && value.IndexOfAnyInRange((byte)14, (byte)26) < 0;
    }

    private static FormattedValue Text(ReadOnlyMemory<byte> value, string? note)
    {
        var shown = value.Length > PreviewBytes ? value[..Cut(value.Span, PreviewBytes)] : value;
        var lines = new List<string>();
        for (var rest = shown.Span; !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            AddLine(lines, line.EndsWith("\r"u8) ? line[..^1] : line);
        }

        return new(ValueFormat.Text, lines, shown.Length, note ?? Preview(shown.Length, value.Length));
    }

    /// <summary>Adds a line in pieces that a screen can work with, cut between characters.</summary>
    private static void AddLine(List<string> lines, ReadOnlySpan<byte> line)
    {
        while (line.Length > MaxLineBytes)
        {
            var cut = Cut(line, MaxLineBytes);
            lines.Add(Shown(line[..cut]));
            line = line[cut..];
        }

        lines.Add(Shown(line));
    }

    /// <summary>Where to cut so that no character is torn: at a length or up to 3 bytes before.</summary>
    private static int Cut(ReadOnlySpan<byte> text, int length)
    {
        var cut = length;
        while (cut > length - 3 && (text[cut] & 0xC0) == 0x80)
        {
            cut--;
        }

        return cut;
    }

    private static string Shown(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf((byte)'\t') < 0)
        {
            return Printable.Text(line);
        }

        var text = new StringBuilder();
        foreach (var part in line.Split((byte)'\t'))
        {
            text.Append(' ', text.Length == 0 && part.Start.Value == 0 ? 0 : TabWidth - (text.Length % TabWidth));
            text.Append(Printable.Text(line[part]));
        }

        return text.ToString();
    }

    private static string? Preview(int shown, int total) => shown < total ? $"preview, {total} B in all" : null;
}
