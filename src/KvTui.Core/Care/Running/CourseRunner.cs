using KvTui.Core.Care.Guided;
using KvTui.Core.Explorer.Services;
using KvTui.Etcd;

namespace KvTui.Core.Care.Running;

/// <summary>
/// Runs what a course of care on the screen asks for: one after the other steps, with an account of each on disk before it begins and after
/// it has ended, and what is known of others' courses; beside them, what is known of the history.
/// </summary>
internal sealed class CourseRunner(
    IEtcdClient client, Mailbox mailbox, TimeProvider clock, AccountStore accounts, CancellationToken stopping) : IDisposable
{
    private readonly AccountKeeper _accounts = new(accounts, text => mailbox.PostOutcome(new OperationMessage.Told(text)));

    private Task _last = Task.CompletedTask;
    private CancellationTokenSource? _waiting;

    /// <summary>How long the cluster may take after a step until it is as it should be; default 60 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Tells what others have left behind, or are at; nothing if there is none.</summary>
    public Task FindLeftAsync() => _last = AfterAsync(_last, () => _accounts.Others() is { Count: > 0 } ? FindAsync() : Task.CompletedTask);

    /// <summary>Runs an effect, and posts what comes of it. To be called by the loop only.</summary>
    public Task RunAsync(Effect effect)
    {
        switch (effect)
        {
            case Effect.DoStep step:
                _waiting?.Dispose();
                _waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
                var token = _waiting.Token;
                return _last = AfterAsync(_last, () => DoAsync(step, token));
            case Effect.StopWaiting:
                return _waiting?.CancelAsync() ?? Task.CompletedTask;
            case Effect.LookAround:
                // A step does not wait for the history, which a silent member may keep from being told.
                return AfterAsync(_last = AfterAsync(_last, FindAsync), AskHistoryAsync);
            case Effect.DropAccount drop:
                return _last = AfterAsync(_last, () => DropAsync(drop.Name));
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType().Name, "is not of a course of care");
        }
    }

    /// <summary>Lets go of the account and leaves it where it is.</summary>
    public void Dispose()
    {
        _waiting?.Dispose();
        _accounts.Dispose();
    }

    private async Task AfterAsync(Task before, Func<Task> work)
    {
        await before;
        try
        {
            // Files are read and written, which is nothing for the loop.
            await Task.Run(work, CancellationToken.None);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The explorer ends; the account says what was under way.
        }
    }

    private Task FindAsync()
    {
        mailbox.PostOutcome(new OperationMessage.AccountsFound(_accounts.Others()));
        return Task.CompletedTask;
    }

    private async Task AskHistoryAsync()
    {
        try
        {
            var oldest = await new HistorySurvey(client, clock).OldestAsync(stopping);
            mailbox.PostOutcome(new OperationMessage.OldestTold(oldest));
        }
        catch (EtcdException)
        {
            // It is not known then, which is what the screen says.
        }
    }

    private Task DropAsync(string name)
    {
        _accounts.GiveUp(name);
        return FindAsync();
    }

    private async Task DoAsync(Effect.DoStep act, CancellationToken cancellationToken)
    {
        var step = act.Account.UnderWay!;
        StepEnd end;
        try
        {
            if (_accounts.Begin(act.Account, act.Account.Name) is { } why)
            {
                end = new(step, false, $"Nothing was done: {why}.", null, null);
            }
            else
            {
                end = await EndAsync(act, step, cancellationToken);
                Keep(act, end);
            }
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            end = new(step, false, $"kvtui itself failed, and whether it was done is not known: {error.Message}", null, null);
        }

        mailbox.PostOutcome(new OperationMessage.StepEnded(act.Run, end));
    }

    /// <summary>
    /// Keeps how far the course is after a step; one that may still be being done, as nothing was heard of its end, stays under way.
    /// </summary>
    private void Keep(Effect.DoStep act, StepEnd end)
    {
        var account = act.Account;
        var progress = end.IsDone ? account.Progress.After(end.Step) : account.Progress;
        if (CarePlan.IsFinished(account.Kind, end.After ?? act.Report, progress))
        {
            _accounts.Finish(account.Kind, account.ClusterId);
        }
        else if (end.IsDone || end.Missing is null)
        {
            _accounts.Keep(account with { Progress = progress, UnderWay = null, At = clock.GetUtcNow() });
        }
    }

    private async Task<StepEnd> EndAsync(Effect.DoStep act, CareStep step, CancellationToken cancellationToken)
    {
        var runner = new CareRunner(client, clock) { ClusterId = act.Account.ClusterId, Patience = Patience };
        try
        {
            var outcome = await runner.RunAsync(step, act.Report, Post, cancellationToken);
            return new(step, true, CareText.Done(step, act.Report, outcome.After, outcome.Took), outcome.After, outcome.Missing);
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.Compacted && step is CareStep.Compact)
        {
            return new(step, true, $"{Brief()}: it was forgotten already", null, null);
        }
        catch (EtcdException failure) when (failure.MayHaveBeenApplied)
        {
            // What became of it is not known; once the cluster is well, it is done again, which harms nobody.
            var outcome = await runner.SettleAsync(step, Post, cancellationToken);
            var sizes = step is CareStep.Defragment(var id) && CareText.SizeOf(outcome.After, id) > 0
                ? $" Its database had {Quantities.Size(CareText.SizeOf(act.Report, id))}, "
                    + $"and has {Quantities.Size(CareText.SizeOf(outcome.After, id))}."
                : "";
            return new(
                step, false,
                $"{Brief()}: the answer was lost, so whether it was done is not known: {failure.Message}{sizes}",
                outcome.After, outcome.Missing);
        }
        catch (EtcdException failure)
        {
            return new(step, false, $"{Brief()}: {failure.Message}", null, null);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new(
                step, false,
                $"{Brief()}: it is no longer waited for; etcd goes on by itself. Doing it again tells whether it was forgotten.",
                null, "whether it was done is not known");
        }

        string Brief() => CareText.Brief(step, act.Report);

        void Post(string text) => mailbox.PostStep(new(act.Run, text));
    }
}
