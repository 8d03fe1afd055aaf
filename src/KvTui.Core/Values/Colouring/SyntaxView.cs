namespace KvTui.Core.Values.Colouring;

/// <summary>The part of a line that is in view, and the spans found in it.</summary>
/// <param name="line">The whole line.</param>
/// <param name="first">The first character in view.</param>
/// <param name="end">The character behind the last one in view.</param>
/// <param name="spans">What spans are added to, cut to what is in view.</param>
internal readonly ref struct SyntaxView(ReadOnlySpan<char> line, int first, int end, List<SyntaxSpan> spans)
{
    // The pictures that stand for control characters.
    private const char FirstMark = '\u2400';
    private const char LastMark = '\u2426';

    public ReadOnlySpan<char> Line { get; } = line;

    public int First { get; } = first;

    public int End { get; } = end;

    /// <summary>Adds what of a span is in view; marks of control characters stay as they are.</summary>
    public void Add(int start, int stop, SyntaxRole role)
    {
        (start, stop) = (Math.Max(start, First), Math.Min(stop, End));
        while (start < stop)
        {
            var mark = Line[start..stop].IndexOfAnyInRange(FirstMark, LastMark);
            var until = mark < 0 ? stop : start + mark;
            if (until > start)
            {
                spans.Add(new(start, until, role));
            }

            start = until + 1;
        }
    }
}
