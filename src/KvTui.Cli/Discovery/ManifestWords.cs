namespace KvTui.Cli.Discovery;

/// <summary>Finds etcd's command line in a pod's manifest: the lists of <c>command:</c> and <c>args:</c>, in block or flow form.</summary>
internal static class ManifestWords
{
    /// <summary>The words of the first container that runs etcd; null if none does.</summary>
    public static IReadOnlyList<string>? Find(string manifest)
    {
        var lines = manifest.ReplaceLineEndings("\n").Split('\n');
        var words = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            var (key, rest) = Key(lines[i]);
            if (key is not ("command" or "args"))
            {
                continue;
            }

            var list = rest.StartsWith('[') ? Flow(lines, ref i, rest) : Block(lines, ref i, Indent(lines[i]));
            if (words.Count > 0)
            {
                // The list beside the first one, unless it is another container's.
                return key == "args" ? [.. words, .. list] : words;
            }

            if (IsEtcd(list))
            {
                words.AddRange(Opened(list));
            }
        }

        return words.Count > 0 ? words : null;
    }

    /// <summary>Whether it is etcd's command line, or the flags behind its image.</summary>
    private static bool IsEtcd(List<string> words) => words.Count > 0 && (Base(words[0]) == "etcd"
        || words.Any(static word => word.StartsWith("--listen-client-urls", StringComparison.Ordinal)
            || word.Contains("etcd --", StringComparison.Ordinal) || word.Contains("etcd \\\n", StringComparison.Ordinal)));

    /// <summary>The words, with a shell's script in its own words.</summary>
    private static IEnumerable<string> Opened(List<string> words) => words.SelectMany(static word => word.AsSpan().ContainsAny(' ', '\n')
        ? ShellWords.Split(word.Replace("\\\n", " ", StringComparison.Ordinal), static _ => null)
        : [word]);

    private static string Base(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static (string Name, string After) Key(string line)
    {
        var trimmed = line.TrimStart(' ', '-').TrimEnd();
        var colon = trimmed.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 ? ("", "") : (trimmed[..colon].Trim('"', '\''), trimmed[(colon + 1)..].Trim());
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ', '-').Length;

    private static List<string> Block(string[] lines, ref int at, int indent)
    {
        var items = new List<string>();
        while (at + 1 < lines.Length)
        {
            var line = lines[at + 1];
            var trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] == '#')
            {
                at++;
                continue;
            }

            var dash = line.Length - line.TrimStart(' ').Length;
            if (trimmed[0] != '-' || (trimmed.Length > 1 && trimmed[1] != ' ') || dash < indent)
            {
                break;
            }

            at++;
            var text = trimmed[1..].Trim();
            items.Add(text is ['|' or '>', ..] ? Script(lines, ref at, dash) : Scalar(text));
        }

        return items;
    }

    /// <summary>The lines of a block text, which lie deeper than its dash.</summary>
    private static string Script(string[] lines, ref int at, int dash)
    {
        var text = new StringBuilder();
        while (at + 1 < lines.Length
            && (lines[at + 1].Trim().Length == 0 || lines[at + 1].Length - lines[at + 1].TrimStart(' ').Length > dash))
        {
            text.Append(lines[++at].Trim()).Append('\n');
        }

        return text.ToString();
    }

    private static List<string> Flow(string[] lines, ref int at, string rest)
    {
        var text = new StringBuilder(rest);
        while (!rest.Contains(']', StringComparison.Ordinal) && at + 1 < lines.Length)
        {
            rest = lines[++at];
            text.Append(' ').Append(rest.Trim());
        }

        var items = new List<string>();
        var (item, quote) = (new StringBuilder(), '\0');
        foreach (var c in text.ToString().AsSpan(1))
        {
            if (quote == '\0' && c is ',' or ']')
            {
                Finish();
                if (c == ']')
                {
                    break;
                }
            }
            else
            {
                quote = quote == c ? '\0' : quote == '\0' && c is '"' or '\'' ? c : quote;
                item.Append(c);
            }
        }

        return items;

        void Finish()
        {
            if (item.ToString().Trim() is { Length: > 0 } scalar)
            {
                items.Add(Scalar(scalar));
            }

            item.Clear();
        }
    }

    private static string Scalar(string text)
    {
        if (text is ['"' or '\'', ..] && text.IndexOf(text[0], 1) is > 0 and var end)
        {
            return text[1..end];
        }

        var comment = text.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? text : text[..comment].TrimEnd();
    }
}
