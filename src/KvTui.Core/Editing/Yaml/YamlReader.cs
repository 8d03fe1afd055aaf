using KvTui.Core.Editing.Json;
using static KvTui.Core.Editing.Yaml.YamlSpans;

namespace KvTui.Core.Editing.Yaml;

/// <summary>Reads how YAML is built, and finds where it is not; where readers of YAML differ, it finds nothing.</summary>
/// <remarks>
/// YamlDotNet's parser would make the native file 112 kB larger, more than there is room for, takes 0.15 s for 1.4 MB, and finds mistakes
/// in 5 of the 53 odd texts of the tests.
/// </remarks>
internal ref struct YamlReader(ReadOnlySpan<byte> text)
{
    private const int None = -1;

    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>The mappings and sequences around the line, outer ones first: twice the column, and one more for a sequence.</summary>
    private readonly List<int> _open = [];

    private int _at;
    private int _line;

    /// <summary>Whether the innermost of them, or the document, may have a value yet.</summary>
    private bool _isPending = true;

    /// <summary>Whether a text without quotes goes on in lines that are deeper.</summary>
    private bool _isPlainOpen;

    private int _keys;

    /// <summary>How many keys and items there are.</summary>
    private int _entries;

    private readonly int Parent => _open.Count == 0 ? None : _open[^1] >> 1;

    /// <summary>Whether a value is YAML: several keys, or keys and items, and nothing else; by its name it may be any YAML.</summary>
    public static bool IsYaml(ReadOnlySpan<byte> value, bool isNamedSo)
    {
        var reader = new YamlReader(value);
        return reader.Read() < 0 && (isNamedSo || reader is { _keys: > 0, _entries: > 1 });
    }

    /// <summary>Where a text stops being YAML, as “line 3, column 7”; null if it is not known to do so.</summary>
    public static string? Mistake(ReadOnlySpan<byte> text) =>
        new YamlReader(text).Read() is >= 0 and var mistake ? JsonText.Place(text, mistake) : null;

    /// <summary>Reads all of the text.</summary>
    /// <returns>Where the first mistake is; -1 if there is none.</returns>
    private int Read()
    {
        var returns = _text.Count((byte)'\r');
        _at = _text.StartsWith("\ufeff"u8) ? "\ufeff"u8.Length : 0;
        // Line ends of other kinds are read by few, so nothing is said of a text with those.
        var mistake = None;
        _at = returns == 0 || returns == _text.Count("\r\n"u8) ? _at : _text.Length;
        while (_at < _text.Length && mistake < 0)
        {
            _line = _at;
            mistake = Line();
            _at = Math.Min(_text.Length, LineEnd(_text, _at) + 1);
        }

        return mistake;
    }

    private int Line()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }

        var (column, indented) = (_at - _line, _at);
        if (IsAtRest())
        {
            _isPlainOpen &= _at == _text.Length || _text[_at] != '#';
            return None;
        }

        if (column == 0 && IsMarker(_text, _at))
        {
            return Document();
        }

        if (_isPlainOpen && column > Parent)
        {
            var start = _at;
            return Plain() ? start : None;
        }

        _isPlainOpen = false;
        return indented < _at ? indented : column == 0 && _text[_at] == '%' ? None : Entry(column);
    }

    private int Document()
    {
        _open.Clear();
        (_isPending, _isPlainOpen) = (true, false);
        var isBegun = _text[_at] == '-';
        _at += 3;
        return !isBegun || IsAtRest() ? None : Node(canNest: false, isKey: false);
    }

    /// <summary>Reads a line that goes on with one of what is open, or begins the value of it.</summary>
    private int Entry(int column)
    {
        for (; Parent > column; _isPending = false)
        {
            _open.RemoveAt(_open.Count - 1);
        }

        if (Parent < column || (_isPending && _text[_at] is (byte)'|' or (byte)'>'))
        {
            return _isPending ? Node(canNest: true, isKey: false) : _at;
        }

        var isItem = IsIndicator("-"u8);
        if ((_open[^1] & 1) != 0 && !isItem)
        {
            // the sequence was as deep as the mapping that it is a value of
            if (_open.Count == 1 || _open[^2] >> 1 != column)
            {
                return _at;
            }

            _open.RemoveAt(_open.Count - 1);
        }
        else if ((_open[^1] & 1) == 0 && isItem && !_isPending)
        {
            return _at;
        }

        return Node(canNest: true, isKey: !isItem);
    }

    /// <param name="canNest">Whether it may be a mapping or a sequence.</param>
    /// <param name="isKey">Whether it has to be an entry of the mapping that is open.</param>
    private int Node(bool canNest, bool isKey)
    {
        while (IsIndicator(canNest ? "-?:"u8 : "-"u8))
        {
            if (!canNest)
            {
                return _at;
            }

            Begin(_at - _line, _text[_at++] == '-');
            isKey = false;
            var start = _at;
            if (IsAtRest())
            {
                return None;
            }

            if (_text[start.._at].Contains((byte)'\t'))
            {
                return Differing();
            }
        }

        return Content(canNest, isKey);
    }

    /// <summary>Gives up, where readers differ: how deep a tab is, and whether a name ends with a colon.</summary>
    private int Differing()
    {
        _at = _text.Length;
        return None;
    }

    private int Content(bool canNest, bool isKey)
    {
        var start = _at;
        while (_text[_at] is (byte)'&' or (byte)'!')
        {
            while (!IsBlank(_text, _at))
            {
                _at++;
            }

            if (_text[_at - 1] == ':')
            {
                return Differing();
            }

            if (IsAtRest())
            {
                return isKey ? start : None;
            }
        }

        if (_text[_at] is (byte)'|' or (byte)'>' && !isKey)
        {
            return Block();
        }

        var mistake = Scalar(out var hasColon);
        if (mistake >= 0)
        {
            return mistake;
        }

        if (!hasColon)
        {
            _isPending = false;
            return isKey ? start : None;
        }

        if (!canNest)
        {
            return _at;
        }

        Begin(start - _line, isSequence: false);
        _keys++;
        _at++;
        return IsAtRest() ? None : Node(canNest: false, isKey: false);
    }

    /// <summary>Reads a text, or what is in brackets, to the end of the line, or to the colon that makes it a key.</summary>
    private int Scalar(out bool hasColon)
    {
        var (start, first) = (_at, _text[_at]);
        hasColon = false;
        if (",]}@%`"u8.Contains(first))
        {
            return _at;
        }

        if (first is not ((byte)'"' or (byte)'\'' or (byte)'[' or (byte)'{'))
        {
            hasColon = Plain();
            _isPlainOpen = !hasColon && (_at == _text.Length || _text[_at] != '#');
            return None;
        }

        var end = first is (byte)'"' or (byte)'\'' ? Quoted(_text, start) : Bracketed(_text, start);
        if (end < 0)
        {
            return ~end;
        }

        _at = end;
        if (IsAtRest())
        {
            return None;
        }

        hasColon = _text[_at] == ':' && IsBlank(_text, _at + 1) && !_text[start..end].Contains((byte)'\n');
        return hasColon ? None : _at;
    }

    /// <summary>Reads a text without quotes to the end of the line, a comment, or the colon that makes it a key.</summary>
    /// <returns>Whether there is such a colon.</returns>
    private bool Plain()
    {
        for (var end = LineEnd(_text, _at); _at < end; _at++)
        {
            var next = _text[_at..end].IndexOfAny((byte)':', (byte)'#');
            if (next < 0)
            {
                _at = end;
                break;
            }

            _at += next;
            if (_text[_at] == ':' && IsBlank(_text, _at + 1))
            {
                return true;
            }

            if (_text[_at] == '#' && IsBlank(_text, _at - 1))
            {
                break;
            }
        }

        return false;
    }

    /// <summary>Reads a text that stands in the lines below as it is.</summary>
    private int Block()
    {
        var digit = 0;
        for (_at++; !IsBlank(_text, _at) && "+-123456789"u8.Contains(_text[_at]); _at++)
        {
            digit = _text[_at] >= '1' ? _text[_at] - '0' : digit;
        }

        if (!IsAtRest())
        {
            return _at;
        }

        _isPending = false;
        for (var least = digit > 0 ? Math.Max(Parent, 0) + digit : None; ;)
        {
            var end = LineEnd(_text, _at);
            var line = end + 1;
            if (line >= _text.Length)
            {
                return None;
            }

            var rest = _text[line..LineEnd(_text, line)];
            var indent = rest.IndexOfAnyExcept((byte)' ');
            if (rest.IndexOfAnyExcept(" \t\r"u8) >= 0)
            {
                if (indent < least || indent <= Parent || (indent == 0 && IsMarker(_text, line)))
                {
                    return None;
                }

                least = least < 0 ? indent : least;
            }

            _at = line;
        }
    }

    /// <summary>Counts an entry at a column, of what is open there, or else of what it opens.</summary>
    private void Begin(int column, bool isSequence)
    {
        var kind = (column << 1) | (isSequence ? 1 : 0);
        if (_open.Count == 0 || _open[^1] != kind)
        {
            _open.Add(kind);
        }

        _entries++;
        _isPending = true;
    }

    /// <summary>Whether one of some letters is here, alone or before a blank.</summary>
    private readonly bool IsIndicator(ReadOnlySpan<byte> letters) => letters.Contains(_text[_at]) && IsBlank(_text, _at + 1);

    /// <summary>Goes to what follows blanks; whether that is the end of the line, or a comment.</summary>
    private bool IsAtRest()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            _at++;
        }

        return _at == _text.Length || _text[_at] is (byte)'\n' or (byte)'#';
    }
}
