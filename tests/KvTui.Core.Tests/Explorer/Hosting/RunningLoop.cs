using KvTui.Core.Explorer.Hosting;
using KvTui.Core.Explorer.Services;
using KvTui.Testing;

namespace KvTui.Core.Tests.Explorer.Hosting;

/// <summary>A loop that runs until disposed, with a presenter and effects that only take down.</summary>
internal sealed class RunningLoop : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public RunningLoop(TimeProvider clock, params string[] keysBefore)
    {
        Press(keysBefore);
        var state = ExplorerState.AtStart(Presenter.Size, Sample.Settings, clock.GetUtcNow());
        var loop = new ExplorerLoop(Mailbox, Effects, Presenter, clock);
        Ended = Task.Factory.StartNew(() => loop.Run(state, _stop.Token), _stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public Mailbox Mailbox { get; } = new();

    public RecordingPresenter Presenter { get; } = new();

    public RecordingEffects Effects { get; } = new();

    public Task<ExplorerState> Ended { get; }

    public void Press(params string[] keys)
    {
        foreach (var key in keys)
        {
            Presenter.Press(key);
        }

        Mailbox.Wakeup.Set();
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
