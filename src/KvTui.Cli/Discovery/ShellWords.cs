namespace KvTui.Cli.Discovery;

/// <summary>Splits a command line as systemd and shells do, with quotes and variables; what it does not know stays as it is.</summary>
internal static class ShellWords
{
    /// <param name="variable">The value of a variable; null leaves it as it stands.</param>
    public static IReadOnlyList<string> Split(string line, Func<string, string?> variable)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, begun) = ('\0', false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '\\' && quote != '\'' && i + 1 < line.Length)
            {
                word.Append(line[++i]);
                begun = true;
            }
            else if (c == '$' && quote != '\'')
            {
                i += Variable(line.AsSpan(i), variable, word) - 1;
                begun = true;
            }
            else if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                (quote, begun) = (quote == '\0' ? c : '\0', true);
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                Finish();
            }
            else
            {
                word.Append(c);
                begun = true;
            }
        }

        Finish();
        return words;

        void Finish()
        {
            if (begun)
            {
                words.Add(word.ToString());
                word.Clear();
                begun = false;
            }
        }
    }

    /// <summary>Writes the value of the variable that the text begins with.</summary>
    /// <returns>How many characters name it, at least 1.</returns>
    private static int Variable(ReadOnlySpan<char> text, Func<string, string?> variable, StringBuilder word)
    {
        var braces = text.Length > 1 && text[1] == '{';
        var start = braces ? 2 : 1;
        var length = text[start..].IndexOfAnyExcept(NameCharacters);
        length = length < 0 ? text.Length - start : length;
        var end = start + length;
        if (length == 0 || (braces && (end == text.Length || text[end] != '}')))
        {
            word.Append('$');
            return 1;
        }

        var taken = braces ? end + 1 : end;
        word.Append(variable(text.Slice(start, length).ToString()) ?? text[..taken].ToString());
        return taken;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
}
