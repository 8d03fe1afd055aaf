using KvTui.Core.Intents;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Look;

/// <summary>Keys and what they do, side by side on one line; those that do not fit whole are left out from the end.</summary>
internal sealed class HintLine : View
{
    private const int Gap = 2;

    private readonly ScreenLook _look;
    private readonly KeyHint[] _hints;
    private readonly Attribute _keys;

    internal HintLine(ScreenLook look, IEnumerable<KeyHint> hints)
    {
        (_look, _hints, _keys, CanFocus, Height) = (look, [.. hints], ScreenLook.Of(look.Theme.HintKey), false, 1);
        SetScheme(look.Plain);
    }

    protected override bool OnClearingViewport() => true;

    protected override bool OnDrawingContent(DrawContext? context)
    {
        var (x, width) = (0, Viewport.Width);
        foreach (var (keys, text) in _hints)
        {
            var start = x > 0 ? x + Gap : 0;
            if (start + CellWidth.Of(keys) + 1 + CellWidth.Of(text) > width)
            {
                break;
            }

            this.Fill(x, 0, start - x, ' ', _look.Text);
            x = start + this.Write(start, 0, width - start, keys, _keys, _look.Glyphs.Ellipsis);
            this.Fill(x++, 0, 1, ' ', _look.Text);
            x += this.Write(x, 0, width - x, text, _look.Secondary, _look.Glyphs.Ellipsis);
        }

        this.Fill(x, 0, width - x, ' ', _look.Text);
        return true;
    }
}
