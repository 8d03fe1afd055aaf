using System.Buffers;
using System.Text.RegularExpressions;

namespace KvTui.Core.Scans.Search;

/// <summary>
/// What is searched for in bytes of any kind: a part of them as text or in hexadecimal, a glob over the whole, or a regular expression.
/// Letter case counts only if the pattern has an upper-case letter.
/// </summary>
public sealed class SearchPattern
{
    private const int OnStack = 512;

    private readonly byte[] _bytes;
    private readonly Regex? _regex;
    private readonly GlobPattern? _glob;
    private readonly bool _ignoreCase;

    private SearchPattern(byte[] bytes, bool ignoreCase, Regex? regex = null, GlobPattern? glob = null) =>
        (_bytes, _ignoreCase, _regex, _glob) = (bytes, ignoreCase, regex, glob);

    /// <summary>A part of the text, whose bytes are its UTF-8.</summary>
    public static SearchPattern Literal(byte[] bytes, bool ignoreCase) => new(bytes, ignoreCase);

    /// <summary>The whole text, with <c>*</c> for any bytes, <c>?</c> for a character and <c>[a-z]</c>, <c>[!a-z]</c> for a byte.</summary>
    /// <exception cref="FormatException">A bracket is not closed.</exception>
    public static SearchPattern Glob(string text, bool ignoreCase) => new([], ignoreCase, glob: new(text, ignoreCase));

    /// <summary>A regular expression, matched without backtracking.</summary>
    /// <exception cref="FormatException">Not a regular expression, or it needs backtracking (look-around, back-references).</exception>
    public static SearchPattern Expression(string text, bool ignoreCase)
    {
        var letterCase = ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None;
        try
        {
            return new([], ignoreCase, new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | letterCase));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new FormatException("not a regular expression, or one with look-around or back-references", error);
        }
    }

    /// <summary>Finds the first match.</summary>
    /// <param name="start">Where it begins, in bytes.</param>
    /// <param name="length">Its length in bytes; may be 0.</param>
    public bool TryFind(ReadOnlySpan<byte> text, out int start, out int length)
    {
        if (_glob is not null)
        {
            (start, length) = (0, text.Length);
            return _glob.Matches(text);
        }

        if (_regex is not null)
        {
            return TryFindExpression(text, out start, out length);
        }

        (start, length) = (_ignoreCase ? IndexIgnoringCase(text) : text.IndexOf(_bytes), _bytes.Length);
        return start >= 0;
    }

    /// <summary>Whether there is a match; for an expression that costs less than to say where.</summary>
    public bool IsMatch(ReadOnlySpan<byte> text)
    {
        if (_regex is null || text.Length > OnStack)
        {
            return TryFind(text, out _, out _);
        }

        Span<char> decoded = stackalloc char[OnStack];
        return _regex.IsMatch(decoded[..DecodedText.Decode(text, decoded)]);
    }

    private static byte Folded(byte letter) => letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;

    private bool TryFindExpression(ReadOnlySpan<byte> text, out int start, out int length)
    {
        var rented = text.Length > OnStack ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        var decoded = rented ?? stackalloc char[OnStack];
        var matched = false;
        (start, length) = (-1, 0);
        foreach (var match in _regex!.EnumerateMatches(decoded[..DecodedText.Decode(text, decoded)]))
        {
            start = DecodedText.BytesOf(text, match.Index);
            length = DecodedText.BytesOf(text[start..], match.Length);
            matched = true;
            break;
        }

        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return matched;
    }

    /// <summary>Skips to the first letter in either case, by the vectorised search; the rest is compared letter by letter.</summary>
    private int IndexIgnoringCase(ReadOnlySpan<byte> text)
    {
        if (_bytes.Length == 0)
        {
            return 0;
        }

        var (low, start) = (Folded(_bytes[0]), 0);
        var high = low is >= (byte)'a' and <= (byte)'z' ? (byte)(low & ~0x20) : low;
        while (start + _bytes.Length <= text.Length)
        {
            var next = text[start..].IndexOfAny(low, high);
            if (next < 0)
            {
                return -1;
            }

            start += next;
            if (IsAt(text[start..]))
            {
                return start;
            }

            start++;
        }

        return -1;
    }

    private bool IsAt(ReadOnlySpan<byte> text)
    {
        if (text.Length < _bytes.Length)
        {
            return false;
        }

        for (var i = 0; i < _bytes.Length; i++)
        {
            if (Folded(text[i]) != Folded(_bytes[i]))
            {
                return false;
            }
        }

        return true;
    }
}
