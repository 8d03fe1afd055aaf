using KvTui.Cli.Output.Results;
using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Cli.Commands.Users;

/// <summary>Makes a change to users, roles or authentication, and says what became of it.</summary>
internal static class AuthActs
{
    /// <summary>A verb that makes one change.</summary>
    /// <param name="arguments">What has to be named: NAME for a user, ROLE for a role.</param>
    /// <param name="change">The change, of what was named.</param>
    /// <param name="done">What was done, with a place for each argument.</param>
    /// <param name="question">What would be done, as the beginning of a question; null does not ask.</param>
    /// <param name="preview">Says before the question what else happens to what is named first; null for nothing.</param>
    public static Verb Create(
        ConnectionFlags flags, string name, string description, string example, string[] arguments, Func<string[], AuthChange> change,
        string done, string? question = null, Func<Session, string, CancellationToken, Task>? preview = null)
    {
        var verb = new Verb(name, description, example) { Writes = true };
        var named = Array.ConvertAll(
            arguments, static each => new Argument<string>(each) { Description = each == "ROLE" ? "The role" : "The user" });
        Array.ForEach(named, verb.Arguments.Add);
        var yes = Confirmation.Yes();
        if (question is not null)
        {
            verb.Options.Add(yes);
        }

        verb.Does(flags, parsed =>
        {
            var names = Array.ConvertAll(named, each => parsed.GetRequiredValue(each));
            var sure = question is null || Confirmation.IsSure(parsed, yes);
            return async (session, cancellationToken) =>
            {
                if (!sure && session.MayWrite && preview is not null)
                {
                    await preview(session, names[0], cancellationToken);
                }

                return await AskAndRunAsync(session, change(names), sure, Filled(question, names), Filled(done, names), cancellationToken);
            };
        });
        return verb;
    }

    /// <summary>Asks first; whoever may not write need not be asked.</summary>
    /// <param name="question">What would be done, as the beginning of a question.</param>
    public static Task<int> AskAndRunAsync(
        Session session, AuthChange change, bool sure, string question, string done, CancellationToken cancellationToken)
    {
        if (!sure && session.MayWrite)
        {
            var isOneself = change.User.Length > 0 && change.User == session.Client.Options.User;
            var act = Printable.Text(question + (isOneself ? ", as whom you are logged in," : ""));
            if (!Confirmation.Asks(act, null, session.Client, cancellationToken))
            {
                StandardStreams.Say("Nothing was changed.");
                return Task.FromResult(ExitCode.NotFoundOrDenied);
            }
        }

        return RunAsync(session, change, done, cancellationToken);
    }

    /// <summary>Makes a change.</summary>
    /// <param name="done">What was done, in words.</param>
    public static async Task<int> RunAsync(Session session, AuthChange change, string done, CancellationToken cancellationToken)
    {
        try
        {
            var header = await session.Client.Users.ApplyAsync(change, 0, cancellationToken);
            session.Writer.Done([done], [new("done", Words(change.Act)), .. Subjects(change)]);
            session.Target.Tell(session.Client, header);
            return ExitCode.Done;
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

    private static string Filled(string? sentence, string[] names) =>
        sentence is null ? "" : string.Format(CultureInfo.InvariantCulture, sentence, (object[])names);

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
