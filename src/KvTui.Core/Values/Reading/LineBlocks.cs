namespace KvTui.Core.Values.Reading;

/// <summary>The blocks of indented lines: what stands below a line deeper than it, as in JSON, YAML and configuration files.</summary>
internal static class LineBlocks
{
    /// <summary>How many lines are folded away with a line: its block, and the bracket that ends that; 0 if it heads none.</summary>
    public static int Below(IReadOnlyList<string> lines, int head)
    {
        var indent = Indent(lines[head]);
        var end = head + 1;
        var filled = end;
        for (; end < lines.Count; end++)
        {
            var isBlank = lines[end].AsSpan().Trim().IsEmpty;
            if (!isBlank && !IsInside(lines[head], indent, lines[end]))
            {
                break;
            }

            filled = isBlank ? filled : end + 1;
        }

        if (filled > head + 1 && end == filled && end < lines.Count && Indent(lines[end]) == indent && ClosesBracket(lines[end]))
        {
            filled++;
        }

        return indent < 0 ? 0 : filled - head - 1;
    }

    /// <summary>The nearest line above in whose block a line stands; -1 if there is none.</summary>
    public static int HeadOf(IReadOnlyList<string> lines, int line)
    {
        var inner = lines[line];
        var closes = ClosesBracket(inner);
        for (var head = line - 1; head >= 0; head--)
        {
            var indent = Indent(lines[head]);
            if (indent >= 0 && (IsInside(lines[head], indent, inner) || (closes && indent == Indent(inner))))
            {
                return head;
            }
        }

        return -1;
    }

    /// <summary>The blanks that a line begins with; -1 for a blank line.</summary>
    public static int Indent(string line) => line.AsSpan().IndexOfAnyExcept(' ');

    /// <summary>Whether a line is of the block below another: deeper, or an item of the list of a name of YAML.</summary>
    private static bool IsInside(string head, int indent, string line) =>
        Indent(line) is var own && (own > indent || (own == indent && IsItem(line, own) && !IsItem(head, indent) && head.EndsWith(':')));

    /// <summary>Whether an item of a list of YAML begins at a place in a line.</summary>
    public static bool IsItem(string line, int at) => line.AsSpan(at) is "-" or ['-', ' ', ..];

    /// <summary>Whether a line begins with the bracket that ends a block.</summary>
    public static bool ClosesBracket(string line) => line.AsSpan().TrimStart() is ['}' or ']', ..];
}
