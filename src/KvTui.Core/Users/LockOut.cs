using KvTui.Etcd.Model.Options;

namespace KvTui.Core.Users;

/// <summary>Whether somebody would be locked out by authentication that is switched on.</summary>
public static class LockOut
{
    /// <summary>Why nobody could switch it off again, and what to do about it; null if root could.</summary>
    public static string? OfAll(UserList known) => known.Users.FirstOrDefault(static user => user.Name == UserList.Root) switch
    {
        null => "Nothing was changed: there is no user root, who alone could switch authentication off again. "
            + "Make one: kvtui user add root; kvtui user grant-role root root",
        { Roles: var roles } when !roles.Contains(UserList.Root) =>
            "Nothing was changed: the user root does not have the role root, and could not switch authentication off again. "
            + "Give it: kvtui user grant-role root root",
        _ => null,
    };

    /// <summary>Why an explorer that was started so could not go on; null if it could, as root with the password it was given.</summary>
    public static string? OfOneself(EtcdClientOptions options) => options is { User: UserList.Root, Password.Length: > 0, AuthToken: null }
        ? null
        : "This explorer would be shut out: start it as root with the password that root is to have (kvtui --user root), "
            + "or run 'kvtui auth enable', which asks for it.";
}
