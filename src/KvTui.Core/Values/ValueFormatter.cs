using KvTui.Core.Values.Decoders;
using KvTui.Core.Values.Formats;
using KvTui.Core.Values.Kubernetes;

namespace KvTui.Core.Values;

/// <summary>Turns the bytes of a value into lines that are safe to show; the work is bounded by the bytes that may be shown.</summary>
public static class ValueFormatter
{
    /// <summary>The most bytes of a value that are formatted until more is asked for.</summary>
    public const int PreviewBytes = 64 * 1024;

    private const int TabWidth = 4;

    /// <summary>Formats a value in the view that was chosen; what that does not fit is shown as the bytes suggest, with a note.</summary>
    /// <param name="columns">The room there is: a hex dump takes 8 or 16 bytes a line.</param>
    /// <param name="most">The bytes to show at the most.</param>
    /// <param name="today">What days left are counted from; null where that is not known.</param>
    public static FormattedValue Format(ReadOnlyMemory<byte> value, ValueView view, int columns, int most, DateOnly? today)
    {
        var chain = view.Format == ValueFormat.Auto ? DecoderChain.Of(value, view.Decoder, most, today) : null;
        if (chain is null)
        {
            return view.Decoder is null
                ? Noted(Plain(value, view.Format, columns, most), value)
                : Format(value, default(ValueView), columns, most, today).With($"not {view.Decoder}");
        }

        var (decoded, last) = (chain.Value, chain.Last);
        var shown = last.Lines is null
            ? Plain(last.Bytes, ValueFormat.Auto, columns, most)
            : last.IsCut ? new(last.Reading, last.Lines, Math.Max(0, last.Bytes.Length - 1), "preview · m: more")
            : new(last.Reading, last.Lines, last.Bytes.Length, null);
        string?[] notes = [.. chain.Notes, shown.Note, "e: as stored"];
        return shown with { Decoded = decoded, Note = string.Join(" · ", notes.Where(static note => note is not null)) };
    }

    /// <summary>Formats a value; <see cref="ValueFormat.Auto"/> chooses a decoder, Kubernetes, JSON, text or hex by its content.</summary>
    /// <param name="columns">The room there is: a hex dump takes 8 or 16 bytes a line.</param>
    /// <param name="most">The bytes to show at the most.</param>
    public static FormattedValue Format(ReadOnlyMemory<byte> value, ValueFormat wanted, int columns, int most = PreviewBytes) =>
        Format(value, new ValueView(wanted), columns, most, null);

    /// <summary>Formats a value as it is; <see cref="ValueFormat.Auto"/> chooses Kubernetes, JSON, text or hex by its content.</summary>
    /// <param name="columns">The room there is: a hex dump takes 8 or 16 bytes a line.</param>
    /// <param name="most">The bytes to show at the most.</param>
    private static FormattedValue Plain(ReadOnlyMemory<byte> value, ValueFormat wanted, int columns, int most)
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
        : KubernetesValue.Note(value) is null && !KubernetesValue.IsProtobuf(value) && PlainText.Is(value) ? ValueFormat.Text
        : ValueFormat.Hex;

    /// <summary>A text that may be a point in time, with what that is; a dump of bytes does not say it.</summary>
    private static FormattedValue Noted(FormattedValue shown, ReadOnlyMemory<byte> value) =>
        shown.Format == ValueFormat.Text && UnixTime.Note(value.Span) is { } note ? shown.With(note) : shown;

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
