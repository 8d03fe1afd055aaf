using KvTui.Core.Users;
using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Cli.Commands.Users;

/// <summary><c>kvtui auth enable</c>: only if root can log in afterwards, with the password that is given here.</summary>
internal static class Enabling
{
    private const string Root = UserList.Root;

    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "enable",
            "Switch authentication on: from then on everybody has to log in. Checks that root exists and has the role root, "
            + "makes it anew with a password that is known, as etcd checks none before, and logs in with it; asks first",
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
        if (LockOut.OfAll(known) is { } reason)
        {
            StandardStreams.Say(reason);
            return ExitCode.DegradedOrConflict;
        }

        var password = session.Client.Options is { User: Root, Password: { Length: > 0 } given } && file is null
            ? given
            : NewPassword.Read(file, Root, cancellationToken);
        foreach (var line in AuthChangeText.Consequences(AuthChange.Enable, known, session.Client.Options.User))
        {
            StandardStreams.Say(line);
        }

        if (!sure && !Confirmation.Asks(AuthChangeText.Order(AuthChange.Enable), null, session.Client, cancellationToken))
        {
            StandardStreams.Say("Nothing was changed.");
            return ExitCode.NotFoundOrDenied;
        }

        return await AuthActs.TellAsync(() => TurnOnAsync(session, known, password, cancellationToken));
    }

    private static async Task<int> TurnOnAsync(Session session, UserList known, string password, CancellationToken cancellationToken)
    {
        var auth = new AuthSwitch(session.Client, options => new EtcdClient(options, session.Clock, new Random()));
        var (header, failure) = await auth.TurnOnAsync(known, password, 0, cancellationToken);
        if (failure is not null)
        {
            StandardStreams.Say(failure);
            return ExitCode.DegradedOrConflict;
        }

        AuthActs.Tell(session, AuthChange.Enable, header);
        StandardStreams.Say("root has logged in with the password given.");
        return ExitCode.Done;
    }
}
