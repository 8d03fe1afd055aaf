using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Core.Users;

/// <summary>The words for a change of users, roles or authentication, safe to be shown.</summary>
public static class AuthChangeText
{
    /// <summary>What would be done, as the beginning of a question: “Take the role app from user alice”.</summary>
    public static string Order(AuthChange change) => change.Act switch
    {
        AuthAct.Enable => "Switch authentication on, and make the user root anew, with its roles and the password known here",
        AuthAct.Disable => "Switch authentication off, so that anybody may read and write every key",
        AuthAct.AddUser => $"Add user {User(change)}, who may do nothing without a role",
        AuthAct.DeleteUser => $"Delete user {User(change)}",
        AuthAct.SetPassword => $"Give user {User(change)} another password",
        AuthAct.GrantRole => $"Give user {User(change)} the role {Role(change)}",
        AuthAct.RevokeRole => $"Take the role {Role(change)} from user {User(change)}",
        AuthAct.AddRole => $"Add role {Role(change)}, which allows nothing at first",
        AuthAct.DeleteRole => $"Delete role {Role(change)}",
        AuthAct.GrantPermission => $"Let role {Role(change)} {Permission(change)}",
        AuthAct.RevokePermission => $"Let role {Role(change)} no longer {Permission(change)}",
        _ => throw Unknown(change),
    };

    /// <summary>What was done: “User alice has the role app no longer”.</summary>
    public static string Done(AuthChange change) => change.Act switch
    {
        AuthAct.Enable => "Authentication is on",
        AuthAct.Disable => "Authentication is off",
        AuthAct.AddUser => $"User {User(change)} added",
        AuthAct.DeleteUser => $"User {User(change)} deleted",
        AuthAct.SetPassword => $"User {User(change)} has a new password",
        AuthAct.GrantRole => $"User {User(change)} has the role {Role(change)} now",
        AuthAct.RevokeRole => $"User {User(change)} has the role {Role(change)} no longer",
        AuthAct.AddRole => $"Role {Role(change)} added",
        AuthAct.DeleteRole => $"Role {Role(change)} deleted",
        AuthAct.GrantPermission => $"Role {Role(change)} may {Permission(change)} now",
        AuthAct.RevokePermission => $"Role {Role(change)} may no longer {Permission(change)}",
        _ => throw Unknown(change),
    };

    /// <summary>What else becomes of it, a sentence a line; empty for nothing.</summary>
    /// <param name="known">The users and roles that there are.</param>
    /// <param name="oneself">Who is logged in here; null for nobody.</param>
    public static IEnumerable<string> Consequences(AuthChange change, UserList known, string? oneself)
    {
        if (change.Act == AuthAct.Enable)
        {
            yield return "From then on every client that does not log in is refused, also one such as a Kubernetes API server.";
        }

        if (change.Act == AuthAct.Enable && Names(known.Users.Where(static user => user.Roles.Count == 0)) is { Length: > 0 } idle)
        {
            yield return $"These users have no role, and may do nothing then: {idle}.";
        }

        if (change.Act == AuthAct.DeleteRole)
        {
            var holders = Names(known.Users.Where(user => user.Roles.Contains(change.Role)));
            yield return holders.Length == 0
                ? $"No user has the role {Role(change)}."
                : $"These users have the role {Role(change)}, and lose it: {holders}.";
        }

        if (change.User.Length > 0 && change.User == oneself
            && change.Act is AuthAct.DeleteUser or AuthAct.SetPassword or AuthAct.RevokeRole)
        {
            var loss = change.Act == AuthAct.DeleteUser ? "nothing more can be done from here then"
                : change.Act == AuthAct.SetPassword ? "what was started with the old password is shut out then"
                : "you lose what the role allows";
            yield return $"You are logged in as {User(change)} here: {loss}.";
        }
    }

    private static string User(AuthChange change) => Printable.Text(change.User);

    private static string Role(AuthChange change) => Printable.Text(change.Role);

    private static string Permission(AuthChange change) =>
        $"{PermissionText.Of(change.Permission!)} {RangeText.Of(change.Permission!.Keys)}";

    private static string Names(IEnumerable<UserFacts> users) =>
        string.Join(", ", users.Select(static user => Printable.Text(user.Name)));

    private static ArgumentOutOfRangeException Unknown(AuthChange change) => new(nameof(change), change.Act, "is not a known change");
}
