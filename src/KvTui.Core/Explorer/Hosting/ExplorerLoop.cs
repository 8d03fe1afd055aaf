using KvTui.Core.Dialogs.Prompts;
using KvTui.Core.Explorer.Dispatch;
using KvTui.Core.Explorer.Services;

namespace KvTui.Core.Explorer.Hosting;

/// <summary>The only owner of the state: takes what the user did and what has arrived, updates, draws once. Blocks its thread.</summary>
public sealed class ExplorerLoop(Mailbox mailbox, IEffectRunner effects, IPresenter presenter, TimeProvider clock)
{
    /// <summary>
    /// Above so many keys what is kept outweighs by far what opening has left behind, and looking through it would be felt.
    /// </summary>
    private const int MostKeysToSettle = 50_000;

    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(16);

    private ExplorerState? _drawn;
    private long _lastFrame;
    private bool _urgent = true;
    private bool _isSettled;

    /// <summary>The state at the start, at the place that its settings name.</summary>
    public static ExplorerState Begun(ExplorerState state) => StartUpdate.Begun(state);

    /// <summary>Runs until the state says that it is quitting, and returns that state.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ExplorerState Run(ExplorerState state, CancellationToken cancellationToken)
    {
        using var timer = clock.CreateTimer(_ => mailbox.Wakeup.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        while (!state.Quitting)
        {
            mailbox.Wakeup.Reset();
            if (Step(ref state) is { } pause && !state.Quitting)
            {
                GiveBack(state);
                timer.Change(pause, Timeout.InfiniteTimeSpan);
                mailbox.Wakeup.Wait(cancellationToken);
            }
        }

        return state;
    }

    /// <summary>Applies what has arrived, for at most the time of a frame, and draws.</summary>
    /// <returns>How long nothing has to be done if nothing arrives, infinite for ever; null if something is left to be done now.</returns>
    public TimeSpan? Step(ref ExplorerState state)
    {
        var isDone = Drain(ref state);
        state = Run(ExplorerUpdate.Settle(state));
        var pause = Draw(state);
        return isDone ? Soonest(pause, state) : null;
    }

    /// <summary>Applies what has arrived, for at most the time of a frame.</summary>
    /// <returns>Whether nothing is left.</returns>
    private bool Drain(ref ExplorerState state)
    {
        var started = clock.GetTimestamp();
        while (clock.GetElapsedTime(started) < FrameTime)
        {
            if (!presenter.TryTake(state, out var message) && !mailbox.TryTake(out message) && !TryTick(state, out message))
            {
                return true;
            }

            var before = state;
            state = Run(ExplorerUpdate.Apply(state, message, clock.GetUtcNow()));
            _urgent |= message is UserMessage
                || state.Connection.Phase != before.Connection.Phase
                || before.Cluster.Report is null != state.Cluster.Report is null;
            if (state.Quitting)
            {
                return true;
            }
        }

        return false;
    }

    private ExplorerState Run(Transition transition)
    {
        foreach (var effect in transition.Effects)
        {
            effects.Start(effect);
        }

        return transition.State;
    }

    private bool TryTick(ExplorerState state, out Message message)
    {
        message = TickMessage.Instance;
        return state.NextWakeup() <= clock.GetUtcNow();
    }

    /// <summary>Draws the state if it is not on the screen yet and its time has come.</summary>
    /// <returns>How long to wait before drawing; infinite if there is nothing to draw, or the presenter will wake the loop.</returns>
    private TimeSpan Draw(ExplorerState state)
    {
        if (ReferenceEquals(state, _drawn) || !presenter.IsReady)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var pause = FrameTime - clock.GetElapsedTime(_lastFrame);
        if (!_urgent && pause > TimeSpan.Zero)
        {
            return pause;
        }

        presenter.Draw(_drawn = state);
        (_lastFrame, _urgent) = (clock.GetTimestamp(), false);
        return Timeout.InfiniteTimeSpan;
    }

    /// <summary>Gives back, once the keys are listed and nothing is to be done, the memory that opening took beside what is kept.</summary>
    private void GiveBack(ExplorerState state)
    {
        if (!_isSettled && state.Keyspace.IsListed)
        {
            _isSettled = true;
            if (state.Keyspace.Keys.Count <= MostKeysToSettle)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
            }
        }
    }

    private TimeSpan Soonest(TimeSpan pause, ExplorerState state)
    {
        if (state.NextWakeup() is not { } wakeup)
        {
            return pause;
        }

        var until = wakeup - clock.GetUtcNow();
        until = until < TimeSpan.Zero ? TimeSpan.Zero : until;
        return pause == Timeout.InfiniteTimeSpan || until < pause ? until : pause;
    }
}
