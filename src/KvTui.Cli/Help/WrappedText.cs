namespace KvTui.Cli.Help;

/// <summary>Sentences broken at blanks into lines of a page of help.</summary>
internal static class WrappedText
{
    /// <summary>The columns of a page: as many as every terminal has.</summary>
    public const int Width = 80;

    /// <summary>The text in lines with their ends, none longer than a page unless a single word is.</summary>
    /// <param name="indent">The blanks that each line begins with.</param>
    public static string Of(string text, int indent = 0)
    {
        var result = new StringBuilder();
        foreach (var paragraph in text.Split('\n'))
        {
            var length = 0;
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var isFirst = length == 0;
                if (!isFirst && length + 1 + CellWidth.Of(word) > Width)
                {
                    result.Append('\n');
                    isFirst = true;
                }

                length = (isFirst ? indent : length + 1) + CellWidth.Of(word);
                result.Append(' ', isFirst ? indent : 1).Append(word);
            }

            result.Append('\n');
        }

        return result.ToString();
    }
}
