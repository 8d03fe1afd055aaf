using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Core.Tests.Fakes;

/// <summary>Answers what it is told the user may do; without that there is no user.</summary>
internal sealed class FakeAuthClient : IAuthClient
{
    private int _asked;

    public event Action? Outdated;

    /// <summary>What the next asking answers; null if there is no user.</summary>
    public AccessRights? Next { get; set; }

    public AccessRights Rights { get; private set; } = AccessRights.Unrestricted;

    public bool HasUser => Next is not null;

    /// <summary>How often the rights were asked for.</summary>
    public int Asked => _asked;

    public Task<AccessRights> LearnAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return Task.FromResult(Rights = Next!);
    }

    public Task<AccessRights> RefreshAsync(CancellationToken cancellationToken) => LearnAsync(cancellationToken);

    /// <summary>As when a server denies something.</summary>
    public void Deny() => Outdated?.Invoke();

    public void Forget()
    {
    }
}
