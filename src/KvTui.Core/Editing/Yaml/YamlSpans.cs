namespace KvTui.Core.Editing.Yaml;

/// <summary>How far the parts of YAML go that may have several lines; of one with a mistake, the complement of its place.</summary>
internal static class YamlSpans
{
    /// <summary>Whether a blank or a line's end, or the text's, is at a place.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> text, int at) =>
        at >= text.Length || text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    /// <summary>Whether a line begins or ends a document: --- or ... alone, or before a blank.</summary>
    public static bool IsMarker(ReadOnlySpan<byte> text, int line) =>
        (text[line..].StartsWith("---"u8) || text[line..].StartsWith("..."u8)) && IsBlank(text, line + 3);

    /// <summary>The place behind the quote that ends what one at a place begins.</summary>
    public static int Quoted(ReadOnlySpan<byte> text, int start)
    {
        var at = start + 1;
        while (text[at..].IndexOfAny(text[start], (byte)'\\', (byte)'\n') is >= 0 and var next)
        {
            at += next + 1;
            var isSingle = text[start] == '\'';
            switch (text[at - 1])
            {
                case (byte)'\n' when IsMarker(text, at):
                    return ~start;
                case (byte)'\n':
                    break;
                case (byte)'\\' when isSingle:
                    break;
                case (byte)'\\' when at < text.Length && "0abt\tnvfre \"/\\N_LPxuU\r\n"u8.Contains(text[at]):
                    at++;
                    break;
                case (byte)'\\':
                    return ~(at - 1);
                default:
                    if (!isSingle || at == text.Length || text[at] != '\'')
                    {
                        return at;
                    }

                    at++;
                    break;
            }
        }

        return ~start;
    }

    /// <summary>The place behind the bracket that ends what one at a place begins.</summary>
    public static int Bracketed(ReadOnlySpan<byte> text, int start)
    {
        var (open, at, isWhole, isPlain) = (new List<int>(), start, false, false);
        while (at < text.Length && !(text[at] == '\n' && at + 1 < text.Length && IsMarker(text, at + 1)))
        {
            var letter = text[at];
            if (IsBlank(text, at))
            {
                at++;
            }
            else if (letter == '#' && IsBlank(text, at - 1))
            {
                at = LineEnd(text, at);
            }
            else if (letter == ',' || (letter == ':' && (isWhole || IsSeparated(text, at + 1))))
            {
                (at, isWhole, isPlain) = (at + 1, false, false);
            }
            else if (letter is (byte)']' or (byte)'}')
            {
                // two more than what opens them, in ASCII
                if (letter - text[open[^1]] != 2)
                {
                    return ~at;
                }

                open.RemoveAt(open.Count - 1);
                (at, isWhole, isPlain) = (at + 1, true, false);
                if (open.Count == 0)
                {
                    return at;
                }
            }
            else if (isWhole)
            {
                return ~at;
            }
            else if (letter is (byte)'[' or (byte)'{')
            {
                open.Add(at++);
                isPlain = false;
            }
            else if (!isPlain && letter is (byte)'"' or (byte)'\'')
            {
                isWhole = true;
                at = Quoted(text, at);
                if (at < 0)
                {
                    return at;
                }
            }
            else
            {
                isPlain |= letter is not ((byte)'!' or (byte)'&');
                at = PlainInBrackets(text, at);
            }
        }

        return ~open[^1];
    }

    /// <summary>The end of a line, which its line feed is not part of.</summary>
    public static int LineEnd(ReadOnlySpan<byte> text, int at) =>
        text[at..].IndexOf((byte)'\n') is >= 0 and var length ? at + length : text.Length;

    /// <summary>Whether a colon before a place is one of its own in brackets.</summary>
    private static bool IsSeparated(ReadOnlySpan<byte> text, int at) => IsBlank(text, at) || ",[]{}"u8.Contains(text[at]);

    private static int PlainInBrackets(ReadOnlySpan<byte> text, int at)
    {
        if (text[at..].StartsWith("!<"u8) && text[at..].IndexOf((byte)'>') is > 0 and var end)
        {
            return at + end + 1;
        }

        for (at++; !IsSeparated(text, at) && !(text[at] == ':' && IsSeparated(text, at + 1)); at++)
        {
        }

        return at;
    }
}
