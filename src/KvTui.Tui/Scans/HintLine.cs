using KvTui.Core.Commands;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Scans;

/// <summary>Keys and what they do, side by side on one line; those that do not fit whole are left out from the end.</summary>
internal sealed class HintLine : DrawnView
{
    private const int Gap = 2;

    private readonly KeyHint[] _hints;
    private readonly Attribute _keys;

    internal HintLine(ScreenLook look, IEnumerable<KeyHint> hints)
        : base(look) => (_hints, _keys, Height) = ([.. hints], ScreenLook.Of(look.Theme.HintKey), 1);

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

            this.Fill(x, 0, start - x, ' ', Look.Text);
            x = start + Write(start, 0, width - start, keys, _keys);
            this.Fill(x++, 0, 1, ' ', Look.Text);
            x += Write(x, 0, width - x, text, Look.Secondary);
        }

        this.Fill(x, 0, width - x, ' ', Look.Text);
        return true;
    }
}
