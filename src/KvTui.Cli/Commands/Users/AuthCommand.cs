using KvTui.Cli.Output.Results;
using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Cli.Commands.Users;

/// <summary><c>kvtui auth</c>: status, enable and disable.</summary>
internal static class AuthCommand
{
    public static Verb Create(ConnectionFlags flags) => new Verb(
        "auth",
        "Tell whether users have to log in; switch that on, with checks that somebody can log in then, or off",
        "kvtui auth status",
        "kvtui auth enable",
        "kvtui --user root auth disable").With(
            Status(flags),
            Enabling.Create(flags),
            AuthActs.Create(
                flags, "disable", "Switch authentication off, so that anybody may read and write every key; asks first",
                "kvtui --user root auth disable", [], static _ => AuthChange.Disable, asks: true));

    private static Verb Status(ConnectionFlags flags)
    {
        var verb = new Verb("status", "Tell whether authentication is on", "kvtui auth status -o json");
        verb.Does(flags, _ => async (session, cancellationToken) =>
        {
            var status = await session.Client.Users.StatusAsync(cancellationToken);
            var revision = status.Revision == 0 ? KeyPart.None("auth_revision") : new("auth_revision", status.Revision);
            session.Writer.Table([[new("enabled", status.IsOn), revision]]);
            return ExitCode.Done;
        });
        return verb;
    }
}
