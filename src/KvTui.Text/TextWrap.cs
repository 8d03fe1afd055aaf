namespace KvTui.Text;

/// <summary>Breaks text into lines of at most some columns: at line ends, else at blanks, else inside a word.</summary>
public static class TextWrap
{
    /// <summary>The lines of a text; a width of less than one column counts as one.</summary>
    public static List<string> Lines(string text, int columns)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.AsSpan().EnumerateLines())
        {
            AddParagraph(lines, paragraph, Math.Max(1, columns));
        }

        return lines;
    }

    private static void AddParagraph(List<string> lines, ReadOnlySpan<char> text, int columns)
    {
        while (true)
        {
            var fit = CellWidth.Fit(text, columns).Length;
            if (fit == text.Length)
            {
                lines.Add(text.ToString());
                return;
            }

            // a cluster wider than the line is taken all the same, or this would never end
            fit = Math.Max(fit, Graphemes.NextLength(text));
            var blank = fit < text.Length && text[fit] == ' ' ? fit : text[..fit].LastIndexOf(' ');
            var cut = blank > 0 && !text[..blank].IsWhiteSpace() ? blank : fit;
            lines.Add(text[..cut].TrimEnd(' ').ToString());
            text = text[cut..].TrimStart(' ');
            if (text.IsEmpty)
            {
                return;
            }
        }
    }
}
