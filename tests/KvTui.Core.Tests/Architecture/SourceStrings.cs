using System.Text;

namespace KvTui.Core.Tests.Architecture;

/// <summary>The string literals of a C# source text, as they are written, with <c>{…}</c> where an interpolated one has a hole.</summary>
internal sealed class SourceStrings
{
    private readonly string _text;
    private readonly List<string> _found = [];
    private int _at;

    private SourceStrings(string text) => _text = text;

    /// <summary>All literals in their order, those in the holes of interpolated ones included.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var strings = new SourceStrings(text);
        while (strings._at < text.Length)
        {
            strings.Step();
        }

        return strings._found;
    }

    /// <summary>Takes a comment, a character, a string or one symbol.</summary>
    private void Step()
    {
        if (Ahead("//"))
        {
            SkipTo("\n");
        }
        else if (Ahead("/*"))
        {
            SkipTo("*/");
        }
        else if (Ahead("'"))
        {
            _at += Ahead("'\\") ? 3 : 2;
            SkipTo("'");
        }
        else if (!TryString())
        {
            _at++;
        }
    }

    private bool TryString()
    {
        var quote = _at;
        while (quote < _text.Length && _text[quote] is '$' or '@')
        {
            quote++;
        }

        if (quote == _text.Length || _text[quote] != '"')
        {
            return false;
        }

        var prefix = _text[_at..quote];
        var quotes = _text.AsSpan(quote).IndexOfAnyExcept('"');
        _at = quote + 1;
        if (quotes >= 3)
        {
            Raw(new string('"', quotes), quote + quotes);
        }
        else
        {
            Plain(prefix.Contains('$', StringComparison.Ordinal), prefix.Contains('@', StringComparison.Ordinal));
        }

        return true;
    }

    private void Raw(string quotes, int start)
    {
        _at = start;
        SkipTo(quotes);
        _found.Add(_text[start..(_at - quotes.Length)].Trim());
    }

    private void Plain(bool isInterpolated, bool isVerbatim)
    {
        var content = new StringBuilder();
        while (true)
        {
            var symbol = _text[_at];
            if (isInterpolated && symbol == '{' && !Ahead("{{"))
            {
                Hole();
                content.Append("{…}");
                continue;
            }

            if (symbol == '"' && !(isVerbatim && Ahead("\"\"")))
            {
                _at++;
                break;
            }

            var isPair = (!isVerbatim && symbol == '\\') || (isVerbatim && symbol == '"') || (isInterpolated && symbol is '{' or '}');
            content.Append(_text, _at, isPair ? 2 : 1);
            _at += isPair ? 2 : 1;
        }

        _found.Add(content.ToString());
    }

    private void Hole()
    {
        _at++;
        for (var depth = 1; depth > 0;)
        {
            depth += _text[_at] switch { '{' => 1, '}' => -1, _ => 0 };
            Step();
        }
    }

    private bool Ahead(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private void SkipTo(string end)
    {
        var found = _text.IndexOf(end, _at, StringComparison.Ordinal);
        _at = found < 0 ? _text.Length : found + end.Length;
    }
}
