namespace KvTui.Core.Values.Decoders.Notation;

/// <summary>Lines in the layout of JSON, indented by two, safe for the screen; what comes after enough of them is left out.</summary>
/// <param name="most">The characters to write at the most.</param>
internal sealed class NotationWriter(int most)
{
    private readonly StringBuilder _line = new();
    private readonly List<string> _lines = [];
    private int _room = most;
    private int _depth;

    /// <summary>Whether something was left out for want of room.</summary>
    public bool IsFull { get; private set; } = most <= 0;

    /// <summary>Writes what needs no escaping; always true, as what is left out was read all the same.</summary>
    public bool Raw(string text)
    {
        if (!IsFull)
        {
            _line.Append(text);
            IsFull |= _line.Length > _room;
        }

        return true;
    }

    public bool Number(long number) => IsFull || Raw(number.ToString(CultureInfo.InvariantCulture));

    public bool Number(ulong number) => IsFull || Raw(number.ToString(CultureInfo.InvariantCulture));

    public bool Number(double number) => IsFull || Raw(Numbers.Of(number));

    public bool Number(float number) => IsFull || Raw(Numbers.Of(number));

    /// <summary>Writes a text in quotes.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        if (!IsFull)
        {
            var isWhole = utf8.Length <= _room;
            _line.Append('"').Append(Escapes.Of(Encoding.UTF8.GetString(isWhole ? utf8 : utf8[.._room]))).Append(isWhole ? "\"" : "…");
            IsFull |= !isWhole;
        }
    }

    /// <summary>Writes bytes in hex.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        if (!IsFull)
        {
            var isWhole = bytes.Length <= _room / 2;
            _line.Append("h'").Append(Convert.ToHexStringLower(isWhole ? bytes : bytes[..(_room / 2)])).Append(isWhole ? "'" : "…");
            IsFull |= !isWhole;
        }
    }

    /// <summary>Writes bytes in quotes, as protoc does: what is not ASCII as three octal digits.</summary>
    public void Octal(ReadOnlySpan<byte> bytes)
    {
        var isWhole = bytes.Length <= _room / 4;
        Raw("\"");
        foreach (var each in isWhole ? bytes : bytes[..(_room / 4)])
        {
            Raw(each switch
            {
                (byte)'\n' => "\\n",
                (byte)'\r' => "\\r",
                (byte)'\t' => "\\t",
                (byte)'"' => "\\\"",
                (byte)'\'' => "\\'",
                (byte)'\\' => @"\\",
                >= (byte)' ' and <= (byte)'~' => ((char)each).ToString(),
                _ => $"\\{each >> 6}{(each >> 3) & 7}{each & 7}",
            });
        }

        Raw(isWhole ? "\"" : "…");
        IsFull |= !isWhole;
    }

    public void Open(string bracket)
    {
        Raw(bracket);
        _depth++;
    }

    /// <summary>Begins an item of what was opened last.</summary>
    public void Item(bool isFirst)
    {
        Raw(isFirst ? "" : ",");
        Break();
    }

    public void Close(string bracket, bool isEmpty)
    {
        _depth--;
        if (!isEmpty)
        {
            Break();
        }

        Raw(bracket);
    }

    /// <summary>Ends the line.</summary>
    public void Break()
    {
        if (_line.Length > 0)
        {
            _lines.Add(_line.ToString());
            _room = Math.Max(0, _room - _line.Length - 1);
            _line.Clear();
        }

        IsFull |= _room == 0;
        if (!IsFull)
        {
            _line.Append(' ', 2 * _depth);
        }
    }

    /// <summary>All lines, the last one ended.</summary>
    public List<string> Ended()
    {
        if (_line.Length > 0)
        {
            _lines.Add(_line.ToString());
            _line.Clear();
        }

        return _lines;
    }
}
