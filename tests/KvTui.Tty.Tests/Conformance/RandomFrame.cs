using KvTui.Text.Tests;
using KvTui.Tty.Cells;

namespace KvTui.Tty.Tests.Conformance;

/// <summary>Draws the same thing for the same seed: lists that scroll, boxes, and text of every kind anywhere.</summary>
internal static class RandomFrame
{
    private static readonly Style[] Styles =
    [
        default,
        default,
        Style.Default.Add(CellAttributes.Reverse),
        Style.Default.Add(CellAttributes.Bold | CellAttributes.Underline).With(Color.Red),
        Style.Default.Add(CellAttributes.Dim | CellAttributes.Italic).On(Color.Indexed(236)),
        Style.Default.With(Color.Rgb(10, 200, 30)).On(Color.Blue),
        Style.Default.Add(CellAttributes.Bold | CellAttributes.Dim | CellAttributes.Strikethrough).With(Color.Indexed(12)).On(Color.Indexed(9)),
    ];

    internal static void Draw(Canvas canvas, int seed)
    {
        var random = new Random(seed);
        DrawList(canvas, random);
        for (var i = random.Next(12); i > 0; i--)
        {
            DrawOne(canvas, random);
        }

        if (random.Next(3) == 0)
        {
            canvas.ShowCursor(random.Next(canvas.Width), random.Next(canvas.Height));
        }
    }

    // Frames with a near first row look like a list that was scrolled by a few rows.
    private static void DrawList(Canvas canvas, Random random)
    {
        var first = random.Next(6);
        var left = random.Next(2) == 0 ? canvas.Width : canvas.Width / 2;
        for (var y = 0; y < canvas.Height - 1; y++)
        {
            var row = new Random(first + y);
            for (var x = 0; x < left;)
            {
                x += Math.Max(1, canvas.Window(new(0, 0, left, canvas.Height)).Write(x, y + (random.Next(500) == 0 ? 1 : 0), HostileBytes.Piece(row), Styles[row.Next(3)]));
            }
        }
    }

    private static void DrawOne(Canvas canvas, Random random)
    {
        var area = new Rect(random.Next(-3, canvas.Width), random.Next(-3, canvas.Height), random.Next(canvas.Width + 3), random.Next(canvas.Height + 3));
        var style = Styles[random.Next(Styles.Length)];
        switch (random.Next(7))
        {
            case 0:
                canvas.Fill(area, style, random.Next(2) == 0 ? ' ' : '░');
                break;
            case 1:
                canvas.Restyle(area, style);
                break;
            case 2:
                canvas.Box(area, random.Next(2) == 0 ? Borders.Rounded : Borders.Ascii, style);
                break;
            case 3:
                canvas.Put(area.X, area.Y, (char)random.Next(0x3000), style);
                break;
            case 4:
                canvas.WriteClipped(area.X, area.Y, area.Width, HostileBytes.Piece(random) + HostileBytes.Piece(random), style);
                break;
            default:
                canvas.Window(area).Write(random.Next(-4, 10), random.Next(3), HostileBytes.Piece(random) + HostileBytes.Piece(random), style);
                break;
        }
    }
}
