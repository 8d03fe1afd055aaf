using System.Text.Unicode;
using KvTui.Core.Values.Formats;
using KvTui.Core.Values.Kubernetes;

namespace KvTui.Core.Values;

/// <summary>Turns the bytes of a value into lines that are safe to show; the work is bounded by the bytes that may be shown.</summary>
public static class ValueFormatter
{
    /// <summary>The most bytes of a value that are formatted until more is asked for.</summary>
    public const int PreviewBytes = 64 * 1024;

    private const int TabWidth = 4;

    /// <summary>Formats a value; <see cref="ValueFormat.Auto"/> chooses Kubernetes, JSON, text or hex by its content.</summary>
    /// <param name="columns">The room there is: a hex dump takes 8 or 16 bytes a line.</param>
    /// <param name="most">The bytes to show at the most.</param>
    public static FormattedValue Format(ReadOnlyMemory<byte> value, ValueFormat wanted, int columns, int most = PreviewBytes)
    {
        if (wanted == ValueFormat.Kubernetes || (wanted == ValueFormat.Auto && KubernetesValue.IsProtobuf(value.Span)))
        {
            if (KubernetesValue.Format(value, most) is { } shown)
            {
                return shown;
            }

            wanted = ValueFormat.Auto;
        }

        var format = wanted == ValueFormat.Auto ? Detect(value.Span) : wanted;
        switch (format)
        {
            case ValueFormat.Json:
                var part = value.Length > most ? Cut(value.Span, most) : value.Length;
                return JsonLines.TryFormat(value, part, out var json)
                    ? Shown(ValueFormat.Json, json, part, value, null)
                    : Text(value, most, "not JSON");
            case ValueFormat.Hex:
                var bytes = value[..Math.Min(most, value.Length)];
                var dump = HexLines.Format(bytes.Span, columns >= HexLines.WideColumns);
                return Shown(ValueFormat.Hex, dump, bytes.Length, value, KubernetesValue.Note(value.Span));
            case ValueFormat.Text:
                return Text(value, most, null);
            default:
                throw new ArgumentOutOfRangeException(nameof(wanted), format, "is not a known format");
        }
    }

    private static ValueFormat Detect(ReadOnlySpan<byte> value) =>
        JsonLines.MayBeJson(value) ? ValueFormat.Json
        : KubernetesValue.Note(value) is null && !KubernetesValue.IsProtobuf(value) && IsText(value) ? ValueFormat.Text
        : ValueFormat.Hex;

    /// <summary>Whether a value reads as text: UTF-8 without control characters other than tab, line feed and carriage return.</summary>
    private static bool IsText(ReadOnlySpan<byte> value) =>
        Utf8.IsValid(value) && value.IndexOfAnyInRange((byte)0, (byte)8) < 0 && value.IndexOfAnyInRange((byte)14, (byte)26) < 0;

    private static FormattedValue Shown(ValueFormat format, List<string> lines, int shown, ReadOnlyMemory<byte> value, string? note)
    {
        var preview = shown < value.Length ? $"preview, {Quantities.Size(shown)} of {Quantities.Size(value.Length)} · m: more" : null;
        return new(format, lines, shown, note is null || preview is null ? note ?? preview : $"{note} · {preview}");
    }

    private static FormattedValue Text(ReadOnlyMemory<byte> value, int most, string? note)
    {
        var shown = value.Length > most ? value[..Cut(value.Span, most)] : value;
        var lines = new List<string>();
        for (var rest = shown.Span; !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            lines.Add(Visible(line.EndsWith("\r"u8) ? line[..^1] : line));
        }

        return Shown(ValueFormat.Text, lines, shown.Length, value, note);
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

    private static string Visible(ReadOnlySpan<byte> line)
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
}
