using KvTui.Text;

namespace KvTui.Terminal.Views.Fields;

/// <summary>Positions in a one-line text: clusters and words.</summary>
internal static class FieldText
{
    /// <summary>The cluster boundary before a position.</summary>
    public static int Before(string text, int position) => position - Graphemes.PreviousLength(text.AsSpan(0, position));

    /// <summary>The cluster boundary after a position.</summary>
    public static int After(string text, int position) => position + Graphemes.NextLength(text.AsSpan(position));

    /// <summary>The start of the word at or before a position.</summary>
    public static int WordBefore(string text, int position)
    {
        while (position > 0 && !IsWord(text[position - 1]))
        {
            position--;
        }

        while (position > 0 && IsWord(text[position - 1]))
        {
            position--;
        }

        return position;
    }

    /// <summary>The end of the word at or after a position.</summary>
    public static int WordAfter(string text, int position)
    {
        while (position < text.Length && !IsWord(text[position]))
        {
            position++;
        }

        while (position < text.Length && IsWord(text[position]))
        {
            position++;
        }

        return position;
    }

    /// <summary>Text fit for one line.</summary>
    public static string ToOneLine(string text)
    {
        var line = text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text is [.., '\n' or '\r'] ? text[..^1] : text;
        return string.Create(line.Length, line, static (into, from) =>
        {
            for (var i = 0; i < into.Length; i++)
            {
                into[i] = char.IsControl(from[i]) ? ' ' : from[i];
            }
        });
    }

    /// <summary>Letters, digits, underscores and everything outside ASCII, so that no cluster is cut.</summary>
    private static bool IsWord(char letter) => letter > '\u007f' || letter == '_' || char.IsAsciiLetterOrDigit(letter);
}
