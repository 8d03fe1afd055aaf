using KvTui.Testing.Screens;
using KvTui.Tty.Output;
using KvTui.Tty.Output.Frames;
using Terminal.Gui.Drawing;

namespace KvTui.Tty.Tests.Output;

/// <summary>What reaches the terminal of text that is cut or drawn over.</summary>
public sealed class DrawnTextTests
{
    [Theory]
    [InlineData(-1, "abc", 3, "bc |")]
    [InlineData(-1, "中文", 4, " 文|")]
    [InlineData(0, "a中文", 5, "a中|")]
    [InlineData(3, "中", 2, "   |")]
    [InlineData(0, "ab中", 4, "ab |")]
    public void Text_is_cut_at_both_edges_and_a_cut_wide_cluster_is_a_blank(int x, string text, int columns, string shown)
    {
        Assert.Equal(shown, Shown(buffer =>
        {
            buffer.Clip = new Region(new Rectangle(0, 0, 3, 1));
            Assert.Equal(columns, buffer.Write(x, 0, text));
            buffer.Clip = new Region(new Rectangle(0, 0, 4, 1));
            buffer.Put(3, 0, '|');
        }));
    }

    [Theory]
    [InlineData(1, "x", " x文")]
    [InlineData(0, "x", "x 文")]
    [InlineData(1, "漢", " 漢")]
    [InlineData(1, " ", "  文")]
    public void Drawing_over_half_of_a_wide_cluster_blanks_its_other_half(int x, string over, string shown) =>
        Assert.Equal(shown, Shown(buffer =>
        {
            buffer.Write(0, 0, "中文");
            buffer.Write(x, 0, over);
        }));

    [Fact]
    public void Filling_over_half_of_a_wide_cluster_blanks_its_other_half() =>
        Assert.Equal(" .", Shown(buffer =>
        {
            buffer.Write(0, 0, "中文");
            buffer.Fill(new(1, 0, 2, 1), default, '.');
            buffer.Fill(new(2, 0, 1, 1));
        }));

    [Fact]
    public void A_style_reaches_the_cells_of_its_text_and_no_others()
    {
        var bold = Tty.Cells.Style.Default.Add(Tty.Cells.CellAttributes.Bold);
        var buffer = new BackBuffer(4, 1);
        buffer.Write(0, 0, "abcd");
        buffer.Write(1, 0, "中", bold);
        var terminal = Terminal(buffer);
        Assert.Equal(["a中d"], terminal.Rows);
        Assert.Equal([default, bold, bold, default], Enumerable.Range(0, 4).Select(x => terminal.CellAt(x, 0).Style));
    }

    private static string Shown(Action<BackBuffer> draw)
    {
        var buffer = new BackBuffer(4, 1);
        draw(buffer);
        return Terminal(buffer).Rows[0];
    }

    private static VirtualTerminal Terminal(BackBuffer buffer)
    {
        var terminal = new VirtualTerminal(buffer.Cells.Size);
        terminal.Feed(new FrontBuffer(TerminalCapabilities.Modern).Encode(buffer.Cells).Span);
        return terminal;
    }
}
