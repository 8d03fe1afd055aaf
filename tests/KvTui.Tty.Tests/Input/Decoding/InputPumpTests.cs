using System.Collections.Concurrent;
using KvTui.Testing;
using KvTui.Testing.Screens;
using KvTui.Testing.Time;
using KvTui.Tty.Input;
using KvTui.Tty.Input.Decoding;

namespace KvTui.Tty.Tests.Input.Decoding;

public sealed class InputPumpTests : IAsyncDisposable
{
    private const string Escape = "\u001b";

    private readonly TypedTerminal _terminal = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly ConcurrentQueue<InputEvent> _events = [];
    private readonly Task _running;

    public InputPumpTests()
    {
        var pump = new InputPump(_terminal, _events.Enqueue, _clock);
        _running = pump.RunAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _terminal.End();
        await _running;
    }

    [Fact]
    public async Task A_lone_escape_is_reported_after_its_timeout()
    {
        _terminal.Type(Escape);
        await TimerAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(49));
        Assert.Empty(_events);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await KeysAsync("esc");
    }

    [Fact]
    public async Task A_sequence_in_pieces_within_the_timeout_is_one_key()
    {
        _terminal.Type(Escape);
        await TimerAsync();
        _terminal.Type("[D");
        await KeysAsync("left");
    }

    [Fact]
    public async Task A_tail_within_half_a_second_completes_the_sequence_and_is_never_typed()
    {
        _terminal.Type(Escape);
        await TimerAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        await KeysAsync("esc");
        await TimerAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(499));
        _terminal.Type("[D");
        await KeysAsync("esc left");
    }

    [Fact]
    public async Task A_bracket_that_stays_alone_for_half_a_second_is_typed_and_so_is_what_follows()
    {
        _terminal.Type(Escape);
        await TimerAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        await KeysAsync("esc");
        await TimerAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        _terminal.Type("[");
        var due = _clock.GetUtcNow().AddMilliseconds(500);
        await Eventually.TrueAsync(() => _clock.NextDue == due, () => $"the bracket is waited for until {due}, not {_clock.NextDue}", cancellationToken: TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        await KeysAsync("esc [");
        _terminal.Type("D");
        await KeysAsync("esc [ D");
    }

    [Fact]
    public async Task All_that_came_in_one_read_is_posted_in_order()
    {
        _terminal.Type(string.Concat(Enumerable.Repeat(Escape + "[B", 2000)) + "q");
        await KeysAsync(string.Join(' ', Enumerable.Repeat("down", 2000)) + " q");
        Assert.Equal(0, _clock.PendingTimers);
    }

    [Fact]
    public async Task The_end_of_input_ends_the_pump_and_what_was_unfinished()
    {
        _terminal.Type("a" + Escape);
        await TimerAsync();
        _terminal.End();
        await _running.WaitAsync(Eventually.DefaultDeadline, TestContext.Current.CancellationToken);
        await KeysAsync("a esc");
    }

    private async Task TimerAsync() => await Eventually.TrueAsync(
        () => _clock.PendingTimers == 1, () => $"the pump waits: {_clock.PendingTimers} timers", cancellationToken: TestContext.Current.CancellationToken);

    private async Task KeysAsync(string names) => await Eventually.TrueAsync(
        () => Names() == names, () => $"expected '{names}', got '{Names()}'", cancellationToken: TestContext.Current.CancellationToken);

    private string Names() => string.Join(' ', _events.OfType<InputEvent.KeyPressed>().Select(pressed => KeyName.Of(pressed.Key)));
}
