using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Cluster.Auth;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Fakes;

/// <summary>Users and roles as they are told, and the changes that were asked for.</summary>
internal sealed class FakeUserClient : IUserClient
{
    public Dictionary<string, IReadOnlyList<string>> RolesOf { get; } = [];

    public Dictionary<string, IReadOnlyList<Grant>> PermissionsOf { get; } = [];

    public List<AuthChange> Changes { get; } = [];

    /// <summary>What a change fails with; null for nothing.</summary>
    public Func<AuthChange, EtcdException?> OnApply { get; set; } = static _ => null;

    /// <summary>What asking for the roles of a user fails with; null for nothing.</summary>
    public EtcdException? Error { get; set; }

    public AuthStatus Status { get; set; } = new(false, 0);

    public Task<AuthStatus> StatusAsync(CancellationToken cancellationToken) => Task.FromResult(Status);

    public Task<IReadOnlyList<string>> UsersAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([.. RolesOf.Keys]);

    public Task<IReadOnlyList<string>> RolesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([.. PermissionsOf.Keys]);

    public Task<IReadOnlyList<string>> RolesOfAsync(string user, CancellationToken cancellationToken) => Error is { } error
        ? Task.FromException<IReadOnlyList<string>>(error)
        : Task.FromResult(RolesOf[user]);

    public Task<IReadOnlyList<Grant>> PermissionsOfAsync(string role, CancellationToken cancellationToken) => Task.FromResult(PermissionsOf[role]);

    public Task<ResponseHeader> ApplyAsync(AuthChange change, ulong clusterId, CancellationToken cancellationToken)
    {
        Changes.Add(change);
        if (OnApply(change) is { } error)
        {
            throw error;
        }

        return Task.FromResult(new ResponseHeader(clusterId, 1, 0, 1));
    }
}
