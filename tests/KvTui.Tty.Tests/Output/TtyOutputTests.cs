using System.Globalization;
using KvTui.Testing.Time;
using KvTui.Tty.Output;
using KvTui.Tty.Output.Frames;
using Terminal.Gui.Drivers;

namespace KvTui.Tty.Tests.Output;

public sealed class TtyOutputTests : IDisposable
{
    private readonly TestTerminal _terminal = new(new(100, 30));
    private readonly BackBuffer _buffer = new(100, 30);
    private readonly TtyOutput _output;
    private readonly ManualTimeProvider _clock = new();
    private int _wakes;

    public TtyOutputTests() => _output = new(_terminal, TerminalCapabilities.Modern, _clock, () => _wakes++);

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Nothing_is_sent_before_a_frame_was_drawn()
    {
        Assert.Equal(FrameOutcome.Unchanged, _output.Flush());
        Assert.Empty(_terminal.Writes);
    }

    [Fact]
    public void A_frame_is_one_write_and_an_equal_one_none()
    {
        Assert.Equal(FrameOutcome.Written, Draw("hello"));
        Assert.Equal(FrameOutcome.Unchanged, Draw("hello"));
        Assert.Single(_terminal.Writes);
        Assert.Equal("hello", _terminal.Shown.Rows[0]);
        Assert.Equal(0, _wakes);
    }

    [Fact]
    public void A_large_frame_is_a_synchronized_update_where_that_is_known_to_be_harmless()
    {
        Fill();
        Assert.StartsWith("\e[?2026h", _terminal.LastText, StringComparison.Ordinal);
        Assert.EndsWith("\e[?2026l\e[5n", _terminal.LastText, StringComparison.Ordinal);
        var old = new TtyOutput(_terminal, TerminalCapabilities.Modern with { IgnoresUnknownModes = false }, _clock, () => { });
        old.Write(_buffer);
        old.Flush();
        Assert.DoesNotContain("2026", _terminal.LastText, StringComparison.Ordinal);
    }

    [Fact]
    public void No_frame_is_sent_before_the_last_one_has_gone_out()
    {
        _terminal.Stall();
        Assert.Equal(FrameOutcome.Written, Draw("one"));
        Assert.False(_output.IsReady);
        Assert.Equal(FrameOutcome.Pending, Draw("two"));
        Assert.Equal(FrameOutcome.Pending, Draw("three"));
        Assert.Single(_terminal.Writes);

        _terminal.Drain();
        Assert.True(_output.IsReady);
        Assert.Equal(1, _wakes);
        Assert.Equal(FrameOutcome.Written, _output.Flush());
        Assert.Equal(2, _terminal.Writes.Count);
        Assert.Equal("three", _terminal.Shown.Rows[0]);
    }

    [Fact]
    public void When_the_loop_is_woken_the_output_is_ready()
    {
        var isReady = false;
        TtyOutput output = null!;
        output = new(_terminal, TerminalCapabilities.Modern, _clock, () => isReady = output.IsReady);
        _terminal.Stall();
        _buffer.AddStr("x");
        output.Write(_buffer);
        output.Flush();
        _terminal.Drain();
        Assert.True(isReady);
    }

    [Fact]
    public void After_a_write_that_failed_all_is_drawn_again()
    {
        Draw("whole");
        _terminal.Stall();
        Draw("half");
        _terminal.Break();
        Assert.Equal(FrameOutcome.Written, _output.Flush());
        Assert.Contains("\e[2J", _terminal.LastText, StringComparison.Ordinal);
    }

    [Fact]
    public void After_invalidate_all_is_drawn_again()
    {
        Draw("whole");
        _output.Invalidate();
        Assert.Equal(FrameOutcome.Written, _output.Flush());
        Assert.Equal(_terminal.Writes[0], _terminal.Writes[1]);
    }

