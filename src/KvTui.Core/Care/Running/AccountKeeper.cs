using KvTui.Core.Care.Guided;

namespace KvTui.Core.Care.Running;

/// <summary>
/// Keeps this process's account of a course in a store, before and after each step, as long as there is something to go on with. That it
/// cannot be kept stops nothing, and is told once.
/// </summary>
/// <param name="accounts">Disposed with the keeper, which leaves the account where it is.</param>
/// <param name="tell">Told as a sentence.</param>
public sealed class AccountKeeper(AccountStore accounts, Action<string> tell) : IDisposable
{
    /// <summary>The names of the accounts of others that are gone on with here.</summary>
    private readonly HashSet<string> _taken = [];

    private bool _hasTold;

    /// <summary>The accounts of other processes, oldest first; none if they cannot be read.</summary>
    public IReadOnlyList<CareAccount> Others() => accounts.Others();

    /// <summary>Why no step may begin on a cluster, with regard to other processes on this host, as a clause; null if one may.</summary>
    public string? WhyNot(ulong clusterId)
    {
        foreach (var other in accounts.Others())
        {
            if (other is { IsAlive: true, UnderWay: not null } && other.ClusterId == clusterId)
            {
                return $"another kvtui (process {other.Process}) is at a step on this cluster; wait until it is done";
            }
        }

        return null;
    }

    /// <summary>Keeps an account before the step that it says is under way, and takes over what it goes on with.</summary>
    /// <param name="takenUp">The name of the account that was left behind and is gone on with; empty for none.</param>
    /// <returns>Why the step must not be done, as a clause; null if it may.</returns>
    public string? Begin(CareAccount account, string takenUp)
    {
        // First its own: of two that begin at the same moment, each sees the other one.
        Put(account);
        var isFirst = takenUp.Length > 0 && !_taken.Contains(takenUp);
        var why = WhyNot(account.ClusterId)
            ?? (isFirst && !(accounts.Take(takenUp) && _taken.Add(takenUp))
                ? "another kvtui goes on by now with what was left behind"
                : null);
        if (why is not null && isFirst)
        {
            Drop();
        }
        else if (why is not null)
        {
            Keep(account with { UnderWay = null });
        }

        return why;
    }

    /// <summary>Keeps how far it is, or nothing where nothing is done and nothing under way.</summary>
    public void Keep(CareAccount account)
    {
        if (account.IsEmpty)
        {
            Drop();
        }
        else
        {
            Put(account);
        }
    }

    /// <summary>Removes this process's account: there is nothing to go on with.</summary>
    public void Drop() => Try(accounts.Drop);

    /// <summary>Removes the account, and what others have left behind of the same on this cluster: all of it is done.</summary>
    public void Finish(CareKind kind, ulong clusterId)
    {
        Drop();
        foreach (var other in accounts.Others())
        {
            if (other.Kind == kind && other.IsLeftOn(clusterId))
            {
                accounts.Take(other.Name);
            }
        }
    }

    /// <summary>Removes the account, and the one that it was to go on with, which begins anew.</summary>
    /// <param name="takenUp">The name of the other one; empty for none.</param>
    public void GiveUp(string takenUp)
    {
        Drop();
        if (takenUp.Length > 0)
        {
            accounts.Take(takenUp);
        }
    }

    public void Dispose() => accounts.Dispose();

    private void Put(CareAccount account) => Try(() => accounts.Keep(account with { Name = "", Process = Environment.ProcessId }));

    private void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            if (!_hasTold)
            {
                tell($"What is done here would not be known after a crash: {problem.Message}");
            }

            _hasTold = true;
        }
    }
}
