using KvTui.Core.Care.Guided;
using KvTui.Core.Explorer.Services;
using KvTui.Etcd;

namespace KvTui.Core.Care.Running;

/// <summary>
/// Runs what a course of care on the screen asks for, one after the other: steps, with an account of each on disk before it begins and
/// after it has ended, and what is known of the history and of others' courses.
/// </summary>
internal sealed class CourseRunner(
    IEtcdClient client, Mailbox mailbox, TimeProvider clock, AccountStore accounts, CancellationToken stopping) : IDisposable
{
    /// <summary>The names of the accounts of others that are gone on with here.</summary>
    private readonly HashSet<string> _taken = [];

    private Task _last = Task.CompletedTask;
    private CancellationTokenSource? _waiting;
    private bool _hasTold;

    /// <summary>How long the cluster may take after a step until it is as it should be; default 60 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Tells what others have left behind, or are at; nothing if there is none.</summary>
    public Task FindLeftAsync() => _last = AfterAsync(_last, () => accounts.Others() is { Count: > 0 } ? FindAsync() : Task.CompletedTask);

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
                return _last = AfterAsync(_last, LookAroundAsync);
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
        accounts.Dispose();
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
        mailbox.PostOutcome(new OperationMessage.AccountsFound(accounts.Others()));
        return Task.CompletedTask;
    }

    private async Task LookAroundAsync()
    {
        await FindAsync();
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
        Tell(() => accounts.Drop());
        if (name.Length > 0)
        {
            Tell(() => accounts.Take(name));
        }

        return FindAsync();
    }

    private async Task DoAsync(Effect.DoStep act, CancellationToken cancellationToken)
    {
        var step = act.Account.UnderWay!;
        StepEnd end;
        try
        {
            end = WhyNot(act.Account) is { } why ? new(step, false, why, null, null) : await KeptAsync(act, step, cancellationToken);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            end = new(step, false, $"kvtui itself failed, and whether it was done is not known: {error.Message}", null, null);
        }

        mailbox.PostOutcome(new OperationMessage.StepEnded(act.Run, end));
    }

    /// <summary>Why a step must not begin, with regard to other processes on this host; null if it may.</summary>
    private string? WhyNot(CareAccount account)
    {
        foreach (var other in accounts.Others())
        {
            if (other is { IsAlive: true, UnderWay: not null } && other.ClusterId == account.ClusterId)
            {
                return $"Nothing was done: another kvtui (process {other.Process}) is at a step on this cluster; wait until it is done.";
            }
        }

        return null;
    }

    /// <summary>Does a step between two accounts of it.</summary>
    private async Task<StepEnd> KeptAsync(Effect.DoStep act, CareStep step, CancellationToken cancellationToken)
    {
        var account = act.Account with { Name = "", Process = Environment.ProcessId };
        Tell(() => accounts.Keep(account));
        if (!IsOurs(act.Account.Name))
        {
            Tell(accounts.Drop);
            return new(
                step, false, "Nothing was done: another kvtui goes on by now with what was left behind; d begins anew.", null, null);
        }

        var end = await EndAsync(act, step, cancellationToken);
        var progress = end.IsDone ? account.Progress.After(step) : account.Progress;
        // What may still be at it, as its answer was lost and it is not back, stays under way.
        var next = end.IsDone || end.Missing is null
            ? account with { Progress = progress, UnderWay = null, At = clock.GetUtcNow() }
            : account;
        if (CarePlan.IsFinished(account.Kind, end.After ?? act.Report, progress) || next.IsEmpty)
        {
            Tell(accounts.Drop);
        }
        else
        {
            Tell(() => accounts.Keep(next));
        }

        return end;
    }

    /// <summary>Whether what was left behind is gone on with here and nowhere else; its account is this one's from then on.</summary>
    private bool IsOurs(string name) => name.Length == 0 || _taken.Contains(name) || (accounts.Take(name) && _taken.Add(name));

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
                $"{Brief()}: it is no longer waited for; etcd goes on by itself. "
                    + "Doing it again tells whether it was forgotten.", null, null);
        }

        string Brief() => CareText.Brief(step, act.Report);

        void Post(string text) => mailbox.PostStep(new(act.Run, text));
    }

    /// <summary>Does something with the account; that it cannot be kept is told once.</summary>
    private void Tell(Action keep)
    {
        try
        {
            keep();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (!_hasTold)
            {
                mailbox.PostOutcome(new OperationMessage.Told($"What is done here would not be known after a crash: {error.Message}"));
            }

            _hasTold = true;
        }
    }
}