    [Fact]
    public void The_cursor_is_sent_when_it_changes_and_else_not()
    {
        Draw("text");
        Assert.False(_terminal.Shown.IsCursorVisible);
        Assert.Equal(FrameOutcome.Written, Place(3, 1));
        Assert.True(_terminal.Shown.IsCursorVisible);
        Assert.Equal(new(3, 1), _terminal.Shown.Cursor);
        Assert.Equal(FrameOutcome.Unchanged, Place(3, 1));
        Assert.Equal(FrameOutcome.Written, Place(4, 1));
        Assert.Equal("\e[C", _terminal.LastText);
        _output.SetCursor(new Cursor());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(FrameOutcome.Written, _output.Flush());
        Assert.Equal("\e[?25l", _terminal.LastText);
        Assert.Equal(FrameOutcome.Unchanged, _output.Flush());
    }

    [Fact]
    public void What_terminal_gui_writes_by_itself_is_dropped()
    {
        _output.Write("\e]0;title\a\e[?1003h".AsSpan());
        _output.Suspend();
        Assert.Empty(_terminal.Writes);
    }

    [Fact]
    public void Bytes_that_are_no_frame_keep_their_place()
    {
        _terminal.Stall();
        Draw("one");
        _output.Send("\e]52;c;eA==\a"u8.ToArray());
        Assert.Single(_terminal.Writes);
        Assert.Equal(FrameOutcome.Pending, Draw("two"));
        _terminal.Drain();
        Assert.Equal(FrameOutcome.Written, _output.Flush());
        Assert.Equal(["eA=="], _terminal.Shown.Clipboard.Select(each => each.Split(';')[^1]));
        Assert.Equal(3, _terminal.Writes.Count);
    }

    [Fact]
    public void Without_utf8_frames_and_marks_are_ascii()
    {
        var output = new TtyOutput(_terminal, TerminalCapabilities.Modern with { Utf8 = false }, _clock, () => { });
        _buffer.AddStr("╭─┤漢├─╮│╰╯►✘●▾…e\u0301");
        output.Write(_buffer);
        output.Flush();
        Assert.All(_terminal.Writes[0], value => Assert.InRange(value, (byte)0x08, (byte)0x7E));
        Assert.Equal("+-+??+-+|++?x*v.?", _terminal.Shown.Rows[0]);
    }

    [Fact]
    public void When_the_clusters_are_numbered_anew_only_what_differs_is_sent()
    {
        _buffer.Write(0, 3, "🇩🇪 e\u0301 stays");
        for (var i = 0; i < 9000; i++)
        {
            _buffer.Write(0, i % 3, string.Create(CultureInfo.InvariantCulture, $"{(char)(0x4E00 + i)}\u0301 "));
            Assert.Equal(FrameOutcome.Written, Flush());
            Assert.True(i == 0 || !_terminal.LastText.Contains("\e[2J", StringComparison.Ordinal), $"frame {i} is a whole one");
            _terminal.Writes.Clear();
        }

        Assert.InRange(_buffer.Cells.Glyphs.Generation, 1, 2);
        var last = Enumerable.Range(0x4E00 + 8997, 3).Select(letter => (char)letter + "\u0301");
        Assert.Equal([.. last, "🇩🇪 e\u0301 stays"], _terminal.Shown.Rows.Take(4));
        Assert.Equal(FrameOutcome.Unchanged, Flush());

        FrameOutcome Flush()
        {
            _output.Write(_buffer);
            return _output.Flush();
        }
    }

    private void Fill()
    {
        for (var y = 0; y < 30; y++)
        {
            _buffer.Move(0, y);
            _buffer.AddStr($"row {y} of many that are all rather long");
        }

        _output.Write(_buffer);
        _output.Flush();
    }

    private FrameOutcome Draw(string text)
    {
        _buffer.Move(0, 0);
        _buffer.AddStr(text);
        _output.Write(_buffer);
        return _output.Flush();
    }

    private FrameOutcome Place(int x, int y)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        _output.SetCursor(new Cursor { Position = new(x, y), Style = CursorStyle.SteadyBar });
        return _output.Flush();
    }
}
