namespace KvTui.Core.Tests.Values.Decoders;

/// <summary>Lines of a notation as its standard writes them.</summary>
internal static class Notation
{
    /// <summary>The lines on one, with no blanks inside brackets but that behind the mark of an open end.</summary>
    public static string OnOneLine(IEnumerable<string> lines)
    {
        var text = "";
        foreach (var line in lines.Select(static line => line.Trim(' ')))
        {
            text += text.Length == 0 || text[^1] is '[' or '{' || line[0] is ']' or '}' ? line : " " + line;
        }

        return text;
    }
}
