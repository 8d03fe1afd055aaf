using System.Text.RegularExpressions;
using KvTui.Core.Analysis.Search;

namespace KvTui.Core.State.Keyspace;

/// <summary>
/// A filter on keys: a part of the key, in the form in which keys are shown; “!x” keys without it; “re:x” a regular expression;
/// “~x” its letters in order. Letter case counts only if the pattern has an upper-case letter.
/// </summary>
public sealed class KeyFilter
{
    private const string RegexMark = "re:";
    private const string BadEscape = @"\xNN, \n, \t, \r or \\";

    private readonly string _text;
    private readonly Regex? _regex;
    private readonly byte[] _bytes;
    private readonly bool _inverse;
    private readonly bool _fuzzy;
    private readonly bool _ignoreCase;

    private KeyFilter(string text, byte[] bytes, Regex? regex)
    {
        (_text, _regex) = (text, regex);
        (_inverse, _fuzzy) = (regex is null && text.StartsWith('!'), regex is null && text.StartsWith('~'));
        _ignoreCase = !Encoding.UTF8.GetString(bytes).Any(char.IsUpper);
        _bytes = bytes;
        for (var i = 0; _ignoreCase && i < _bytes.Length; i++)
        {
            _bytes[i] = Folded(_bytes[i]);
        }
    }

    /// <summary>Reads a filter as typed; null if it is empty, or does not parse yet.</summary>
    public static KeyFilter? Parse(string text)
    {
        if (text.StartsWith(RegexMark, StringComparison.Ordinal))
        {
            return ParseRegex(text, text[RegexMark.Length..]);
        }

        var pattern = text.StartsWith('!') || text.StartsWith('~') ? text[1..] : text;
        return Printable.TryUnescape(pattern, out var bytes) && bytes.Length > 0 ? new(text, bytes, null) : null;
    }

    /// <summary>What is wrong with a text that does not parse, as a phrase; null if nothing is.</summary>
    public static string? Mistake(string text)
    {
        var isRegex = text.StartsWith(RegexMark, StringComparison.Ordinal);
        return text is "" or RegexMark or "!" or "~" || Parse(text) is not null ? null : isRegex ? "not a regular expression" : BadEscape;
    }

    /// <summary>The same filter for another thread: two that share a regular expression are in each other's way.</summary>
    public KeyFilter Twin() => _regex is null ? this : Parse(_text)!;

    public bool Matches(ReadOnlySpan<byte> key) =>
        _regex is null ? (_fuzzy ? HasLettersInOrder(key) : Has(key)) != _inverse : MatchesRegex(key);

    private static KeyFilter? ParseRegex(string text, string pattern)
    {
        try
        {
            var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
                | (pattern.Any(char.IsUpper) ? RegexOptions.None : RegexOptions.IgnoreCase);
            return pattern.Length == 0 ? null : new(text, [], new Regex(pattern, options));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static byte Folded(byte letter) => letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;

    private static byte Raised(byte letter) => letter is >= (byte)'a' and <= (byte)'z' ? (byte)(letter & ~0x20) : letter;

    private bool MatchesRegex(ReadOnlySpan<byte> key)
    {
        var text = key.Length <= 256 ? stackalloc char[256] : new char[key.Length];
        return _regex!.IsMatch(text[..DecodedText.Decode(key, text)]);
    }

    private bool Has(ReadOnlySpan<byte> key)
    {
        if (!_ignoreCase)
        {
            return key.IndexOf(_bytes) >= 0;
        }

        while (key.Length >= _bytes.Length)
        {
            var start = IndexOf(key[..(key.Length - _bytes.Length + 1)], _bytes[0]);
            if (start < 0)
            {
                return false;
            }

            if (HasAt(key[start..]))
            {
                return true;
            }

            key = key[(start + 1)..];
        }

        return false;
    }

    private bool HasAt(ReadOnlySpan<byte> key)
    {
        for (var i = 1; i < _bytes.Length; i++)
        {
            if (Folded(key[i]) != _bytes[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool HasLettersInOrder(ReadOnlySpan<byte> key)
    {
        foreach (var letter in _bytes)
        {
            var place = IndexOf(key, letter);
            if (place < 0)
            {
                return false;
            }

            key = key[(place + 1)..];
        }

        return true;
    }

    private int IndexOf(ReadOnlySpan<byte> key, byte letter) =>
        _ignoreCase && Raised(letter) != letter ? key.IndexOfAny(letter, Raised(letter)) : key.IndexOf(letter);
}
