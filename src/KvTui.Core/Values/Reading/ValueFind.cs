using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values.Reading;

/// <summary>A place where the text that is searched for stands in a value.</summary>
/// <param name="Line">The line on which it begins, from 0.</param>
/// <param name="Start">Its first character there.</param>
/// <param name="Length">How many characters it has there.</param>
public readonly record struct ValueHit(int Line, int Start, int Length);

/// <summary>What is searched for in the value, and where it stands.</summary>
/// <param name="Text">As it was typed; its letters stand for either case, unless one of them is a capital.</param>
/// <param name="Hits">In the order of the value, none overlapping another.</param>
/// <param name="Current">The hit that the cursor was put on last, from 0; -1 for none.</param>
public sealed record ValueFind(string Text, ImmutableArray<ValueHit> Hits, int Current)
{
    /// <summary>The most hits that are listed.</summary>
    public const int MostHits = 100_000;

    /// <summary>Whether there may be more hits than are listed.</summary>
    public bool IsCut => Hits.Length == MostHits;

    /// <summary>Searches the lines of a value, or, in a hex dump, the bytes, which may be given as <c>\xNN</c>.</summary>
    /// <param name="text">Not empty.</param>
    /// <param name="value">The stored bytes.</param>
    public static ValueFind In(string text, FormattedValue shown, ReadOnlySpan<byte> value)
    {
        var hits = ImmutableArray.CreateBuilder<ValueHit>();
        if (shown.Format == ValueFormat.Hex)
        {
            var bytes = (shown.Decoded is { } decoded ? decoded.Bytes.Span : value)[..shown.ShownBytes];
            AddOfBytes(hits, Bytes(text), bytes, HexLines.PerLine(shown.Lines));
        }
        else
        {
            var comparison = text.Any(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
            for (var line = 0; line < shown.Lines.Count; line++)
            {
                AddOfLine(hits, text, comparison, shown.Lines[line], line);
            }
        }

        return new(text, hits.DrainToImmutable(), -1);
    }

    /// <summary>The first hit at or behind a character of a line, else the first one at all.</summary>
    public int From(int line, int character) => Before(line, character) is var before && before < Hits.Length ? before : 0;

    /// <summary>The hits that touch a part of a line: the number of the first one, and the one behind the last.</summary>
    public (int First, int End) On(int line, int start, int end)
    {
        var first = Before(line, start);
        var isCut = first > 0 && Hits[first - 1] is var last && last.Line == line && last.Start + last.Length > start;
        return (isCut ? first - 1 : first, Before(line, end));
    }

    /// <summary>How many hits stand before a character of a line.</summary>
    private int Before(int line, int character)
    {
        var (low, high) = (0, Hits.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var isBefore = Hits[middle].Line < line || (Hits[middle].Line == line && Hits[middle].Start < character);
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static void AddOfLine(ImmutableArray<ValueHit>.Builder hits, string text, StringComparison comparison, string line, int number)
    {
        for (var start = 0; hits.Count < MostHits && line.IndexOf(text, start, comparison) is >= 0 and var at; start = at + text.Length)
        {
            hits.Add(new(number, at, text.Length));
        }
    }

    /// <summary>What is searched for in a hex dump: text, or bytes as <c>\xNN</c>.</summary>
    private static byte[] Bytes(string text) => Printable.TryUnescape(text, out var bytes) ? bytes : Encoding.UTF8.GetBytes(text);

    /// <summary>A hit in a hex dump is marked where its first byte stands, up to the end of that line.</summary>
    private static void AddOfBytes(ImmutableArray<ValueHit>.Builder hits, ReadOnlySpan<byte> text, ReadOnlySpan<byte> value, int perLine)
    {
        for (var start = 0; hits.Count < MostHits && value[start..].IndexOf(text) is >= 0 and var offset; start += offset + text.Length)
        {
            var (line, place) = Math.DivRem(start + offset, perLine);
            var (first, end) = HexLines.Columns(place, Math.Min(perLine, place + text.Length));
            hits.Add(new(line, first, end - first));
        }
    }
}
