using System.Buffers;

namespace KvTui.Core.Values.Kubernetes;

/// <summary>Texts as YAML writes them: plain where that reads back as the same text, else in quotes.</summary>
internal static class YamlText
{
    private const int TabWidth = 4;

    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789abcdefABCDEFxXoO_.:+-");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF_");
    private static readonly SearchValues<char> OfTimes = SearchValues.Create("0123456789-:.TtZz+ ");
    private static readonly string[] Words =
        ["", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<", ".nan", ".inf", "+.inf", "-.inf"];

    /// <summary>A text on one line.</summary>
    public static string Scalar(string text) =>
        Printable.Text(text) != text ? Escaped(text)
        : IsOther(text) ? $"\"{text}\""
        : IsPlain(text) ? text
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Whether a text is shown as a block: it has several lines; none ends in a blank or has what cannot be shown.</summary>
    public static bool IsBlock(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) || text.AsSpan().Trim('\n').IsEmpty)
        {
            return false;
        }

        var lines = text.Replace('\t', ' ').Split('\n');
        return Array.TrueForAll(lines, static line => !line.EndsWith(' ') && Printable.Text(line) == line);
    }

    /// <summary>A line with blanks for its tabs.</summary>
    public static string Tabbed(string line)
    {
        if (!line.Contains('\t', StringComparison.Ordinal))
        {
            return line;
        }

        var text = new StringBuilder();
        foreach (var character in line)
        {
            text.Append(character == '\t' ? ' ' : character, character == '\t' ? TabWidth - (text.Length % TabWidth) : 1);
        }

        return text.ToString();
    }

    private static bool IsPlain(string text) =>
        !" #,[]{}&*!|>'\"%@`".Contains(text[0], StringComparison.Ordinal)
        && text[^1] is not (' ' or ':')
        && !(text[0] is '-' or '?' or ':' && (text.Length == 1 || text[1] == ' '))
        && !text.StartsWith("---", StringComparison.Ordinal) && !text.StartsWith("...", StringComparison.Ordinal)
        && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal);

    /// <summary>Whether a plain text would read back as something else: a number, a time, true or null.</summary>
    private static bool IsOther(string text) =>
        (text.Length <= 5 && Words.Contains(text.ToLowerInvariant())) || IsNumber(text.AsSpan().TrimStart("+-")) || IsDate(text);

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.ContainsAnyExcept(OfNumbers))
        {
            return false;
        }

        if (text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'X' or 'o' or 'O' or 'b' or 'B')
        {
            return !text[2..].ContainsAnyExcept(HexDigits);
        }

        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var digits = text.ToString().Replace("_", "", StringComparison.Ordinal);
        return text.Contains(':')
            ? IsSixties(text)
            : text.IndexOfAnyInRange('0', '9') >= 0 && double.TryParse(digits, Style, CultureInfo.InvariantCulture, out _);
    }

    /// <summary>Whether a text is a number to the base of sixty, as YAML 1.1 has them: 1:30.</summary>
    private static bool IsSixties(ReadOnlySpan<char> text)
    {
        var parts = 0;
        foreach (var range in text.Split(':'))
        {
            var part = text[range];
            if (part.IsEmpty || part.ContainsAnyExceptInRange('0', '9')
                || (parts++ > 0 && (part.Length > 2 || (part.Length == 2 && part[0] > '5'))))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDate(string text) => text.Length >= 8 && text[4] == '-' && !text.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9')
        && char.IsAsciiDigit(text[5]) && !text.AsSpan(5).ContainsAnyExcept(OfTimes);

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            var shown = rune.ToString();
            escaped.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                0x1B => "\\e",
                0 => "\\0",
                _ when Printable.Text(shown) == shown => shown,
                > 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
                > 0xFF => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\x{rune.Value:X2}"),
            });
        }

        return escaped.Append('"').ToString();
    }
}
