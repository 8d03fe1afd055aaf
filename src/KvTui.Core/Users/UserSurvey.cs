using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Core.Users;

/// <summary>Asks for all users and roles of a cluster, each by a call of its own.</summary>
public static class UserSurvey
{
    /// <summary>Reads them all; or one user and his roles, which that user himself may ask for.</summary>
    /// <param name="only">The one user; null for all.</param>
    /// <exception cref="EtcdException">They are not told to this user, or not at all.</exception>
    public static async Task<UserList> ReadAsync(IUserClient client, string? only, CancellationToken cancellationToken)
    {
        var (users, roles) = (ImmutableArray.CreateBuilder<UserFacts>(), ImmutableArray.CreateBuilder<RoleFacts>());
        foreach (var name in only is null ? await client.UsersAsync(cancellationToken) : [only])
        {
            users.Add(new(name, await client.RolesOfAsync(name, cancellationToken)));
        }

        foreach (var name in only is null ? await client.RolesAsync(cancellationToken) : users[0].Roles)
        {
            roles.Add(new(name, await client.PermissionsOfAsync(name, cancellationToken)));
        }

        return new(users.ToImmutable(), roles.ToImmutable());
    }
}
