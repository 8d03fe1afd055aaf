namespace KvTui.Core.Values.Kubernetes;

/// <summary>Lines of YAML in the layout of kubectl, safe for the screen; it stops when there are enough of them.</summary>
/// <param name="most">The characters to write at the most.</param>
/// <param name="isExact">Whether it has to read back as the same: tabs are then escaped, and else shown as blanks.</param>
internal sealed class YamlWriter(int most, bool isExact = false)
{
    private const int Step = 2;

    private int _room = most;
    private int _dashes;

    public List<string> Lines { get; } = [];

    /// <summary>Whether something was left out for want of room.</summary>
    public bool IsFull { get; private set; }

    public int Room => Math.Clamp(_room, 0, int.MaxValue - 4);

    /// <summary>Writes a key whose content follows; the column of that.</summary>
    /// <param name="key">Null for an item of a list, or the whole document.</param>
    public int Open(int column, string? key)
    {
        if (key is null)
        {
            return column;
        }

        Line(column, YamlText.Scalar(key) + ":");
        return column + Step;
    }

    /// <summary>Begins an item of a list, whose content follows at two columns more than the list's.</summary>
    public void Item() => _dashes++;

    /// <summary>Writes a value that is YAML already.</summary>
    public void Raw(int column, string? key, string text) => Line(column, key is null ? text : $"{YamlText.Scalar(key)}: {text}");

    /// <summary>Writes a text, on one line or as a block.</summary>
    public void Text(int column, string? key, string text)
    {
        if (text.Length > Room)
        {
            text = text[..Room];
            IsFull = true;
            _room = text.Length + 1;
        }

        if ((isExact && text.Contains('\t', StringComparison.Ordinal)) || !YamlText.IsBlock(text))
        {
            Raw(column, key, YamlText.Scalar(text));
            return;
        }

        var lines = text.Split('\n');
        var last = text[^1] == '\n' ? lines.Length - 1 : lines.Length;
        var indent = lines[0].Length == 0 || lines[0][0] is ' ' or '\t' ? "2" : "";
        Raw(column, key, $"|{indent}{(last == lines.Length ? "-" : last > 1 && lines[last - 1].Length == 0 ? "+" : "")}");
        var inner = key is null && column > 0 ? column : column + Step;
        for (var i = 0; i < last; i++)
        {
            Line(lines[i].Length == 0 ? 0 : inner, YamlText.Tabbed(lines[i]));
        }
    }

    /// <summary>Writes what the lines since a place stand for when there are none: an empty object or list.</summary>
    public void CloseEmpty(int column, string? key, int linesBefore, string empty)
    {
        if (IsFull)
        {
            return;
        }

        if (key is null && Lines.Count == linesBefore)
        {
            Line(column, empty);
        }
        else if (key is not null && Lines.Count == linesBefore + 1)
        {
            Lines[^1] += " " + empty;
        }
    }

    public void Line(int column, string text)
    {
        if (_room <= 0)
        {
            IsFull = true;
            return;
        }

        var shown = Printable.Text(text);
        if (_dashes > 0 || column > 0)
        {
            var dashes = new string('-', _dashes).Replace("-", "- ", StringComparison.Ordinal);
            shown = new string(' ', Math.Max(0, column - (Step * _dashes))) + dashes + shown;
        }

        (_dashes, _room) = (0, _room - shown.Length - 1);
        Lines.Add(shown);
    }
}
