using System.Buffers;

namespace KvTui.Core.Values.Colouring;

/// <summary>Finds addresses with their scheme: <c>https://…</c>, <c>postgres://…</c>.</summary>
internal static class LinkSyntax
{
    /// <summary>How many characters before what is in view are looked at for the beginning of an address.</summary>
    public const int LookBehind = 512;

    private const int LongestScheme = 24;
    private const string Mark = "://";

    private static readonly SearchValues<char> OfSchemes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \"'`<>(){}[]|\\^,;");

    /// <summary>Whether a text begins with an address.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        var scheme = text[..Math.Min(text.Length, LongestScheme)].IndexOfAnyExcept(OfSchemes);
        return scheme > 0 && char.IsAsciiLetter(text[0]) && text[scheme..].StartsWith(Mark) && text.Length > scheme + Mark.Length;
    }

    /// <summary>Adds the addresses in a text.</summary>
    public static void Find(in SyntaxView view)
    {
        for (var from = Math.Max(0, view.First - LookBehind); from < view.End;)
        {
            var found = view.Line[from..view.End].IndexOf(Mark);
            if (found < 0)
            {
                return;
            }

            var mark = from + found;
            var start = mark - Math.Min(found, LongestScheme);
            start += view.Line[start..mark].LastIndexOfAnyExcept(OfSchemes) + 1;
            var rest = view.Line[(mark + Mark.Length)..view.End];
            var length = rest.IndexOfAny(Ends);
            var stop = mark + Mark.Length + (length < 0 ? rest.Length : length);
            stop -= view.Line[stop - 1] is '.' or ':' or '!' or '?' ? 1 : 0;
            if (start < mark && stop > mark + Mark.Length)
            {
                view.Add(start, stop, SyntaxRole.Link);
            }

            from = mark + Mark.Length;
        }
    }
}
