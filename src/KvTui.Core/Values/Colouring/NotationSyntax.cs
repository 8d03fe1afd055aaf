using System.Buffers;

namespace KvTui.Core.Values.Colouring;

/// <summary>
/// Finds the tokens of a line of JSON or YAML. Looked at are the first <see cref="Head"/> characters, what is in view, and the last
/// character: what is open where the head ends goes on to the end of the line, and behind anything else nothing has a role.
/// </summary>
internal static class NotationSyntax
{
    /// <summary>How many characters of a line are looked at to tell its tokens apart.</summary>
    public const int Head = 4096;

    private const int LongestWord = 64;

    private static readonly SearchValues<char> Between = SearchValues.Create(" ,:[]{}");
    private static readonly SearchValues<char> EndsOfWord = SearchValues.Create(" ,:[]{}\"");

    /// <summary>Adds the tokens of a line.</summary>
    public static void Find(in SyntaxView view, bool isYaml)
    {
        var head = view.Line[..Math.Min(view.Line.Length, Head)];
        var start = head.IndexOfAnyExcept(' ');
        if (start < 0)
        {
            return;
        }

        var at = isYaml ? AfterItems(head, start) : start;
        var value = isYaml && !IsFlow(head[at..]) ? AfterName(head, at) : -1;
        at = value < 0 ? at : value;
        if (!isYaml || IsFlow(head[at..]))
        {
            FindTokens(view, head, at, isYaml);
        }
        else if (value >= 0 || at > start || head[at] == '#')
        {
            FindPlain(view, head, at);
        }
    }

    /// <summary>Where a line goes on behind its blanks and the dashes of its items.</summary>
    public static int AfterItems(ReadOnlySpan<char> head, int at)
    {
        while (head[at..] is ['-', ' ', _, ..])
        {
            at += 2;
            at += Math.Max(0, head[at..].IndexOfAnyExcept(' '));
        }

        return at;
    }

    /// <summary>Where the value behind a name of YAML begins, the end if there is none; -1 without a name.</summary>
    public static int AfterName(ReadOnlySpan<char> head, int at)
    {
        if (head[at..] is [] or ['[' or '{' or '#' or '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`' or '-', ..])
        {
            return -1;
        }

        var colon = head[at] is '"' or '\'' ? Closing(head, at) : at + head[at..].IndexOf(": ");
        colon = colon < at ? (head[^1] == ':' ? head.Length - 1 : -1) : colon;
        if (colon < 0 || colon >= head.Length || head[colon] != ':' || head[(colon + 1)..] is [not ' ', ..])
        {
            return -1;
        }

        var blanks = head[(colon + 1)..].IndexOfAnyExcept(' ');
        return blanks < 0 ? head.Length : colon + 1 + blanks;
    }

    /// <summary>What a word is by itself; null for a text without quotes.</summary>
    public static SyntaxRole? Word(ReadOnlySpan<char> word) => word switch
    {
        "true" or "false" or "null" => SyntaxRole.Keyword,
        { Length: <= LongestWord } when char.IsAsciiDigit(word[^1])
            && (char.IsAsciiDigit(word[0]) || word[0] is '-' or '+' or '.')
            && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => SyntaxRole.Number,
        _ => null,
    };

    /// <summary>Whether what follows has its own signs: a text in quotes, or brackets.</summary>
    private static bool IsFlow(ReadOnlySpan<char> rest) => rest is ['"' or '\'' or '[' or '{', ..];

    /// <summary>A value of YAML without quotes, up to a comment.</summary>
    private static void FindPlain(in SyntaxView view, ReadOnlySpan<char> head, int at)
    {
        var found = head[at..] is ['#', ..] ? 0 : head[at..].IndexOf(" #");
        var stop = found < 0 ? view.Line.Length : at + found;
        if (found != 0 && head[at..] is [not ('&' or '*' or '!' or '|' or '>'), ..])
        {
            view.Add(at, stop, Word(view.Line[at..stop]) ?? (LinkSyntax.Is(head[at..]) ? SyntaxRole.Link : SyntaxRole.Text));
        }

        view.Add(found > 0 ? stop + 1 : stop, view.Line.Length, SyntaxRole.Comment);
    }

    private static void FindTokens(in SyntaxView view, ReadOnlySpan<char> head, int at, bool isYaml)
    {
        while (at < head.Length && at < view.End)
        {
            if (head[at] == '"' || (isYaml && head[at] == '\''))
            {
                var close = Closing(head, at);
                var stop = close < 0 ? Last(view.Line) : close;
                if (stop >= view.Line.Length || view.Line[stop] != ':')
                {
                    view.Add(at, stop, LinkSyntax.Is(head[(at + 1)..]) ? SyntaxRole.Link : SyntaxRole.Text);
                }

                at = close < 0 ? head.Length : close;
                continue;
            }

            if (isYaml && head[at] == '#' && at > 0 && head[at - 1] == ' ')
            {
                view.Add(at, view.Line.Length, SyntaxRole.Comment);
                return;
            }

            var rest = head[at..];
            var length = Between.Contains(rest[0]) ? rest.IndexOfAnyExcept(Between) : rest.IndexOfAny(EndsOfWord);
            var end = length < 0 ? head.Length : at + Math.Max(1, length);
            AddWord(view, at, end == head.Length ? Last(view.Line) : end);
            at = end;
        }
    }

    private static void AddWord(in SyntaxView view, int at, int end)
    {
        if (end <= at || Between.Contains(view.Line[at]) || (end < view.Line.Length && view.Line[end] == ':'))
        {
            return;
        }

        // Only a number of JSON may be longer than a word, and then it is one whatever follows its first digits.
        var isLong = end - at > LongestWord;
        var role = isLong && (char.IsAsciiDigit(view.Line[at]) || view.Line[at] == '-') ? SyntaxRole.Number
            : isLong ? null
            : Word(view.Line[at..end]);
        if (role is { } known)
        {
            view.Add(at, end, known);
        }
    }

    /// <summary>Where what is open at the end of a line ends: before the comma that follows a value.</summary>
    private static int Last(ReadOnlySpan<char> line) => line is [.., ','] ? line.Length - 1 : line.Length;

    /// <summary>The character behind the quote that closes a text; -1 if none does.</summary>
    private static int Closing(ReadOnlySpan<char> head, int at)
    {
        var quote = head[at];
        for (var next = at + 1; next < head.Length; next++)
        {
            var found = quote == '"' ? head[next..].IndexOfAny('"', '\\') : head[next..].IndexOf(quote);
            if (found < 0)
            {
                return -1;
            }

            next += found;
            if (head[next] == '\\')
            {
                next++;
            }
            else if (quote == '\'' && head[(next + 1)..] is ['\'', ..])
            {
                next++;
            }
            else
            {
                return next + 1;
            }
        }

        return -1;
    }
}
