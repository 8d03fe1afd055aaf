using KvTui.Cli.Output.Results;
using KvTui.Core.Users;
using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Cli.Commands.Users;

/// <summary><c>kvtui role</c>: list, get, add, delete, grant-permission and revoke-permission, as etcdctl has them.</summary>
internal static class RoleCommand
{
    public static Verb Create(ConnectionFlags flags) => new Verb(
        "role",
        "List the roles, and what each allows; add and delete roles, give and take permissions",
        "kvtui role list --long",
        "kvtui role get app",
        "kvtui role grant-permission app readwrite --prefix /app/").With(
            List(flags),
            Get(flags),
            AuthActs.Create(
                flags, "add", "Add a role, which allows nothing at first", "kvtui role add app", ["ROLE"],
                static names => AuthChange.AddRole(names[0])),
            AuthActs.Create(
                flags, "delete", "Delete a role, which all users who have it lose; names them and asks first", "kvtui role delete app",
                ["ROLE"], static names => AuthChange.DeleteRole(names[0]), asks: true),
            PermissionVerbs.Grant(flags),
            PermissionVerbs.Revoke(flags));

    /// <summary>The argument with a role.</summary>
    public static Argument<string> Name() => new("ROLE") { Description = "The role" };

    private static Verb List(ConnectionFlags flags)
    {
        var verb = new Verb("list", "Print the names of all roles, one a line", "kvtui role list", "kvtui role list --long");
        var details = Switch.Of("--long", "With what each allows; a call for each role");
        verb.Options.Add(details);
        verb.Does(flags, parsed =>
        {
            var withPermissions = parsed.GetValue(details);
            return async (session, cancellationToken) =>
            {
                var roles = new List<RoleFacts>();
                foreach (var name in await session.Client.Users.RolesAsync(cancellationToken))
                {
                    if (withPermissions)
                    {
                        roles.Add(new(name, await session.Client.Users.PermissionsOfAsync(name, cancellationToken)));
                    }
                    else
                    {
                        session.Writer.Done([name], new ResultPart("role", name));
                    }
                }

                UserCommand.Print(session, roles);
                return ExitCode.Done;
            };
        });
        return verb;
    }

    private static Verb Get(ConnectionFlags flags)
    {
        var verb = new Verb("get", "Show what a role allows", "kvtui role get app");
        var name = Name();
        verb.Arguments.Add(name);
        verb.Does(flags, parsed =>
        {
            var role = parsed.GetRequiredValue(name);
            return async (session, cancellationToken) =>
            {
                UserCommand.Print(session, [new(role, await session.Client.Users.PermissionsOfAsync(role, cancellationToken))]);
                return ExitCode.Done;
            };
        });
        return verb;
    }
}
