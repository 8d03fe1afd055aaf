namespace KvTui.Tui.Status;

/// <summary>The last line: labels for how things stand, and a status bar with the keys, or a notice in its place.</summary>
internal sealed class StatusRow : View
{
    private const int DotColumns = 3;
    private const int BlankColumns = 2;
    private const int HintPriority = 5;

    private readonly ScreenLook _look;
    private readonly List<Label> _labels = [];
    private readonly Label _notice = PlainLabel.Make();
    private readonly KeyBar _bar;
    private StatusPart[] _parts = [];
    private bool[] _shown = [];
    private Rectangle _place;

    internal StatusRow(ScreenLook look)
    {
        (_look, CanFocus, Height) = (look, false, 1);
        SetScheme(look.Status);
        _bar = new(look);
        Add(_bar, _notice);
    }

    /// <summary>Shows the status of a state; nothing is laid out or drawn if it is the same.</summary>
    internal void Show(ExplorerState state)
    {
        var place = state.Layout.Status;
        if (place != _place)
        {
            (_place, X, Y, Width) = (place, place.X, place.Y, place.Width);
            _parts = [];
        }

        var notice = StatusTexts.Notice(state);
        var left = StatusTexts.Left(state, _look);
        var right = notice is null ? Hints(state) : [StatusTexts.Of(notice, _look)];
        StatusPart[] parts = [.. left, .. right];
        if (parts.AsSpan().SequenceEqual(_parts))
        {
            return;
        }

        _parts = parts;
        Choose(left.Length);
        PutLeft(left.Length);
        PutRight(left.Length, notice is not null);
    }

    private StatusPart[] Hints(ExplorerState state)
    {
        var hints = StatusTexts.Hints(state, _look);
        var parts = new StatusPart[hints.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = new($"{hints[i].Keys} {hints[i].Text}", HintPriority - i, _look.Status);
        }

        return parts;
    }

    /// <summary>Leaves out the least important parts until the rest has room.</summary>
    private void Choose(int left)
    {
        _shown = Array.ConvertAll(_parts, static part => part.Text.Length > 0);
        while (Columns(left) > _place.Width && Least() is >= 0 and var least)
        {
            _shown[least] = false;
        }
    }

    private int Columns(int left)
    {
        var width = 2;
        for (var i = 0; i < _parts.Length; i++)
        {
            width += _shown[i] ? CellWidth.Of(_parts[i].Text) + (i < left ? DotColumns : BlankColumns) : 0;
        }

        return width - DotColumns;
    }

    private int Least()
    {
        var (least, count) = (-1, 0);
        for (var i = 0; i < _parts.Length; i++)
        {
            if (_shown[i])
            {
                count++;
                least = least < 0 || _parts[i].Priority <= _parts[least].Priority ? i : least;
            }
        }

        return count > 1 ? least : -1;
    }

    private void PutLeft(int left)
    {
        var (x, used, isChanged) = (1, 0, false);
        for (var i = 0; i < left; i++)
        {
            if (!_shown[i])
            {
                continue;
            }

            if (x > 1)
            {
                isChanged |= LabelAt(used++).Put(x, 0, DotColumns, $" {_look.Glyphs.Dot} ", _look.Status);
                x += DotColumns;
            }

            var text = Painting.Cut(_parts[i].Text, _place.Width - 1 - x, _look.Glyphs.Ellipsis);
            isChanged |= LabelAt(used++).Put(x, 0, CellWidth.Of(text), text, _parts[i].Scheme);
            x += CellWidth.Of(text);
        }

        for (; used < _labels.Count; used++)
        {
            isChanged |= _labels[used].Put(0, 0, 0, "", _look.Status);
        }

        if (isChanged)
        {
            SetNeedsDraw();
        }
    }

    private void PutRight(int left, bool isNotice)
    {
        var texts = new List<string>();
        for (var i = left; i < _parts.Length && !isNotice; i++)
        {
            if (_shown[i])
            {
                texts.Add(_parts[i].Text);
            }
        }

        var text = isNotice && _shown[left] ? _parts[left].Text : "";
        var columns = CellWidth.Of(text);
        _notice.Put(_place.Width - 1 - columns, 0, columns, text, isNotice ? _parts[left].Scheme : _look.Status);
        _bar.Show(texts, _place.Width - 1);
    }

    private Label LabelAt(int index)
    {
        if (index == _labels.Count)
        {
            _labels.Add(PlainLabel.Make());
            Add(_labels[index]);
        }

        return _labels[index];
    }
}
