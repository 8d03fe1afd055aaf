using System.Buffers;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values.Reading;

/// <summary>Where in a JSON or YAML value a line stands, in the words of jq: <c>.spec.containers[0].image</c>.</summary>
internal static class LinePath
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>The path of a line; null where lines have none, as in text, and for the root.</summary>
    public static string? Of(FormattedValue value, int line)
    {
        if (value.Format is not (ValueFormat.Json or ValueFormat.Kubernetes) || line < 0 || line >= value.Lines.Count)
        {
            return null;
        }

        var steps = new Stack<string>();
        var below = int.MaxValue;
        for (var at = Opening(value.Lines, line); at >= 0; at = LineBlocks.HeadOf(value.Lines, at))
        {
            Push(steps, value, at, below);
            below = LineBlocks.Indent(value.Lines[at]);
        }

        return steps.Count == 0 ? null : string.Concat(steps);
    }

    /// <summary>The line that opened the bracket which a line closes; the line itself if it closes none.</summary>
    private static int Opening(IReadOnlyList<string> lines, int line) =>
        lines[line].AsSpan().TrimStart() is ['}' or ']', ..] ? LineBlocks.HeadOf(lines, line) : line;

    /// <param name="below">The blanks before the line that the path comes from; more than any where the path begins.</param>
    private static void Push(Stack<string> steps, FormattedValue value, int line, int below)
    {
        var text = value.Lines[line];
        var isYaml = value.Format == ValueFormat.Kubernetes;
        var start = LineBlocks.Indent(text);
        var isItem = isYaml
            ? LineBlocks.IsItem(text, start)
            : LineBlocks.HeadOf(value.Lines, line) is >= 0 and var head && value.Lines[head].EndsWith('[');
        while (isYaml && LineBlocks.IsItem(text, start) && start + 2 < text.Length)
        {
            start += 2;
        }

        if (isYaml && below < int.MaxValue && text is [.., '|' or '>'] or [.., '|' or '>', '-' or '+'])
        {
            // What stands below is the text of this value.
            steps.Clear();
        }

        // The first name of an item stands beside the others, not above them.
        if ((below > start || (below == start && text.EndsWith(':'))) && Name(text.AsSpan(start), isYaml) is { } name)
        {
            steps.Push(IsPlain(name) ? $".{name}" : $"[\"{name}\"]");
        }

        if (isItem)
        {
            steps.Push($"[{Position(value.Lines, line, isYaml)}]");
        }
    }

    /// <summary>The name before the value on a line, without its quotes; null if there is none.</summary>
    private static string? Name(ReadOnlySpan<char> text, bool isYaml)
    {
        if (text is ['"', ..])
        {
            var end = 1;
            while (end < text.Length && text[end] != '"')
            {
                end += text[end] == '\\' ? 2 : 1;
            }

            return end + 1 < text.Length && text[end + 1] == ':' ? text[1..end].ToString() : null;
        }

        var colon = text.IndexOf(": ");
        colon = colon < 0 && text.EndsWith(":") ? text.Length - 1 : colon;
        return isYaml && colon > 0 ? text[..colon].ToString() : null;
    }

    /// <summary>How many items stand before a line in its list.</summary>
    private static int Position(IReadOnlyList<string> lines, int line, bool isYaml)
    {
        var indent = LineBlocks.Indent(lines[line]);
        var position = 0;
        for (var above = line - 1; above >= 0 && LineBlocks.Indent(lines[above]) is var own && (own >= indent || own < 0); above--)
        {
            var text = own == indent ? lines[above].AsSpan(indent) : default;
            if (own == indent && isYaml && !text.StartsWith("-"))
            {
                break;
            }

            position += own == indent && text is not (['}' or ']', ..]) ? 1 : 0;
        }

        return position;
    }

    private static bool IsPlain(string name) => !char.IsAsciiDigit(name[0]) && name.AsSpan().IndexOfAnyExcept(Plain) < 0;
}
