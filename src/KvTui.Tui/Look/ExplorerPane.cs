using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Look;

/// <summary>What stands in a pane's border.</summary>
/// <param name="Name">The pane's name.</param>
/// <param name="Subject">What is in it, after the name; null for nothing.</param>
/// <param name="Right">What stands at the right; the first to go where there is little room.</param>
/// <param name="HasFooter">Whether the last row inside is a footer that the border joins.</param>
internal readonly record struct PaneTitles(string Name, string? Subject, string? Right, bool HasFooter = false)
{
    /// <summary>What the subject looks like; null for plain text.</summary>
    public Attribute? SubjectLook { get; init; }
}

/// <summary>A frame with a name, a subject and a text at the right, whose border is drawn only when something in it has changed.</summary>
internal sealed class ExplorerPane : FrameView
{
    private readonly ScreenLook _look;
    private readonly TitleRow _titleRow;
    private readonly Label[] _joints = [PlainLabel.Make(), PlainLabel.Make()];
    private PaneTitles _titles;
    private Rectangle _place;
    private bool _isFocused;
    private bool _isWhole = true;

    internal ExplorerPane(ScreenLook look)
    {
        (_look, HotKeySpecifier, CanFocus, BorderStyle) = (look, (Rune)0xFFFF, true, LineStyle.Rounded);
        Border.Settings &= ~BorderSettings.Title;
        SetScheme(look.Frame);
        _titleRow = new(look);
        Border.GetOrCreateView().Add(_titleRow, _joints[0], _joints[1]);
    }

    /// <summary>Puts the pane where the layout wants it, or hides it.</summary>
    internal void Place(Rectangle place)
    {
        if (place == _place)
        {
            return;
        }

        (_place, Visible) = (place, !place.IsEmpty);
        if (Visible)
        {
            (X, Y, Width, Height) = (place.X, place.Y, place.Width, place.Height);
            SetTitles(_titles);
        }
    }

    /// <summary>Shows what stands in the border, and whether the pane has the focus.</summary>
    internal void Show(PaneTitles titles, bool isFocused)
    {
        if (titles == _titles && isFocused == _isFocused)
        {
            return;
        }

        if (isFocused != _isFocused)
        {
            _isFocused = isFocused;
            SetScheme(isFocused ? _look.FocusedFrame : _look.Frame);
        }

        SetTitles(titles);
    }

    /// <summary>Notes, before anything is drawn, whether more than what is inside has to be.</summary>
    internal void BeginDrawing() => _isWhole = NeedsDraw;

    protected override bool OnDrawingAdornments() => !_isWhole;

    protected override bool OnRenderingLineCanvas() => !_isWhole;

    private void SetTitles(PaneTitles titles)
    {
        _titles = titles;
        Title = string.IsNullOrEmpty(titles.Subject) ? titles.Name ?? "" : $"{titles.Name} {_look.Glyphs.Separator} {titles.Subject}";
        if (_place.IsEmpty)
        {
            return;
        }

        var (width, line) = (_place.Width, _isFocused ? _look.FocusedFrame : _look.Frame);
        _titleRow.Show(titles, width - 2, line.Normal, (_isFocused ? _look.FocusedTitle : _look.Title).Normal);
        var footer = titles.HasFooter && _place.Height > 3 ? _place.Height - 2 : 0;
        _joints[0].Put(0, footer, 1, footer > 0 ? _look.Glyphs.TeeLeft.ToString() : "", line);
        _joints[1].Put(width - 1, footer, 1, footer > 0 ? _look.Glyphs.TeeRight.ToString() : "", line);
        SetNeedsDraw();
    }
}
