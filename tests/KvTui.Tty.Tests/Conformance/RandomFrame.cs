using KvTui.Text.Tests;
using KvTui.Tty.Cells;
using KvTui.Tty.Output;
using Terminal.Gui.Drawing;

namespace KvTui.Tty.Tests.Conformance;

/// <summary>Draws the same thing for the same seed: lists that scroll, boxes, and text of every kind anywhere.</summary>
internal static class RandomFrame
{
    private static readonly Style[] Styles =
    [
        default,
        default,
        Style.Default.Add(CellAttributes.Reverse),
        new Style(CellColor.Red, default, CellAttributes.Bold | CellAttributes.Underline),
        new Style(default, CellColor.Indexed(236), CellAttributes.Dim | CellAttributes.Italic),
        new Style(CellColor.Rgb(10, 200, 30), CellColor.Blue, default),
        new Style(CellColor.Indexed(12), CellColor.Indexed(9), CellAttributes.Bold | CellAttributes.Dim | CellAttributes.Strikethrough),
    ];

    internal static void Draw(BackBuffer buffer, Size size, int seed)
    {
        buffer.SetSize(size.Width, size.Height);
        var random = new Random(seed);
        DrawList(buffer, random);
        for (var i = random.Next(12); i > 0; i--)
        {
            DrawOne(buffer, random);
        }

        buffer.Cells.Cursor = random.Next(3) == 0 ? new(random.Next(size.Width), random.Next(size.Height)) : null;
    }

    // Frames with a near first row look like a list that was scrolled by a few rows.
    private static void DrawList(BackBuffer buffer, Random random)
    {
        var first = random.Next(6);
        var left = random.Next(2) == 0 ? buffer.Cols : buffer.Cols / 2;
        buffer.Clip = new Region(new Rectangle(0, 0, left, buffer.Rows));
        for (var y = 0; y < buffer.Rows - 1; y++)
        {
            var row = new Random(first + y);
            for (var x = 0; x < left;)
            {
                x += Math.Max(1, buffer.Write(x, y + (random.Next(500) == 0 ? 1 : 0), HostileBytes.Piece(row), Styles[row.Next(3)]));
            }
        }
    }

    private static void DrawOne(BackBuffer buffer, Random random)
    {
        var area = new Rectangle(
            random.Next(-3, buffer.Cols), random.Next(-3, buffer.Rows), random.Next(buffer.Cols + 3), random.Next(buffer.Rows + 3));
        var style = Styles[random.Next(Styles.Length)];
        var isClipped = random.Next(3) != 0;
        buffer.Clip = new Region(isClipped ? area : new Rectangle(0, 0, buffer.Cols, buffer.Rows));
        switch (random.Next(7))
        {
            case 0:
                buffer.Fill(area, style, random.Next(2) == 0 ? ' ' : '░');
                break;
            case 1:
                buffer.Restyle(area, style);
                break;
            case 2:
                buffer.Box(area, style, random.Next(2) == 0 ? "─│╭╮╰╯" : "-|++++");
                break;
            case 3:
                buffer.Put(area.X, area.Y, (char)random.Next(0x3000), style);
                break;
            default:
                var text = HostileBytes.Piece(random) + HostileBytes.Piece(random);
                buffer.Write(area.X + random.Next(-4, 10), area.Y + random.Next(3), text, style);
                break;
        }
    }
}
