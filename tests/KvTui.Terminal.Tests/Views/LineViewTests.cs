using KvTui.Terminal.Views;
using KvTui.Tty.Cells;

namespace KvTui.Terminal.Tests.Views;

public sealed class LineViewTests
{
    private static readonly ViewTheme Theme = ViewTheme.Default;

    [Theory]
    [InlineData(60, " local · via n1 · live r10234          1.5 req/s  read-only")]
    [InlineData(40, " local · live r10234          read-only")]
    [InlineData(24, " live r10234  read-only")]
    [InlineData(13, " live r10234")]
    [InlineData(8, " live …")]
    public void The_status_bar_drops_the_least_important_part_first(int width, string expected)
    {
        var bar = new StatusBar(
            [new("local", 3), new("via n1", 1), new("live r10234", 9), new("", 9)], [new("1.5 req/s", 2), new("read-only", 5)], Theme);
        Assert.Equal(expected, DrawnText.Of(bar, width, 1).Rows[0]);
    }

    [Theory]
    [InlineData(40, "/ filter  : command  ? help")]
    [InlineData(26, "/ filter  : command")]
    [InlineData(5, "")]
    public void Hints_that_do_not_fit_whole_are_left_out(int width, string expected)
    {
        var hints = new KeyHints([new("/", "filter"), new(":", "command"), new("?", "help")], Theme);
        Assert.Equal(expected, DrawnText.Of(hints, width, 1).Rows[0]);
        Assert.Equal(expected.Length, hints.Width(width));
        Assert.Equal(expected.PadLeft(width).TrimEnd(), DrawnText.Of(hints with { Alignment = Alignment.Right }, width, 1).Rows[0]);
    }

    [Theory]
    [InlineData(Alignment.Left, "漢字")]
    [InlineData(Alignment.Right, "    漢字")]
    [InlineData(Alignment.Center, "  漢字")]
    public void A_label_is_aligned(Alignment alignment, string expected) =>
        Assert.Equal(expected, DrawnText.Of(new Label("漢字", Theme) { Alignment = alignment }, 8, 1).Rows[0]);

    [Theory]
    [InlineData(4, "漢字")]
    [InlineData(3, "漢…")]
    [InlineData(2, "…")]
    [InlineData(0, "")]
    public void A_label_is_cut_between_clusters(int width, string expected) =>
        Assert.Equal(expected, DrawnText.Of(new Label("漢字", Theme), width, 1).Rows[0]);

    [Fact]
    public void A_paragraph_is_broken_at_blanks_at_line_ends_and_inside_long_words()
    {
        var paragraph = new Paragraph("one two three\n\nsupercalifragilistic end", Theme);
        Assert.Equal(["one two", "three", "", "supercalif", "ragilistic", "end"], DrawnText.Of(paragraph, 10, 6).Rows);
        Assert.Equal(6, paragraph.LineCount(10));
        Assert.Equal(["three", ""], DrawnText.Of(paragraph with { Offset = 1 }, 10, 2).Rows);
        Assert.Equal(1, new Paragraph("漢", Theme).LineCount(1));
    }

    [Fact]
    public void A_spinner_turns_with_its_step()
    {
        Assert.Equal("⠋ loading", DrawnText.Of(new Spinner(0, "loading", Theme), 12, 1).Rows[0]);
        Assert.Equal("⠙ loading", DrawnText.Of(new Spinner(11, "loading", Theme), 12, 1).Rows[0]);
    }

    [Fact]
    public void An_overlay_stands_in_the_middle_and_clears_what_is_below()
    {
        var drawn = DrawnText.Of(canvas =>
        {
            canvas.Fill(canvas.Bounds, default, '.');
            new Overlay(new Frame("", Theme), new Size(4, 1)).Open(canvas).Write(0, 0, "hi");
        }, 10, 5);
        Assert.Equal(["..........", "..╭────╮..", "..│hi  │..", "..╰────╯..", ".........."], drawn.Rows);
    }
}
