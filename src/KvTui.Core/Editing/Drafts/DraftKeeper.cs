using System.Threading.Channels;

namespace KvTui.Core.Editing.Drafts;

/// <summary>Keeps, drops and settles drafts in the background; while the user types, it writes the latest every 500 ms at most.</summary>
public sealed class DraftKeeper : IAsyncDisposable
{
    private static readonly TimeSpan LeastInterval = TimeSpan.FromMilliseconds(500);

    private readonly DraftStore _store;
    private readonly TimeProvider _clock;
    private readonly Action<string> _failed;
    private readonly Channel<Step> _steps = Channel.CreateUnbounded<Step>(new() { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _working;
    private volatile TaskCompletionSource _urgent = new();
    private bool _hasFailed;

    /// <param name="found">Told once, at the start, of the drafts left behind, if any; null if none are to be looked for.</param>
    /// <param name="failed">Told why drafts cannot be kept; once, until one could be again.</param>
    public DraftKeeper(DraftStore store, TimeProvider clock, Action<IReadOnlyList<LeftDraft>>? found, Action<string> failed)
    {
        (_store, _clock, _failed) = (store, clock, failed);
        _working = Task.Run(() => WorkAsync(found));
    }

    /// <summary>Does what an effect says about drafts; returns at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The effect is not one on drafts.</exception>
    public void Run(Effect effect)
    {
        switch (effect)
        {
            case Effect.KeepDraft keep:
                Keep(keep.Draft);
                break;
            case Effect.DropDraft:
                Drop();
                break;
            case Effect.SettleDraft settle:
                Settle(settle.Draft, settle.Fate);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType().Name, "is not about drafts");
        }
    }

    /// <summary>Keeps a draft, in place of the one before; returns at once.</summary>
    public void Keep(Draft draft) => _steps.Writer.TryWrite(new(draft, null, default));

    /// <summary>Removes the draft that was kept.</summary>
    public void Drop() => Hurry(new(null, null, default));

    /// <summary>Does with a draft that was left behind what was decided.</summary>
    public void Settle(LeftDraft draft, DraftFate fate) => Hurry(new(null, draft, fate));

    /// <summary>Finishes what is to be done, without pauses; what is kept then stays.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_steps.Writer.TryComplete())
        {
            await _stopping.CancelAsync();
        }

        await _working;
    }

    private void Hurry(Step step)
    {
        _steps.Writer.TryWrite(step);
        _urgent.TrySetResult();
    }

    private async Task WorkAsync(Action<IReadOnlyList<LeftDraft>>? found)
    {
        using (_store)
        {
            if (found is not null)
            {
                Try(() =>
                {
                    if (_store.FindLeft() is { Count: > 0 } left)
                    {
                        found(left);
                    }
                });
            }

            while (await _steps.Reader.WaitToReadAsync())
            {
                if (TakeAll() is { } draft)
                {
                    _urgent = new(TaskCreationOptions.RunContinuationsAsynchronously);
                    Try(() => _store.Keep(draft));
                    await Task.WhenAny(Task.Delay(LeastInterval, _clock, _stopping.Token), _urgent.Task);
                }
            }
        }
    }

    /// <summary>Does what has come, but for the last draft to be kept, which it returns: those before it need not be written.</summary>
    private Draft? TakeAll()
    {
        Draft? latest = null;
        while (_steps.Reader.TryRead(out var step))
        {
            if (step.Left is { } left)
            {
                Try(() => _store.Settle(left, step.Fate));
                continue;
            }

            latest = step.Kept;
            if (latest is null)
            {
                Try(_store.Drop);
            }
        }

        return latest;
    }

    private void Try(Action action)
    {
        try
        {
            action();
            _hasFailed = false;
        }
        catch (Exception error)
        {
            if (!_hasFailed)
            {
                _failed(error.Message);
            }

            _hasFailed = true;
        }
    }

    /// <summary>Keep a draft, or decide on one that was left; neither: drop the one that was kept.</summary>
    private sealed record Step(Draft? Kept, LeftDraft? Left, DraftFate Fate);
}
