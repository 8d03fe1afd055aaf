using KvTui.Etcd;
using KvTui.Etcd.Cluster.Auth;
using KvTui.Etcd.Model.Options;

namespace KvTui.Core.Users;

/// <summary>
/// Switches authentication on so that root can log in then. etcd checks no password before, and does not tell whether a user has one at
/// all; so root is made anew with one that is known and with the roles it has, and logs in with it at once.
/// </summary>
/// <param name="client">A client that may change users.</param>
/// <param name="connect">Makes another client of the same cluster.</param>
public sealed class AuthSwitch(IEtcdClient client, Func<EtcdClientOptions, IEtcdClient> connect)
{
    private const string Root = UserList.Root;

    private IUserClient Users => client.Users;

    /// <summary>
    /// Switches it on; returns the header of etcd's answer, and what went wrong after it, as sentences; null if root has logged in.
    /// </summary>
    /// <param name="known">The users there are, root among them.</param>
    /// <param name="password">The password that root gets; not empty.</param>
    /// <param name="clusterId">The id of the only cluster that it is meant for; 0 for the one that the client reads.</param>
    /// <exception cref="EtcdException">It was not switched on, or whether it was is not known.</exception>
    public async Task<(ResponseHeader Header, string? Failure)> TurnOnAsync(
        UserList known, string password, ulong clusterId, CancellationToken cancellationToken)
    {
        var roles = known.Users.First(static user => user.Name == Root).Roles;
        await RemakeAsync(roles, password, clusterId, cancellationToken);
        var header = await Users.ApplyAsync(AuthChange.Enable, clusterId, cancellationToken);
        await using var root = connect(client.Options with
        { User = Root, Password = password, PasswordSource = null, AuthToken = null, LoginIgnored = null });
        try
        {
            await root.Users.RolesOfAsync(Root, cancellationToken);
            return (header, null);
        }
        catch (EtcdException failure)
        {
            var state = await TakeBackAsync(root, clusterId, cancellationToken);
            return (header, $"root could not log in with the password given: {failure.Message} {state}");
        }
    }

    private async Task RemakeAsync(IReadOnlyList<string> roles, string password, ulong clusterId, CancellationToken cancellationToken)
    {
        try
        {
            await Users.ApplyAsync(AuthChange.DeleteUser(Root), clusterId, cancellationToken);
            await Users.ApplyAsync(AuthChange.AddUser(Root, password), clusterId, cancellationToken);
            foreach (var role in roles)
            {
                await Users.ApplyAsync(AuthChange.GrantRole(Root, role), clusterId, cancellationToken);
            }
        }
        catch (EtcdException failure)
        {
            var rest = "Authentication was not switched on, but root was to be made anew: see that it exists and has the role root.";
            throw new EtcdException(failure.Kind, $"{failure.Message} {rest}", failure.Endpoint, failure.MayHaveBeenApplied, failure);
        }
    }

    /// <summary>Switches it off again if either connection may; tells how it stands then.</summary>
    private async Task<string> TakeBackAsync(IEtcdClient root, ulong clusterId, CancellationToken cancellationToken)
    {
        foreach (var users in (IUserClient[])[Users, root.Users])
        {
            try
            {
                await users.ApplyAsync(AuthChange.Disable, clusterId, cancellationToken);
                return "Authentication is off again.";
            }
            catch (EtcdException)
            {
                // The other one may.
            }
        }

        return "Authentication stays on; log in as root with that password to switch it off: kvtui --user root auth disable";
    }
}
