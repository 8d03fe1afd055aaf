using KvTui.Core.Messages;
using KvTui.Core.Runtime;
using KvTui.Core.State;
using KvTui.Core.Tests.Explorer;
using KvTui.Testing;
using KvTui.Tty.Input;

namespace KvTui.Core.Tests.Runtime;

/// <summary>A loop that runs until disposed, with a presenter and effects that only take down.</summary>
internal sealed class RunningLoop : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public RunningLoop(TimeProvider clock, params string[] keysBefore)
    {
        Press(keysBefore);
        var state = ExplorerState.AtStart(new(80, 24), Sample.Settings, clock.GetUtcNow());
        Ended = new ExplorerLoop(Mailbox, Effects, Presenter, clock).RunAsync(state, _stop.Token);
    }

    public Mailbox Mailbox { get; } = new();

    public RecordingPresenter Presenter { get; } = new();

    public RecordingEffects Effects { get; } = new();

    public Task<ExplorerState> Ended { get; }

    public void Press(params string[] keys)
    {
        foreach (var key in keys)
        {
            Mailbox.PostInput(new InputMessage(new InputEvent.KeyPressed(KeyName.Parse(key))));
        }
    }

    /// <summary>Waits until a state is on the screen.</summary>
    public Task UntilDrawnAsync(Func<ExplorerState, bool> condition, string story) => Eventually.TrueAsync(
        () => Ended.IsFaulted || (Presenter.Last is { } state && condition(state)),
        () => $"{story}; {Presenter.Frames} frames, last {Presenter.Last?.Keyspace.Followed}, {Ended.Status} {Ended.Exception}",
        TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(Ended);
        _stop.Dispose();
    }
}
