using System.Text;

namespace KvTui.Testing.Values;

/// <summary>Lays out JSON without reading it as JSON: only brackets, commas and colons outside of strings are looked at.</summary>
public static class JsonLayout
{
    /// <summary>JSON without blanks, with blanks put in.</summary>
    /// <param name="lineEnd">What stands around what is in brackets, and behind commas; empty for JSON on one line.</param>
    /// <param name="indent">What a line begins with for each bracket around it.</param>
    public static string Of(string json, string lineEnd, string indent, string comma, string colon)
    {
        var (text, depth, isInString) = (new StringBuilder(json.Length * 2), 0, false);
        for (var at = 0; at < json.Length; at++)
        {
            var letter = json[at];
            if (isInString)
            {
                text.Append(letter);
                isInString = letter != '"';
                if (letter == '\\')
                {
                    text.Append(json[++at]);
                }

                continue;
            }

            isInString = letter == '"';
            switch (letter)
            {
                case '[' or '{' when json[at + 1] is not (']' or '}'):
                    depth++;
                    text.Append(letter).Append(Break());
                    break;
                case ']' or '}' when json[at - 1] is not ('[' or '{'):
                    depth--;
                    text.Append(Break()).Append(letter);
                    break;
                case ',':
                    text.Append(comma).Append(Break());
                    break;
                case ':':
                    text.Append(colon);
                    break;
                default:
                    text.Append(letter);
                    break;
            }
        }

        return text.ToString();

        string Break() => lineEnd.Length == 0 ? "" : lineEnd + string.Concat(Enumerable.Repeat(indent, depth));
    }
}
