using System.Text;
using KvTui.Testing.Screens;
using KvTui.Tty.Cells;
using KvTui.Tty.Output;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tty.Tests.Output.Frames;

public sealed class FrontBufferTests
{
    private static readonly Size Size = new(120, 40);

    private readonly BackBuffer _buffer = new(Size.Width, Size.Height);

    [Fact]
    public void An_equal_frame_sends_nothing_and_allocates_nothing()
    {
        var screen = new FrontBuffer(TerminalCapabilities.Modern);
        for (var warmUp = 0; warmUp < 3; warmUp++)
        {
            _ = screen.Encode(List(0, 5));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var sent = 0;
        for (var frame = 0; frame < 50; frame++)
        {
            sent += screen.Encode(_buffer.Cells).Length;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, sent);
    }

    [Fact]
    public void Glyphs_of_another_table_or_generation_are_never_taken_for_the_same()
    {
        var screen = new FrontBuffer(TerminalCapabilities.Modern);
        var terminal = new VirtualTerminal(new(4, 1));
        BackBuffer[] buffers = [new(4, 1), new(4, 1)];
        buffers[0].Write(0, 0, "e\u0301");
        buffers[1].Write(0, 0, "o\u0308");
        Assert.Equal(buffers[0].Cells.Cells[0], buffers[1].Cells.Cells[0]);
        foreach (var buffer in buffers)
        {
            terminal.Feed(screen.Encode(buffer.Cells).Span);
        }

        Assert.Equal("o\u0308", terminal.Rows[0]);
        buffers[1].Cells.Glyphs.Clear();
        buffers[1].Cells.Glyphs.Intern("u\u0308");
        terminal.Feed(screen.Encode(buffers[1].Cells).Span);
        Assert.Equal("u\u0308", terminal.Rows[0]);
    }

    [Fact]
    public void A_cursor_move_in_a_list_takes_less_than_300_bytes()
    {
        var screen = new FrontBuffer(TerminalCapabilities.Modern);
        _ = screen.Encode(List(0, 5));
        Assert.InRange(screen.Encode(List(0, 6)).Length, 1, 300);
    }

    [Fact]
    public void A_list_scrolled_by_a_row_moves_the_rows_instead_of_drawing_them()
    {
        var terminal = new VirtualTerminal(Size);
        var screen = new FrontBuffer(TerminalCapabilities.Modern);
        var plain = new FrontBuffer(TerminalCapabilities.Modern with { ScrollsRegions = false });
        foreach (var first in (int[])[0, 1])
        {
            var bytes = screen.Encode(UnlikeRows(first));
            terminal.Feed(bytes.Span);
            var drawn = plain.Encode(_buffer.Cells);
            if (first == 1)
            {
                Assert.InRange(bytes.Length, 1, 300);
                Assert.True(drawn.Length > 4 * bytes.Length, $"{drawn.Length} without, {bytes.Length} with a scroll region");
            }
        }

        var whole = new VirtualTerminal(Size);
        var fresh = new FrontBuffer(TerminalCapabilities.Modern);
        whole.Feed(fresh.Encode(_buffer.Cells).Span);
        Assert.Equal(ScreenText.Of(whole), ScreenText.Of(terminal));
    }

    [Fact]
    public void Columns_of_another_style_are_drawn_after_the_rows_when_that_is_shorter()
    {
        var terminal = new VirtualTerminal(Size);
        var screen = new FrontBuffer(TerminalCapabilities.Modern);
        var bytes = ReadOnlyMemory<byte>.Empty;
        foreach (var page in (int[])[1, 2])
        {
            for (var y = 0; y < Size.Height; y++)
            {
                _buffer.Write(0, y, $"/key/{page}");
                _buffer.Write(50, y, $"r{page}", new Style(default, default, CellAttributes.Dim));
            }

            bytes = screen.Encode(_buffer.Cells);
            terminal.Feed(bytes.Span);
        }

        var text = Encoding.UTF8.GetString(bytes.Span);
        Assert.InRange(text.Split("\e[2m").Length - 1, 0, 1);
        Assert.InRange(bytes.Length, 1, 15 * Size.Height);
        var whole = new VirtualTerminal(Size);
        whole.Feed(new FrontBuffer(TerminalCapabilities.Modern).Encode(_buffer.Cells).Span);
        Assert.Equal(ScreenText.Of(whole), ScreenText.Of(terminal));
    }

    [Fact]
    public void A_large_frame_is_one_synchronized_update_and_a_small_one_is_not()
    {
        var screen = new FrontBuffer(TerminalCapabilities.Modern);
        var large = Encoding.UTF8.GetString(screen.Encode(List(0, 0)).Span);
        Assert.StartsWith("\e[?2026h", large, StringComparison.Ordinal);
        Assert.EndsWith("\e[?2026l", large, StringComparison.Ordinal);
        Assert.Equal(large + "\e[5n", Encoding.UTF8.GetString(screen.WithRequest(asksBackground: false).Span));
        Assert.DoesNotContain("2026", Encoding.UTF8.GetString(screen.Encode(List(0, 1)).Span), StringComparison.Ordinal);
    }

    [Fact]
    public void After_invalidate_the_whole_screen_is_drawn_again()
    {
        var screen = new FrontBuffer(TerminalCapabilities.Modern);
        var first = screen.Encode(List(0, 5)).ToArray();
        screen.Invalidate();
        Assert.Equal(first, screen.Encode(List(0, 5)).ToArray());
    }

    [Fact]
    public void The_cursor_is_part_of_the_frame()
    {
        var cells = new BackBuffer(10, 3).Cells;
        var terminal = new VirtualTerminal(cells.Size);
        var screen = new FrontBuffer(TerminalCapabilities.Modern);
        cells.Cursor = new(4, 2);
        terminal.Feed(screen.Encode(cells).Span);
        Assert.True(terminal.IsCursorVisible);
        Assert.Equal(new Point(4, 2), terminal.Cursor);

        cells.Cursor = new(5, 2);
        Assert.Equal("\e[C", Encoding.UTF8.GetString(screen.Encode(cells).Span));

        cells.Cursor = new(10, 2);
        Assert.Equal("\e[?25l", Encoding.UTF8.GetString(screen.Encode(cells).Span));
    }

    [Fact]
    public void Without_utf8_only_ascii_is_sent()
    {
        var screen = new FrontBuffer(TerminalCapabilities.Modern with { Utf8 = false });
        var buffer = new BackBuffer(20, 4);
        buffer.Box(new(0, 0, 20, 4));
        buffer.Write(1, 1, "●▸ 中e\u0301…★");
        var bytes = screen.Encode(buffer.Cells).ToArray();
        Assert.All(bytes, value => Assert.InRange(value, (byte)0x0A, (byte)0x7E));
        var terminal = new VirtualTerminal(new(20, 4));
        terminal.Feed(bytes);
        Assert.Equal(["+------------------+", "|*> ???.*          |", "|                  |", "+------------------+"], terminal.Rows);
    }

    [Fact]
    public void Without_colours_bold_and_reverse_stay()
    {
        var screen = new FrontBuffer(TerminalCapabilities.Modern with { Colors = ColorDepth.None });
        var buffer = new BackBuffer(9, 1);
        buffer.Write(0, 0, "x", new Style(CellColor.Red, CellColor.Rgb(1, 2, 3), CellAttributes.Bold | CellAttributes.Reverse));
        Assert.Contains("\e[1;7mx", Encoding.UTF8.GetString(screen.Encode(buffer.Cells).Span), StringComparison.Ordinal);
    }

    private CellBuffer List(int first, int selected)
    {
        _buffer.ClearContents();
        _buffer.Box(new(0, 0, Size.Width, Size.Height), new Style(CellColor.Blue, default, default));
        for (var y = 1; y < Size.Height - 1; y++)
        {
            _buffer.Write(2, y, "/registry/pods/default/pod-", y == selected ? Style.Default.Add(CellAttributes.Reverse) : default);
            _buffer.Put(30, y, (char)('a' + ((first + y) % 26)));
        }

        _buffer.Restyle(new(1, selected + 1, 50, 1), Style.Default.Add(CellAttributes.Reverse));
        return _buffer.Cells;
    }

    private CellBuffer UnlikeRows(int first)
    {
        for (var y = 1; y < Size.Height - 1; y++)
        {
            var random = new Random(first + y);
            for (var x = 1; x < 110; x++)
            {
                _buffer.Put(x, y, (char)('a' + random.Next(26)));
            }
        }

        return _buffer.Cells;
    }
}
