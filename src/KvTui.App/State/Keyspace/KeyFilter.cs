using System.Text;
using System.Text.RegularExpressions;

namespace KvTui.App.State.Keyspace;

/// <summary>
/// A filter on keys: a part of the key; “!x” keys without it; “re:x” a regular expression; “~x” its letters in order.
/// Letter case counts only if the pattern has an upper-case letter.
/// </summary>
public sealed class KeyFilter
{
    private const string RegexMark = "re:";

    private readonly Regex? _regex;
    private readonly byte[] _bytes;
    private readonly bool _inverse;
    private readonly bool _fuzzy;
    private readonly bool _ignoreCase;

    private KeyFilter(string pattern, Regex? regex, bool inverse, bool fuzzy)
    {
        (_regex, _inverse, _fuzzy) = (regex, inverse, fuzzy);
        _ignoreCase = !pattern.Any(char.IsUpper);
        _bytes = Encoding.UTF8.GetBytes(pattern);
    }

    /// <summary>Reads a filter as typed; null if it is empty, or a regular expression that does not parse yet.</summary>
    public static KeyFilter? Parse(string text)
    {
        if (text.StartsWith(RegexMark, StringComparison.Ordinal))
        {
            return ParseRegex(text[RegexMark.Length..]);
        }

        var (inverse, fuzzy) = (text.StartsWith('!'), text.StartsWith('~'));
        var pattern = inverse || fuzzy ? text[1..] : text;
        return pattern.Length == 0 ? null : new(pattern, null, inverse, fuzzy);
    }

    /// <summary>Whether a text is a regular expression that does not parse.</summary>
    public static bool IsBroken(string text) =>
        text.StartsWith(RegexMark, StringComparison.Ordinal) && text.Length > RegexMark.Length && Parse(text) is null;

    public bool Matches(ReadOnlySpan<byte> key) =>
        _regex is null ? (_fuzzy ? HasLettersInOrder(key) : Has(key)) != _inverse : MatchesRegex(key);

    private static KeyFilter? ParseRegex(string pattern)
    {
        try
        {
            var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
                | (pattern.Any(char.IsUpper) ? RegexOptions.None : RegexOptions.IgnoreCase);
            return pattern.Length == 0 ? null : new(pattern, new Regex(pattern, options), false, false);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private bool MatchesRegex(ReadOnlySpan<byte> key)
    {
        var text = key.Length <= 256 ? stackalloc char[256] : new char[key.Length];
        return _regex!.IsMatch(text[..Encoding.UTF8.GetChars(key, text)]);
    }

    private bool Has(ReadOnlySpan<byte> key)
    {
        if (!_ignoreCase)
        {
            return key.IndexOf(_bytes) >= 0;
        }

        for (var start = 0; start + _bytes.Length <= key.Length; start++)
        {
            if (HasAt(key[start..]))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasAt(ReadOnlySpan<byte> key)
    {
        for (var i = 0; i < _bytes.Length; i++)
        {
            if (Folded(key[i]) != Folded(_bytes[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasLettersInOrder(ReadOnlySpan<byte> key)
    {
        var matched = 0;
        foreach (var letter in key)
        {
            if (matched < _bytes.Length && Folded(letter) == Folded(_bytes[matched]))
            {
                matched++;
            }
        }

        return matched == _bytes.Length;
    }

    private byte Folded(byte letter) => _ignoreCase && letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;
}
