using KvTui.Core.Explorer.Services;
using KvTui.Testing;
using KvTui.Testing.Screens;
using KvTui.Testing.Time;
using KvTui.Tty.Input;
using KvTui.Tty.Output.Frames;
using KvTui.Tui.Bridge;

namespace KvTui.Tui.Tests.Bridge;

/// <summary>The screen while another program has the terminal.</summary>
public sealed class LentScreenTests : IDisposable
{
    private readonly FakeTerminal _terminal = new(new(80, 24));
    private readonly Mailbox _mailbox = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly ExplorerScreen _screen;

    public LentScreenTests() => _screen = new(_terminal, _terminal, TerminalCapabilities.Modern, _mailbox, _clock);

    public void Dispose() => _screen.Dispose();

    [Fact]
    public async Task It_is_not_ready_until_the_program_ends_and_then_draws_everything()
    {
        var explorer = TestExplorer.Live("a", "b");
        Draw(explorer);
        var lent = _screen.RunAsync("vi \"$1\"", "file", TestContext.Current.CancellationToken);
        Assert.Equal(["vi \"$1\""], _terminal.Scripts);
        Assert.False(_screen.IsReady);
        _terminal.Guest.SetResult(new(3, true, "a problem"));
        Assert.Equal(new(3, true, "a problem"), await lent);
        Assert.True(_screen.IsReady);
        Assert.True(_screen.TryTake(explorer.State, out var message));
        Assert.Equal(new UserMessage.Resized(new(80, 24)), message);
        _screen.Draw(explorer.State);
        Assert.InRange(_terminal.Writes[^1].Length, _terminal.Writes[0].Length - 50, _terminal.Writes[0].Length + 50);
    }

    [Fact]
    public void Keys_that_were_typed_for_the_program_mean_nothing_here()
    {
        var explorer = TestExplorer.Live("a", "b");
        Draw(explorer);
        _screen.Post(new InputEvent.KeyPressed(KeyName.Parse("d")));
        _ = _screen.RunAsync("vi", "file", TestContext.Current.CancellationToken);
        Assert.False(_screen.TryTake(explorer.State, out _));
    }

    [Fact]
    public async Task An_answer_of_the_terminal_is_waited_for_before_the_shell_has_it_as_it_would_be_typed_there()
    {
        _screen.Draw(TestExplorer.Live("a").State);
        var stopping = Task.Run(() => _screen.Start(new Effect.Suspend()), TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(
            () => _clock.NextDue is not null || stopping.IsCompleted,
            () => "the answer is waited for",
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(0, _terminal.Suspensions);
        _screen.Post(new InputEvent.StatusReported());
        await stopping;
        Assert.Equal(1, _terminal.Suspensions);
    }

    /// <summary>Draws, and lets the terminal say that it has shown it.</summary>
    private void Draw(TestExplorer explorer)
    {
        _screen.Draw(explorer.State);
        _screen.Post(new InputEvent.StatusReported());
        Assert.False(_screen.TryTake(explorer.State, out _));
    }
}
