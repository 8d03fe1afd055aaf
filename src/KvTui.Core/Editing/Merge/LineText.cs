namespace KvTui.Core.Editing.Merge;

/// <summary>A text as lines, each with its line end, so that a last line without one is another line than the same with one.</summary>
internal sealed class LineText
{
    private readonly string _text;
    private readonly int[] _starts;

    /// <param name="numbers">The number of each line that was seen before: equal lines of all texts have the same.</param>
    public LineText(string text, Dictionary<string, int> numbers)
    {
        _text = text;
        var starts = new List<int>();
        for (var start = 0; start < text.Length; start = EndOf(start))
        {
            starts.Add(start);
        }

        _starts = [.. starts, text.Length];
        Numbers = new int[starts.Count];
        var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var line = 0; line < Numbers.Length; line++)
        {
            var content = text.AsSpan(_starts[line].._starts[line + 1]);
            if (!lookup.TryGetValue(content, out var number))
            {
                number = numbers.Count;
                lookup[content] = number;
            }

            Numbers[line] = number;
        }
    }

    public int Count => Numbers.Length;

    /// <summary>What stands for the content of each line.</summary>
    public int[] Numbers { get; }

    /// <summary>So many lines from one on, as they stand in the text.</summary>
    public string Lines(int start, int count) => _text[_starts[start].._starts[start + count]];

    public string Lines(LineSpan span) => Lines(span.Start, span.End - span.Start);

    private int EndOf(int start) => _text.IndexOf('\n', start) is >= 0 and var end ? end + 1 : _text.Length;
}
