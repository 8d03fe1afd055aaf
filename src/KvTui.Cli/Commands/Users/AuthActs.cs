using KvTui.Cli.Output.Results;
using KvTui.Core.Users;
using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Cli.Commands.Users;

/// <summary>Makes a change to users, roles or authentication, and says what became of it.</summary>
internal static class AuthActs
{
    /// <summary>A verb that makes one change.</summary>
    /// <param name="arguments">What has to be named: NAME for a user, ROLE for a role.</param>
    /// <param name="change">The change, of what was named.</param>
    /// <param name="asks">Whether it is asked first.</param>
    public static Verb Create(
        ConnectionFlags flags, string name, string description, string example, string[] arguments, Func<string[], AuthChange> change,
        bool asks = false)
    {
        var verb = new Verb(name, description, example) { Writes = true, Needs = Need.Root };
        var named = Array.ConvertAll(
            arguments, static each => new Argument<string>(each) { Description = each == "ROLE" ? "The role" : "The user" });
        Array.ForEach(named, verb.Arguments.Add);
        var yes = Confirmation.Yes();
        if (asks)
        {
            verb.Options.Add(yes);
        }

        verb.Does(flags, parsed =>
        {
            var wanted = change(Array.ConvertAll(named, each => parsed.GetRequiredValue(each)));
            var sure = !asks || Confirmation.IsSure(parsed, yes);
            return (session, cancellationToken) => AskAndRunAsync(session, wanted, sure, cancellationToken);
        });
        return verb;
    }

    /// <summary>Tells what becomes of it and asks first, unless that is sure; whoever may not write need not be asked.</summary>
    public static async Task<int> AskAndRunAsync(Session session, AuthChange change, bool sure, CancellationToken cancellationToken)
    {
        if (!sure && session.MayWrite)
        {
            var known = await UserSurvey.ReadAsync(session.Client.Users, null, cancellationToken);
            foreach (var line in AuthChangeText.Consequences(change, known, session.Client.Options.User))
            {
                StandardStreams.Say(line);
            }

            if (!Confirmation.Asks(AuthChangeText.Order(change), null, session.Client, cancellationToken))
            {
                StandardStreams.Say("Nothing was changed.");
                return ExitCode.NotFoundOrDenied;
            }
        }

        return await RunAsync(session, change, cancellationToken);
    }

    /// <summary>Makes a change.</summary>
    public static Task<int> RunAsync(Session session, AuthChange change, CancellationToken cancellationToken) =>
        TellAsync(async () =>
        {
            Tell(session, change, await session.Client.Users.ApplyAsync(change, 0, cancellationToken));
            return ExitCode.Done;
        });

    /// <summary>Tells that a change was made.</summary>
    public static void Tell(Session session, AuthChange change, ResponseHeader header)
    {
        session.Writer.Done([AuthChangeText.Done(change)], [new("done", Words(change.Act)), .. Subjects(change)]);
        session.Target.Tell(session.Client, header);
    }

    /// <summary>Makes changes, and says where to look after one that etcd refuses, or did not answer.</summary>
    public static async Task<int> TellAsync(Func<Task<int>> make)
    {
        try
        {
            return await make();
        }
        catch (EtcdException failure) when (failure.MayHaveBeenApplied || failure.Kind is EtcdErrorKind.NotFound
            or EtcdErrorKind.FailedPrecondition or EtcdErrorKind.InvalidArgument)
        {
            StandardStreams.Say(FailureText.Of(failure));
            StandardStreams.Say(failure.MayHaveBeenApplied
                ? "It may have been done all the same: look at users and roles before you repeat it."
                : "'kvtui user list --long' and 'kvtui role list --long' show what there is.");
            return ExitCode.Of(failure);
        }
    }

    private static IEnumerable<ResultPart> Subjects(AuthChange change)
    {
        if (change.User.Length > 0)
        {
            yield return new("user", change.User);
        }

        if (change.Role.Length > 0)
        {
            yield return new("role", change.Role);
        }

        if (change.Permission is { } permission)
        {
            yield return KeyPart.Of(permission.Keys);
        }
    }

    private static string Words(AuthAct act) => act switch
    {
        AuthAct.Enable => "auth enable",
        AuthAct.Disable => "auth disable",
        AuthAct.AddUser => "user add",
        AuthAct.DeleteUser => "user delete",
        AuthAct.SetPassword => "user passwd",
        AuthAct.GrantRole => "user grant-role",
        AuthAct.RevokeRole => "user revoke-role",
        AuthAct.AddRole => "role add",
        AuthAct.DeleteRole => "role delete",
        AuthAct.GrantPermission => "role grant-permission",
        AuthAct.RevokePermission => "role revoke-permission",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "is not a known act"),
    };
}
