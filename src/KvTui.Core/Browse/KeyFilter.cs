using KvTui.Core.Scans.Search;

namespace KvTui.Core.Browse;

/// <summary>
/// A filter on keys: a part of the key, in the form in which keys are shown; “!x” keys without it; “re:x” a regular expression;
/// “~x” its letters in order. Letter case counts only if the pattern has an upper-case letter.
/// </summary>
public sealed class KeyFilter
{
    private const string RegexMark = "re:";
    private const string BadEscape = @"\xNN, \n, \t, \r or \\";

    private readonly string _text;
    private readonly SearchPattern? _pattern;
    private readonly SearchPattern[] _letters;
    private readonly bool _inverse;

    private KeyFilter(string text, SearchPattern? pattern, SearchPattern[]? letters = null) =>
        (_text, _pattern, _letters, _inverse) = (text, pattern, letters ?? [], text.StartsWith('!'));

    /// <summary>Reads a filter as typed; null if it is empty, or does not parse yet.</summary>
    public static KeyFilter? Parse(string text)
    {
        if (IsRegex(text))
        {
            return ParseRegex(text, text[RegexMark.Length..]);
        }

        var isFuzzy = text.StartsWith('~');
        if (!Printable.TryUnescape(isFuzzy || text.StartsWith('!') ? text[1..] : text, out var bytes) || bytes.Length == 0)
        {
            return null;
        }

        var ignoreCase = !Encoding.UTF8.GetString(bytes).Any(char.IsUpper);
        return isFuzzy
            ? new(text, null, Array.ConvertAll(bytes, letter => SearchPattern.Literal([letter], ignoreCase)))
            : new(text, SearchPattern.Literal(bytes, ignoreCase));
    }

    /// <summary>What is wrong with a text that does not parse, as a phrase; null if nothing is.</summary>
    public static string? Mistake(string text) =>
        text is "" or RegexMark or "!" or "~" || Parse(text) is not null ? null : IsRegex(text) ? "not a regular expression" : BadEscape;

    /// <summary>The same filter for another thread: two that share a regular expression are in each other's way.</summary>
    public KeyFilter Twin() => IsRegex(_text) ? Parse(_text)! : this;

    public bool Matches(ReadOnlySpan<byte> key) => (_pattern is null ? HasLettersInOrder(key) : _pattern.IsMatch(key)) != _inverse;

    /// <summary>Where in a key the filter's text stands; null where it lets keys through for another reason.</summary>
    public (int Start, int Length)? Find(ReadOnlySpan<byte> key) =>
        !_inverse && _pattern?.TryFind(key, out var start, out var length) == true ? (start, length) : null;

    private static bool IsRegex(string text) => text.StartsWith(RegexMark, StringComparison.Ordinal);

    private static KeyFilter? ParseRegex(string text, string pattern)
    {
        try
        {
            return pattern.Length == 0 ? null : new(text, SearchPattern.Expression(pattern, !pattern.Any(char.IsUpper)));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private bool HasLettersInOrder(ReadOnlySpan<byte> key)
    {
        foreach (var letter in _letters)
        {
            if (!letter.TryFind(key, out var place, out _))
            {
                return false;
            }

            key = key[(place + 1)..];
        }

        return true;
    }
}
