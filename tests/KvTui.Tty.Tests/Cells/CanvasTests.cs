using KvTui.Testing.Screens;
using KvTui.Tty.Cells;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tty.Tests.Cells;

public sealed class CanvasTests
{
    private delegate void Drawing(Canvas canvas);

    [Fact]
    public void Text_is_cut_at_both_edges_and_a_cut_wide_cluster_is_a_blank()
    {
        Assert.Equal("bc |", Shown(4, canvas => Assert.Equal(3, canvas.Write(-1, 0, "abc")), '|', 3));
        Assert.Equal(" 文|", Shown(4, canvas => Assert.Equal(4, canvas.Write(-1, 0, "中文")), '|', 3));
        Assert.Equal("a中", Shown(4, canvas => Assert.Equal(5, canvas.Write(0, 0, "a中文"))));
        Assert.Equal("", Shown(4, canvas => Assert.Equal(2, canvas.Write(4, 0, "中"))));
        Assert.Equal("", Shown(4, canvas => Assert.Equal(2, canvas.Write(0, 7, "ab"))));
    }

    [Fact]
    public void Overwriting_half_of_a_wide_cluster_blanks_its_other_half()
    {
        Assert.Equal(" x文", Shown(4, canvas => Draw(canvas, "中文", 1)));
        Assert.Equal("x 文", Shown(4, canvas => Draw(canvas, "中文", 0)));
        Assert.Equal(" 漢", Shown(4, canvas =>
        {
            canvas.Write(0, 0, "中文");
            canvas.Write(1, 0, "漢");
        }));
        Assert.Equal("  文", Shown(4, canvas =>
        {
            canvas.Write(0, 0, "中文");
            canvas.Fill(new(1, 0, 1, 1));
        }));

        static void Draw(Canvas canvas, string text, int x)
        {
            canvas.Write(0, 0, text);
            canvas.Put(x, 0, 'x');
        }
    }

    [Fact]
    public void Clusters_take_one_cell_or_two_and_nothing_else()
    {
        Assert.Equal("e\u0301中👩\u200D👧x", Shown(9, canvas => Assert.Equal(6, canvas.Write(0, 0, "e\u0301中👩\u200D👧x"))));
        Assert.Equal("ax", Shown(9, canvas => Assert.Equal(2, canvas.Write(0, 0, "a\u200B\u200Bx"))));
    }

    [Fact]
    public void What_a_terminal_could_obey_is_drawn_as_a_stand_in()
    {
        Assert.Equal("␛[2J�␡␀x", Shown(20, canvas => Assert.Equal(8, canvas.Write(0, 0, "\x1b[2J\x9b\x7f\0x"))));
        Assert.Equal("␛��", Shown(20, canvas =>
        {
            canvas.Put(0, 0, '\x1b');
            canvas.Put(1, 0, '中');
            canvas.Put(2, 0, '\u0301');
        }));
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("中文字", 5, "中文…")]
    [InlineData("中文字", 4, "中…")]
    [InlineData("中文字", 1, "…")]
    [InlineData("中文字", 0, "")]
    public void Text_that_does_not_fit_ends_with_an_ellipsis(string text, int columns, string shown)
    {
        Assert.Equal(shown, Shown(20, canvas => Assert.InRange(canvas.WriteClipped(0, 0, columns, text), 0, columns)));
    }

    [Fact]
    public void A_box_is_cut_by_its_window()
    {
        var terminal = Draw(new(6, 4), canvas =>
        {
            canvas.Box(canvas.Bounds, Borders.Rounded);
            canvas.Window(new(1, 1, 3, 2)).Box(new(0, 0, 9, 9), Borders.Ascii);
        });
        Assert.Equal(["╭────╮", "│+-- │", "│|   │", "╰────╯"], terminal.Rows);
    }

    [Fact]
    public void Restyling_keeps_the_text()
    {
        var style = Style.Default.Add(CellAttributes.Reverse);
        var terminal = Draw(new(6, 1), canvas =>
        {
            canvas.Write(0, 0, "中bc");
            canvas.Restyle(new(1, 0, 2, 1), style);
        });
        Assert.Equal(["中bc"], terminal.Rows);
        Assert.Equal([default, default, style, default], Enumerable.Range(0, 4).Select(x => terminal.CellAt(x, 0).Style));
    }

    [Fact]
    public void Writing_plain_and_wide_text_does_not_allocate()
    {
        var buffer = new CellBuffer(new(40, 2), new GlyphTable());
        buffer.Canvas().Write(0, 0, "e\u0301");
        var before = GC.GetAllocatedBytesForCurrentThread();
        buffer.Canvas().Write(0, 0, "plain ä 中文 😀 ─│ e\u0301");
        buffer.Canvas().WriteClipped(0, 1, 9, "plain ä 中文 😀 ─│");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string Shown(int width, Drawing draw, char end = ' ', int endAt = 0)
    {
        var terminal = Draw(new(width, 1), canvas =>
        {
            draw(end == ' ' ? canvas : canvas.Window(new(0, 0, endAt, 1)));
            if (end != ' ')
            {
                canvas.Put(endAt, 0, end);
            }
        });
        return terminal.Rows[0];
    }

    private static VirtualTerminal Draw(Size size, Drawing draw)
    {
        var screen = new Screen(TerminalCapabilities.Modern);
        var terminal = new VirtualTerminal(size);
        draw(screen.Begin(size));
        terminal.Feed(screen.End().Span);
        return terminal;
    }
}
