using System.Text;
using KvTui.Terminal.Views;
using KvTui.Tty.Cells;

namespace KvTui.Terminal.Tests.Views;

/// <summary>Draws a view on a screen of its own and reads it back as rows of text, without blanks at the end.</summary>
internal sealed class DrawnText
{
    private readonly CellBuffer _buffer;

    private DrawnText(CellBuffer buffer) => _buffer = buffer;

    public Point? Cursor => _buffer.Cursor;

    public string[] Rows => [.. Enumerable.Range(0, _buffer.Size.Height).Select(Row)];

    public static DrawnText Of(IView view, int width, int height) => Of(view.Draw, width, height);

    public static DrawnText Of(Action<Canvas> draw, int width, int height)
    {
        var buffer = new CellBuffer(new(width, height), new GlyphTable());
        draw(buffer.Canvas());
        return new(buffer);
    }

    public Style StyleAt(int x, int y) => _buffer.Row(y)[x].Style;

    private string Row(int y)
    {
        var text = new StringBuilder();
        foreach (var cell in _buffer.Row(y))
        {
            _ = cell switch
            {
                { Kind: CellKind.WideTail } => text,
                { Glyph: 0 } => text.Append(' '),
                _ when (cell.Glyph & GlyphTable.Tag) != 0 => text.Append(_buffer.Glyphs.Cluster(cell.Glyph)),
                _ => text.Append(new Rune(cell.Glyph).ToString()),
            };
        }

        return text.ToString().TrimEnd();
    }
}
