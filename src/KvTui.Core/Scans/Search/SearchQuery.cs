namespace KvTui.Core.Scans.Search;

/// <summary>What a search line says: <c>[keys|values] [in:PREFIX] [glob:|re:|hex:|text:]PATTERN</c>.</summary>
/// <param name="Prefix">Where to search; null if the line does not say.</param>
public sealed record SearchQuery(SearchIn Where, EtcdKey? Prefix, SearchPattern Pattern)
{
    /// <summary>The syntax, for whoever types it.</summary>
    public const string Syntax = "text, glob:*/x, re:regex or hex:00ff; before it: values, in:PREFIX";

    private const string BadEscape = @"\xNN, \n, \t, \r or \\";

    /// <summary>Reads a line as typed.</summary>
    /// <returns>The query; or null, and what is wrong as a phrase.</returns>
    public static (SearchQuery? Query, string? Mistake) Parse(string line)
    {
        var (where, prefix) = (SearchIn.Keys, default(EtcdKey?));
        var rest = line.TrimStart();
        while (TakeWord(rest) is var (word, after) && after.Length > 0)
        {
            if (word is "keys" or "values")
            {
                where = word == "keys" ? SearchIn.Keys : SearchIn.Values;
            }
            else if (word.StartsWith("in:", StringComparison.Ordinal))
            {
                if (!Printable.TryUnescape(word[3..], out var bytes))
                {
                    return (null, BadEscape);
                }

                prefix = new(bytes);
            }
            else
            {
                break;
            }

            rest = after;
        }

        try
        {
            return rest.Length == 0 ? (null, "a pattern is missing") : (new(where, prefix, Read(rest)), null);
        }
        catch (FormatException error)
        {
            return (null, error.Message);
        }
    }

    private static (string Word, string After) TakeWord(string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? (text, "") : (text[..blank], text[blank..].TrimStart());
    }

    private static SearchPattern Read(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, rest) = colon < 0 ? ("", text) : (text[..colon], text[(colon + 1)..]);
        return kind switch
        {
            "re" => SearchPattern.Expression(NotEmpty(rest), IsLower(rest)),
            "glob" => SearchPattern.Glob(NotEmpty(rest), IsLower(rest)),
            "hex" => SearchPattern.Literal(Hex(NotEmpty(rest)), ignoreCase: false),
            "text" => Literal(NotEmpty(rest)),
            _ => Literal(text),
        };
    }

    private static SearchPattern Literal(string text) =>
        Printable.TryUnescape(text, out var bytes)
            ? SearchPattern.Literal(bytes, IsLower(Encoding.UTF8.GetString(bytes)))
            : throw new FormatException(BadEscape);

    private static byte[] Hex(string text)
    {
        try
        {
            return Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));
        }
        catch (FormatException error)
        {
            throw new FormatException("two hexadecimal digits a byte", error);
        }
    }

    private static string NotEmpty(string text) => text.Length > 0 ? text : throw new FormatException("a pattern is missing");

    private static bool IsLower(string text) => !text.Any(char.IsUpper);
}

/// <summary>What is searched: the keys, or their values.</summary>
public enum SearchIn
{
    Keys,
    Values,
}
