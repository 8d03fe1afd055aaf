using KvTui.Tty;
using Terminal.Gui.Drawing;

namespace KvTui.Tui.Dialogs;

/// <summary>The text of a one-line field, and places in it, counted in clusters as Terminal.Gui's fields count them.</summary>
internal static class FieldText
{
    public static List<string> Clusters(string text) => [.. GraphemeHelper.GetGraphemes(text)];

    /// <summary>
    /// Text fit for one line: control characters become blanks, one for one, lone surrogates U+FFFD, and a line end at the end is dropped.
    /// </summary>
    public static string OneLine(string text)
    {
        var line = text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text is [.., '\n' or '\r'] ? text[..^1] : text;
        return WellFormedText.Of(string.Concat(line.Select(static letter => char.IsControl(letter) ? ' ' : letter)));
    }

    /// <summary>The start of the word at or before a place.</summary>
    public static int WordBefore(List<string> clusters, int place)
    {
        while (place > 0 && !IsWord(clusters[place - 1]))
        {
            place--;
        }

        while (place > 0 && IsWord(clusters[place - 1]))
        {
            place--;
        }

        return place;
    }

    /// <summary>The end of the word at or after a place.</summary>
    public static int WordAfter(List<string> clusters, int place)
    {
        while (place < clusters.Count && !IsWord(clusters[place]))
        {
            place++;
        }

        while (place < clusters.Count && IsWord(clusters[place]))
        {
            place++;
        }

        return place;
    }

    /// <summary>Letters, digits, underscores and everything outside ASCII.</summary>
    private static bool IsWord(string cluster) => cluster[0] > '\u007f' || cluster[0] == '_' || char.IsAsciiLetterOrDigit(cluster[0]);
}
