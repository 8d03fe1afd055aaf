using KvTui.Cli.Output.Results;
using KvTui.Core.Users;
using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Cli.Commands.Users;

/// <summary><c>kvtui user</c>: list, get, add, delete, passwd, grant-role and revoke-role, as etcdctl has them; may.</summary>
internal static class UserCommand
{
    public static Verb Create(ConnectionFlags flags) => new Verb(
        "user",
        "List the users, and what each may do; add and delete users, give and take roles and passwords; tell who may touch a key",
        "kvtui user list --long",
        "kvtui user may /app/db/url",
        "kvtui user add alice",
        "kvtui user grant-role alice app").With(
            List(flags),
            Get(flags),
            Add(flags),
            AuthActs.Create(
                flags, "delete", "Delete a user; asks first", "kvtui user delete alice", ["NAME"],
                static names => AuthChange.DeleteUser(names[0]), asks: true),
            Password(flags),
            AuthActs.Create(
                flags, "grant-role", "Give a user a role", "kvtui user grant-role alice app", ["NAME", "ROLE"],
                static names => AuthChange.GrantRole(names[0], names[1])),
            AuthActs.Create(
                flags, "revoke-role", "Take a role from a user; asks first", "kvtui user revoke-role alice app", ["NAME", "ROLE"],
                static names => AuthChange.RevokeRole(names[0], names[1]), asks: true),
            MayVerb.Create(flags));

    /// <summary>Rows with what roles allow, a row a permission.</summary>
    public static void Print(Session session, IEnumerable<RoleFacts> roles)
    {
        var rows = new List<ResultPart[]>();
        foreach (var role in roles)
        {
            if (role.Name == UserList.Root)
            {
                rows.Add([new("role", role.Name), new("may", "everything"), KeyPart.Of(KeyRange.All)]);
            }
            else if (role.Permissions.Count == 0)
            {
                rows.Add([new("role", role.Name), KeyPart.None("may"), KeyPart.None("keys")]);
            }

            foreach (var permission in role.Name == UserList.Root ? [] : role.Permissions)
            {
                rows.Add([new("role", role.Name), new("may", PermissionText.Of(permission)), KeyPart.Of(permission.Keys)]);
            }
        }

        session.Writer.Table(rows);
    }

    private static Argument<string> Name() => new("NAME") { Description = "The user" };

    private static Verb List(ConnectionFlags flags)
    {
        var verb = new Verb("list", "Print the names of all users, one a line", "kvtui user list", "kvtui user list --long -o json");
        var details = Switch.Of("--long", "With the roles of each; a call for each user");
        verb.Options.Add(details);
        verb.Does(flags, parsed =>
        {
            var withRoles = parsed.GetValue(details);
            return async (session, cancellationToken) =>
            {
                var rows = new List<ResultPart[]>();
                foreach (var name in await session.Client.Users.UsersAsync(cancellationToken))
                {
                    if (withRoles)
                    {
                        var roles = await session.Client.Users.RolesOfAsync(name, cancellationToken);
                        rows.Add([new("user", name), KeyPart.Words("roles", roles)]);
                    }
                    else
                    {
                        session.Writer.Done([name], new ResultPart("user", name));
                    }
                }

                session.Writer.Table(rows);
                return ExitCode.Done;
            };
        });
        return verb;
    }

    private static Verb Get(ConnectionFlags flags)
    {
        var verb = new Verb("get", "Show the roles of a user, and what they allow", "kvtui user get alice");
        var name = Name();
        verb.Arguments.Add(name);
        verb.Does(flags, parsed =>
        {
            var user = parsed.GetRequiredValue(name);
            return async (session, cancellationToken) =>
            {
                var roles = (await UserSurvey.ReadAsync(session.Client.Users, user, cancellationToken)).Roles;
                Print(session, roles);
                if (roles.IsEmpty)
                {
                    StandardStreams.Say($"{Printable.Text(user)} has no role, and may do nothing where authentication is on.");
                }

                return ExitCode.Done;
            };
        });
        return verb;
    }

    private static Verb Add(ConnectionFlags flags)
    {
        var verb = new Verb(
            "add", "Add a user, whose password is asked for", "kvtui user add alice", "kvtui user add alice --new-password-file - <secret",
            "kvtui user add node1 --no-password")
        { Writes = true, Needs = Need.Root };
        var (name, file) = (Name(), NewPassword.FromFile());
        var none = Switch.Of("--no-password", "The user logs in by a client certificate with this name only");
        verb.Arguments.Add(name);
        verb.Options.Add(file);
        verb.Options.Add(none);
        verb.Does(flags, parsed =>
        {
            var (user, path, isWithout) = (parsed.GetRequiredValue(name), parsed.GetValue(file), parsed.GetValue(none));
            if (isWithout && path is not null)
            {
                throw new UsageException("--no-password and --new-password-file exclude each other.");
            }

            if (user.Contains(':', StringComparison.Ordinal))
            {
                throw new UsageException(
                    "A name has no colon. The password is not an argument, as everybody on this host could read it: "
                    + "it is asked for, or comes by --new-password-file.");
            }

            return (session, cancellationToken) =>
            {
                var password = isWithout || !session.MayWrite ? null : NewPassword.Read(path, user, cancellationToken);
                return AuthActs.RunAsync(session, AuthChange.AddUser(user, password), cancellationToken);
            };
        });
        return verb;
    }

    private static Verb Password(ConnectionFlags flags)
    {
        var verb = new Verb("passwd", "Give a user another password, which is asked for", "kvtui user passwd alice")
        { Writes = true, Needs = Need.Root };
        var (name, file) = (Name(), NewPassword.FromFile());
        verb.Arguments.Add(name);
        verb.Options.Add(file);
        verb.Does(flags, parsed =>
        {
            var (user, path) = (parsed.GetRequiredValue(name), parsed.GetValue(file));
            return (session, cancellationToken) =>
            {
                var password = session.MayWrite ? NewPassword.Read(path, user, cancellationToken) : "";
                return AuthActs.RunAsync(session, AuthChange.SetPassword(user, password), cancellationToken);
            };
        });
        return verb;
    }
}
