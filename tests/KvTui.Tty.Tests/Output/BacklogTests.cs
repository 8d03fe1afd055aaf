using KvTui.Testing.Time;
using KvTui.Tty.Output;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tty.Tests.Output;

public sealed class BacklogTests : IDisposable
{
    private const string Request = "\e[5n";

    private readonly ManualTimeProvider _clock = new();
    private readonly TestTerminal _terminal = new(new(100, 30));
    private readonly BackBuffer _buffer = new(100, 30);
    private readonly TtyOutput _output;
    private int _wakes;
    private int _frame;

    public BacklogTests() => _output = new(_terminal, TerminalCapabilities.Modern, _clock, () => _wakes++);

    public void Dispose() => _output.Dispose();

    [Fact]
    public void The_first_frame_asks_and_its_answer_is_not_waited_for()
    {
        Draw(90 * 20);
        Assert.EndsWith(Request, _terminal.LastText, StringComparison.Ordinal);
        Assert.True(_output.IsReady);
        Assert.Equal(0, _clock.PendingTimers);
        Assert.Equal(FrameOutcome.Written, Draw(90));
    }

    [Fact]
    public void An_answer_that_took_long_tells_of_a_slow_line_until_one_does_not()
    {
        Draw(600);
        Assert.False(_output.IsSlow);
        _clock.Advance(TimeSpan.FromMilliseconds(300));
        _output.Answer();
        Assert.True(_output.IsSlow);
        Rest();
        Draw(600);
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        _output.Answer();
        Assert.False(_output.IsSlow);
    }

    [Fact]
    public void A_small_frame_after_a_rest_asks_nothing_and_wakes_nobody()
    {
        Hear();
        for (var i = 0; i < 5; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(500));
            Draw(90);
            Assert.DoesNotContain(Request, _terminal.LastText, StringComparison.Ordinal);
        }

        Assert.False(_output.IsAnswerOutstanding);
        Assert.Equal((0, 0), (_clock.PendingTimers, _wakes));
    }

    [Fact]
    public void A_frame_in_a_burst_and_a_large_one_ask_in_the_same_write()
    {
        Hear();
        Rest();
        Draw(90);
        _clock.Advance(TimeSpan.FromMilliseconds(499));
        Draw(90);
        Assert.EndsWith(Request, _terminal.LastText, StringComparison.Ordinal);
        _output.Answer();
        Rest();
        Draw(600);
        Assert.EndsWith(Request, _terminal.LastText, StringComparison.Ordinal);
        Assert.Equal(4, _terminal.Writes.Count);
    }

    [Fact]
    public void More_than_a_window_unanswered_holds_the_next_frame_and_an_answer_wakes_the_loop()
    {
        Hear();
        var frames = 0;
        while (_output.IsReady)
        {
            Assert.Equal(FrameOutcome.Written, Draw(90));
            frames++;
        }

        // About ten frames a second at a round trip of 200 ms, and not half a second behind at 960 bytes a second.
        Assert.Equal(3, frames);
        Assert.Equal(FrameOutcome.Pending, Draw(90));
        Assert.Equal(0, _wakes);
        _output.Answer();
        Assert.True(_output.IsReady);
        Assert.Equal(1, _wakes);
        Assert.Equal(0, _clock.PendingTimers);
        Assert.Equal(FrameOutcome.Written, _output.Flush());
    }

    [Fact]
    public void Bytes_that_are_no_frame_count_too()
    {
        Hear();
        _output.Send(Enumerable.Repeat((byte)'\a', 2000).ToArray());
        Assert.EndsWith(Request, _terminal.LastText, StringComparison.Ordinal);
        Assert.Equal(FrameOutcome.Pending, Draw(90));
        _output.Answer();
        Assert.Equal(FrameOutcome.Written, Draw(90));
    }

    [Fact]
    public void A_terminal_that_stops_answering_is_waited_for_once_and_again_when_it_answers()
    {
        Hear();
        Fill();
        Assert.Equal(1, _clock.PendingTimers);
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.False(_output.IsReady);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(_output.IsReady);
        Assert.Equal((1, 0), (_wakes, _clock.PendingTimers));
        Assert.False(_output.IsAnswerOutstanding);

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(FrameOutcome.Written, Draw(90));
        }

        _output.Answer();
        Assert.False(_output.IsReady);
    }

    [Fact]
    public void The_patience_grows_with_what_is_outstanding_and_begins_anew_with_each_answer()
    {
        Hear();
        Rest();
        Draw(90 * 26);
        _clock.Advance(TimeSpan.FromSeconds(12));
        Assert.False(_output.IsReady);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(_output.IsReady);

        Hear();
        Rest();
        Draw(600);
        _output.Send(Enumerable.Repeat((byte)'\a', 600).ToArray());
        _clock.Advance(TimeSpan.FromSeconds(5));
        _output.Answer();
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(_output.IsReady);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_output.IsReady);
    }

    [Fact]
    public void A_terminal_that_never_answers_is_asked_a_few_times_only()
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(FrameOutcome.Written, Draw(90));
        }

        Assert.Equal(8, _terminal.Shown.StatusRequests);
        Draw(600);
        Assert.EndsWith(Request, _terminal.LastText, StringComparison.Ordinal);
        Assert.Equal((0, 0), (_wakes, _clock.PendingTimers));
    }

    [Fact]
    public void Late_and_unasked_answers_do_nothing()
    {
        _output.Answer();
        Draw(90);
        Draw(600);
        Assert.True(_output.IsReady);
        Hear();
        Fill();
        _output.Invalidate();
        Assert.True(_output.IsReady);
        Assert.False(_output.IsAnswerOutstanding);
        for (var i = 0; i < 5; i++)
        {
            _output.Answer();
        }

        Fill();
        Assert.False(_output.IsReady);
        Assert.Equal(0, _wakes);
    }

    [Fact]
    public void An_answer_is_outstanding_until_it_comes_and_of_a_silent_terminal_for_a_second()
    {
        Assert.False(_output.IsAnswerOutstanding);
        Draw(90);
        Assert.True(_output.IsAnswerOutstanding);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(_output.IsAnswerOutstanding);
        Hear();
        Draw(90);
        Assert.True(_output.IsAnswerOutstanding);
        _output.Answer();
        Assert.False(_output.IsAnswerOutstanding);
    }

    /// <summary>Makes it known that the terminal answers, with nothing outstanding.</summary>
    private void Hear()
    {
        Draw(600);
        while (_output.IsAnswerOutstanding)
        {
            _output.Answer();
        }

        _wakes = 0;
    }

    private void Rest() => _clock.Advance(TimeSpan.FromSeconds(1));

    private void Fill()
    {
        while (_output.IsReady)
        {
            Draw(90);
        }
    }

    /// <summary>Draws so many letters that are not there yet, 90 in a row.</summary>
    private FrameOutcome Draw(int letters)
    {
        _frame++;
        for (var y = 0; y < (letters + 89) / 90; y++)
        {
            var columns = Enumerable.Range(0, Math.Min(90, letters - (y * 90)));
            _buffer.Write(0, y, string.Concat(columns.Select(x => (char)('a' + ((_frame + x) % 26)))));
        }

        _output.Write(_buffer);
        return _output.Flush();
    }
}
