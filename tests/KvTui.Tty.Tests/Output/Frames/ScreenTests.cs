using System.Text;
using KvTui.Testing.Screens;
using KvTui.Tty.Cells;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tty.Tests.Output.Frames;

public sealed class ScreenTests
{
    private static readonly Size Size = new(120, 40);

    [Fact]
    public void An_equal_frame_sends_nothing_and_allocates_nothing()
    {
        var screen = new Screen(TerminalCapabilities.Modern);
        for (var warmUp = 0; warmUp < 3; warmUp++)
        {
            DrawList(screen.Begin(Size), 0, 5);
            _ = screen.End();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var sent = 0;
        for (var frame = 0; frame < 50; frame++)
        {
            DrawList(screen.Begin(Size), 0, 5);
            sent += screen.End().Length;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, sent);
    }

    [Fact]
    public void A_cursor_move_in_a_list_takes_less_than_300_bytes()
    {
        var screen = new Screen(TerminalCapabilities.Modern);
        DrawList(screen.Begin(Size), 0, 5);
        _ = screen.End();
        DrawList(screen.Begin(Size), 0, 6);
        Assert.InRange(screen.End().Length, 1, 300);
    }

    [Fact]
    public void A_list_scrolled_by_a_row_moves_the_rows_instead_of_drawing_them()
    {
        var terminal = new VirtualTerminal(Size);
        var screen = new Screen(TerminalCapabilities.Modern);
        var plain = new Screen(TerminalCapabilities.Modern with { ScrollsRegions = false });
        foreach (var first in (int[])[0, 1])
        {
            DrawUnlikeRows(screen.Begin(Size), first);
            DrawUnlikeRows(plain.Begin(Size), first);
            var bytes = screen.End();
            terminal.Feed(bytes.Span);
            var drawn = plain.End();
            if (first == 1)
            {
                Assert.InRange(bytes.Length, 1, 300);
                Assert.True(drawn.Length > 4 * bytes.Length, $"{drawn.Length} without, {bytes.Length} with a scroll region");
            }
        }

        var whole = new VirtualTerminal(Size);
        var fresh = new Screen(TerminalCapabilities.Modern);
        DrawUnlikeRows(fresh.Begin(Size), 1);
        whole.Feed(fresh.End().Span);
        Assert.Equal(ScreenText.Of(whole), ScreenText.Of(terminal));
    }

    [Fact]
    public void A_large_frame_is_one_synchronized_update_and_a_small_one_is_not()
    {
        var screen = new Screen(TerminalCapabilities.Modern);
        DrawList(screen.Begin(Size), 0, 0);
        var large = Encoding.UTF8.GetString(screen.End().Span);
        Assert.StartsWith("\e[?2026h", large, StringComparison.Ordinal);
        Assert.EndsWith("\e[?2026l", large, StringComparison.Ordinal);
        DrawList(screen.Begin(Size), 0, 1);
        Assert.DoesNotContain("2026", Encoding.UTF8.GetString(screen.End().Span), StringComparison.Ordinal);
    }

    [Fact]
    public void After_invalidate_the_whole_screen_is_drawn_again()
    {
        var screen = new Screen(TerminalCapabilities.Modern);
        DrawList(screen.Begin(Size), 0, 5);
        var first = screen.End().ToArray();
        screen.Invalidate();
        DrawList(screen.Begin(Size), 0, 5);
        Assert.Equal(first, screen.End().ToArray());
    }

    [Fact]
    public void A_frame_ends_once()
    {
        var screen = new Screen(TerminalCapabilities.Modern);
        Assert.Throws<InvalidOperationException>(() => screen.End());
        screen.Begin(Size);
        _ = screen.End();
        Assert.Throws<InvalidOperationException>(() => screen.End());
    }

    [Fact]
    public void The_cursor_is_part_of_the_frame()
    {
        var terminal = new VirtualTerminal(new(10, 3));
        var screen = new Screen(TerminalCapabilities.Modern);
        screen.Begin(new(10, 3)).ShowCursor(4, 2);
        terminal.Feed(screen.End().Span);
        Assert.True(terminal.IsCursorVisible);
        Assert.Equal(new Point(4, 2), terminal.Cursor);

        screen.Begin(new(10, 3)).ShowCursor(5, 2);
        Assert.Equal("\e[C", Encoding.UTF8.GetString(screen.End().Span));

        screen.Begin(new(10, 3));
        Assert.Equal("\e[?25l", Encoding.UTF8.GetString(screen.End().Span));
    }

    [Fact]
    public void Without_utf8_only_ascii_is_sent()
    {
        var screen = new Screen(TerminalCapabilities.Modern with { Utf8 = false });
        var canvas = screen.Begin(new(20, 4));
        canvas.Box(canvas.Bounds, Borders.Rounded);
        canvas.Write(1, 1, "●▸ 中e\u0301…★");
        var bytes = screen.End().ToArray();
        Assert.All(bytes, value => Assert.InRange(value, (byte)0x0A, (byte)0x7E));
        var terminal = new VirtualTerminal(new(20, 4));
        terminal.Feed(bytes);
        Assert.Equal(["+------------------+", "|*> ???.*          |", "|                  |", "+------------------+"], terminal.Rows);
    }

    [Fact]
    public void Without_colours_bold_and_reverse_stay()
    {
        var screen = new Screen(TerminalCapabilities.Modern with { Colors = ColorDepth.None });
        screen.Begin(new(9, 1)).Write(0, 0, "x", Style.Default.With(Color.Red).On(Color.Rgb(1, 2, 3)).Add(CellAttributes.Bold | CellAttributes.Reverse));
        Assert.Contains("\e[1;7mx", Encoding.UTF8.GetString(screen.End().Span), StringComparison.Ordinal);
    }

    private static void DrawList(Canvas canvas, int first, int selected)
    {
        canvas.Box(canvas.Bounds, Borders.Rounded, Style.Default.With(Color.Blue));
        for (var y = 1; y < canvas.Height - 1; y++)
        {
            canvas.Write(2, y, "/registry/pods/default/pod-", y == selected ? Style.Default.Add(CellAttributes.Reverse) : default);
            canvas.Put(30, y, (char)('a' + ((first + y) % 26)));
        }

        canvas.Restyle(new(1, selected + 1, 50, 1), Style.Default.Add(CellAttributes.Reverse));
    }

    private static void DrawUnlikeRows(Canvas canvas, int first)
    {
        for (var y = 1; y < canvas.Height - 1; y++)
        {
            var random = new Random(first + y);
            for (var x = 1; x < 110; x++)
            {
                canvas.Put(x, y, (char)('a' + random.Next(26)));
            }
        }
    }
}
