using KvTui.Terminal.Views;
using KvTui.Tty.Cells;

namespace KvTui.Terminal.Tests.Views;

public sealed class FrameTests
{
    private readonly Frame _frame = new("Keys", ViewTheme.Default) { Subtitle = "/app/", TitleRight = "1 204" };

    [Fact]
    public void Titles_stand_in_the_upper_border_and_the_footer_on_a_line_of_its_own()
    {
        var frame = _frame with { Footer = "r1042 · v3" };
        var drawn = DrawnText.Of(canvas => frame.Open(canvas).Write(0, 0, "inside"), 32, 5);
        Assert.Equal(
            [
                "╭ Keys ─ /app/ ───────── 1 204 ╮",
                "│inside                        │",
                "│                              │",
                "├ r1042 · v3 ──────────────────┤",
                "╰──────────────────────────────╯",
            ],
            drawn.Rows);
    }

    [Theory]
    [InlineData(20, "╭ Keys ─ /app/ ────╮")]
    [InlineData(13, "╭ Keys ─ /… ╮")]
    [InlineData(8, "╭ Keys ╮")]
    [InlineData(6, "╭ K… ╮")]
    [InlineData(4, "╭──╮")]
    [InlineData(2, "╭╮")]
    public void What_does_not_fit_is_cut_the_right_title_first(int width, string top) => Assert.Equal(top, DrawnText.Of(_frame, width, 2).Rows[0]);

    [Fact]
    public void The_focus_shows_without_colour()
    {
        var frame = new Frame("Keys", ViewTheme.Monochrome);
        var (focused, other) = (DrawnText.Of(frame with { Focused = true }, 20, 3), DrawnText.Of(frame, 20, 3));
        Assert.NotEqual(other.StyleAt(0, 0).Attributes, focused.StyleAt(0, 0).Attributes);
        Assert.True(focused.StyleAt(2, 0).Attributes.HasFlag(CellAttributes.Bold));
    }

    [Fact]
    public void In_ascii_there_is_nothing_but_ascii()
    {
        var frame = new Frame("Keys", ViewTheme.Default with { Glyphs = GlyphSet.Ascii }) { Subtitle = "/a", Footer = "x" };
        Assert.Equal(["+ Keys - /a -----+", "|                |", "+ x -------------+", "+----------------+"], DrawnText.Of(frame, 18, 4).Rows);
    }

    [Fact]
    public void A_frame_on_any_tiny_canvas_draws_and_has_no_room_inside()
    {
        for (var width = 0; width < 4; width++)
        {
            for (var height = 0; height < 4; height++)
            {
                DrawnText.Of(_frame with { Footer = "x" }, width, height);
                var inner = _frame.Inner(new Size(width, height));
                Assert.True(inner.Width <= 1 && inner.Height <= 1);
            }
        }
    }
}
