using KvTui.Core.Explorer.Services;
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

    /// <summary>Draws, and lets the terminal say that it has shown it.</summary>
    private void Draw(TestExplorer explorer)
    {
        _screen.Draw(explorer.State);
        _screen.Post(new InputEvent.StatusReported());
        Assert.False(_screen.TryTake(explorer.State, out _));
    }
}
