using KvTui.Etcd.Calls.Access;

namespace KvTui.Etcd.Cluster.Auth;

/// <summary>The users and roles of a cluster. Most of it takes the role root where authentication is on.</summary>
public interface IUserClient
{
    /// <summary>Whether authentication is on. Who is refused the answer learns by that that it is on.</summary>
    Task<AuthStatus> StatusAsync(CancellationToken cancellationToken);

    /// <summary>The names of all users, in the order of their characters.</summary>
    Task<IReadOnlyList<string>> UsersAsync(CancellationToken cancellationToken);

    /// <summary>The names of all roles, in the order of their characters; root only if it was added.</summary>
    Task<IReadOnlyList<string>> RolesAsync(CancellationToken cancellationToken);

    /// <summary>The roles of a user; everybody may ask for his own.</summary>
    /// <exception cref="EtcdException">There is no such user, or no answer.</exception>
    Task<IReadOnlyList<string>> RolesOfAsync(string user, CancellationToken cancellationToken);

    /// <summary>The permissions of a role, none for root; everybody may ask for those of his own roles.</summary>
    /// <exception cref="EtcdException">There is no such role, or no answer.</exception>
    Task<IReadOnlyList<Grant>> PermissionsOfAsync(string role, CancellationToken cancellationToken);

    /// <summary>Makes a change; returns the header of the answer.</summary>
    /// <param name="clusterId">The id of the only cluster that it is meant for; 0 for the one that this client reads.</param>
    /// <exception cref="EtcdException">It was not made, or whether it was is not known.</exception>
    Task<ResponseHeader> ApplyAsync(AuthChange change, ulong clusterId, CancellationToken cancellationToken);
}

/// <summary>Whether authentication is on.</summary>
/// <param name="Revision">How often users and roles were changed; 0 where etcd does not tell, as before 3.5, or not to this user.</param>
public sealed record AuthStatus(bool IsOn, ulong Revision);
