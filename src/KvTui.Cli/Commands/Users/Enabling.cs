using KvTui.Core.Users;
using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Cli.Commands.Users;

/// <summary>
/// <c>kvtui auth enable</c>: only if root can log in afterwards. etcd checks no password while authentication is off, so root is given the
/// one that is known, and logs in with it at once.
/// </summary>
internal static class Enabling
{
    private const string Root = UserList.Root;

    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "enable",
            "Switch authentication on: from then on everybody has to log in. Checks that root exists and has the role root, "
            + "sets root's password, which etcd cannot check before, and logs in with it; asks first",
            "kvtui auth enable",
            "kvtui auth enable --new-password-file - --yes <secret")
        {
            Writes = true,
            ExpectsNoLogin = true,
        };
        var (file, yes) = (NewPassword.FromFile(), Confirmation.Yes());
        verb.Options.Add(file);
        verb.Options.Add(yes);
        verb.Does(flags, parsed =>
        {
            var (path, sure) = (parsed.GetValue(file), Confirmation.IsSure(parsed, yes));
            return (session, cancellationToken) => RunAsync(session, path, sure, cancellationToken);
        });
        return verb;
    }

    private static async Task<int> RunAsync(Session session, string? file, bool sure, CancellationToken cancellationToken)
    {
        var users = session.Client.Users;
        if (!session.MayWrite)
        {
            await users.ApplyAsync(AuthChange.Enable, 0, cancellationToken);
        }

        if ((await users.StatusAsync(cancellationToken)).IsOn)
        {
            StandardStreams.Say("Authentication is on already.");
            return ExitCode.Done;
        }

        var known = await UserSurvey.ReadAsync(users, null, cancellationToken);
        if (WhyNot(known) is { } reason)
        {
            StandardStreams.Say(reason);
            return ExitCode.DegradedOrConflict;
        }

        var password = session.Client.Options is { User: Root, Password: { Length: > 0 } given } && file is null
            ? given
            : NewPassword.Read(file, Root, cancellationToken);
        Tell(known);
        if (!sure && !Confirmation.Asks(
            "Give root this password and switch authentication on", null, session.Client, cancellationToken))
        {
            StandardStreams.Say("Nothing was changed.");
            return ExitCode.NotFoundOrDenied;
        }

        var code = await AuthActs.RunAsync(
            session, AuthChange.SetPassword(Root, password), "User root has a new password", cancellationToken);
        if (code == ExitCode.Done)
        {
            code = await AuthActs.RunAsync(session, AuthChange.Enable, "Authentication is on", cancellationToken);
        }

        return code == ExitCode.Done ? await ProveAsync(session, password, cancellationToken) : code;
    }

    /// <summary>Why nobody could switch it off again; null if root could.</summary>
    private static string? WhyNot(UserList known) => known.Users.FirstOrDefault(static user => user.Name == Root) switch
    {
        null => "Nothing was changed: there is no user root, who alone could switch authentication off again.\n"
            + "Make one: kvtui user add root; kvtui user grant-role root root",
        { Roles: var roles } when !roles.Contains(Root) =>
            "Nothing was changed: the user root does not have the role root, and could not switch authentication off again.\n"
            + "Give it: kvtui user grant-role root root",
        _ => null,
    };

    /// <summary>Says who can do what afterwards.</summary>
    private static void Tell(UserList known)
    {
        var without = known.Users.Where(static user => user.Roles.Count == 0).Select(static user => user.Name).ToArray();
        StandardStreams.Say("From then on every client that does not log in is refused, also one such as a Kubernetes API server.");
        if (without.Length > 0)
        {
            StandardStreams.Say($"These users have no role, and may do nothing then: {string.Join(", ", without)}.");
        }
    }

    /// <summary>Logs in as root; where that is refused, switches authentication off again if this connection may.</summary>
    private static async Task<int> ProveAsync(Session session, string password, CancellationToken cancellationToken)
    {
        var options = session.Client.Options with { User = Root, Password = password, PasswordSource = null, AuthToken = null };
        try
        {
            await using var root = new EtcdClient(options, session.Clock, new Random());
            await root.Users.RolesOfAsync(Root, cancellationToken);
            StandardStreams.Say("root has logged in with the password given.");
            return ExitCode.Done;
        }
        catch (EtcdException failure)
        {
            StandardStreams.Say($"root could not log in with the password given: {FailureText.Of(failure)}");
            return await TakeBackAsync(session, cancellationToken);
        }
    }

    private static async Task<int> TakeBackAsync(Session session, CancellationToken cancellationToken)
    {
        try
        {
            await session.Client.Users.ApplyAsync(AuthChange.Disable, 0, cancellationToken);
            StandardStreams.Say("Authentication is off again.");
        }
        catch (EtcdException failure)
        {
            StandardStreams.Say($"Authentication stays on: {FailureText.Of(failure)}\n"
                + "If root was added without a password, connect with a client certificate whose common name is root, "
                + "and run: kvtui auth disable");
        }

        return ExitCode.DegradedOrConflict;
    }
}
