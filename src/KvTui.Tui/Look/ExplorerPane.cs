using System.Text;
using KvTui.Text;
using Terminal.Gui.Drawing;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace KvTui.Tui.Look;

/// <summary>A frame with a name, a subject and a text at the right, whose border is drawn only when something in it has changed.</summary>
internal sealed class ExplorerPane : FrameView
{
    private const int NarrowestSlot = 3;

    private readonly ScreenLook _look;
    private readonly Slot[] _slots = new Slot[3];
    private readonly Label[] _joints = new Label[3];
    private PaneTitles _titles;
    private Rectangle _place;
    private bool _isFocused;
    private bool _isWhole = true;

    internal ExplorerPane(ScreenLook look)
    {
        (_look, HotKeySpecifier, CanFocus, BorderStyle) = (look, (Rune)0xFFFF, true, LineStyle.Rounded);
        Border.Settings &= ~BorderSettings.Title;
        SetScheme(look.Frame);
        var border = Border.GetOrCreateView();
        for (var i = 0; i < _slots.Length; i++)
        {
            _slots[i] = new();
            border.Add(_slots[i].Gap, _slots[i].Text, _joints[i] = PlainLabel.Make());
        }
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
    internal void Note() => _isWhole = NeedsDraw;

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
        var x = 1 + Put(_slots[0], 1, width - 2, titles.Name, _isFocused ? _look.FocusedTitle : _look.Title);
        var hasSubject = !string.IsNullOrEmpty(titles.Subject) && x + NarrowestSlot < width - 1;
        _joints[0].Put(x, 0, 1, hasSubject ? _look.Glyphs.Separator.ToString() : "", line);
        x += hasSubject ? 1 : 0;
        x += Put(_slots[1], x, width - 1 - x, hasSubject ? titles.Subject : null, _look.Plain);
        var right = CellWidth.Of(titles.Right) + 2;
        Put(_slots[2], width - 1 - right, right, x + right < width - 1 ? titles.Right : null, _look.Plain);
        var footer = titles.HasFooter && _place.Height > 3 ? _place.Height - 2 : 0;
        _joints[1].Put(0, footer, 1, footer > 0 ? _look.Glyphs.TeeLeft.ToString() : "", line);
        _joints[2].Put(width - 1, footer, 1, footer > 0 ? _look.Glyphs.TeeRight.ToString() : "", line);
        SetNeedsDraw();
    }

    /// <summary>Puts a text with a blank on both sides into the upper border; returns the columns used.</summary>
    private int Put(Slot slot, int x, int room, string? text, Scheme scheme)
    {
        if (string.IsNullOrEmpty(text) || room < NarrowestSlot)
        {
            slot.Gap.Put(x, 0, 0, "", scheme);
            slot.Text.Put(x, 0, 0, "", scheme);
            return 0;
        }

        var shown = Painting.Cut(text, room - 2, _look.Glyphs.Ellipsis);
        var columns = CellWidth.Of(shown) + 2;
        slot.Gap.Put(x, 0, columns, " ", _look.Plain);
        slot.Text.Put(x + 1, 0, columns - 2, shown, scheme);
        return columns;
    }

    /// <summary>A text in the border, and the gap in the line around it, which does not have the look of the text.</summary>
    private sealed record Slot
    {
        internal Label Gap { get; } = PlainLabel.Make();

        internal Label Text { get; } = PlainLabel.Make();
    }
}
