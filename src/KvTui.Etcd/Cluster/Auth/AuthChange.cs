using Authpb;
using Etcdserverpb;
using Google.Protobuf;
using KvTui.Etcd.Calls.Access;

namespace KvTui.Etcd.Cluster.Auth;

/// <summary>What is to become of users, roles or authentication. It never becomes text, as it may hold a password.</summary>
public sealed class AuthChange
{
    private AuthChange(AuthAct act) => Act = act;

    public AuthAct Act { get; }

    /// <summary>The user that it is about; empty for none.</summary>
    public string User { get; private init; } = "";

    /// <summary>The role that it is about; empty for none.</summary>
    public string Role { get; private init; } = "";

    /// <summary>The new password; null for a user who logs in by a certificate only.</summary>
    internal string? Password { get; private init; }

    /// <summary>The permission that it is about; null for none.</summary>
    public Grant? Permission { get; private init; }

    /// <summary>Switches authentication on; root must exist and have the role root.</summary>
    public static AuthChange Enable { get; } = new(AuthAct.Enable);

    /// <summary>Switches authentication off: anybody may do anything then.</summary>
    public static AuthChange Disable { get; } = new(AuthAct.Disable);

    /// <summary>Adds a user, who has no role at first.</summary>
    /// <param name="password">The password; null for a user who logs in by a certificate only.</param>
    public static AuthChange AddUser(string user, string? password) => new(AuthAct.AddUser) { User = user, Password = password };

    public static AuthChange DeleteUser(string user) => new(AuthAct.DeleteUser) { User = user };

    public static AuthChange SetPassword(string user, string password) =>
        new(AuthAct.SetPassword) { User = user, Password = password };

    public static AuthChange GrantRole(string user, string role) => new(AuthAct.GrantRole) { User = user, Role = role };

    public static AuthChange RevokeRole(string user, string role) => new(AuthAct.RevokeRole) { User = user, Role = role };

    public static AuthChange AddRole(string role) => new(AuthAct.AddRole) { Role = role };

    public static AuthChange DeleteRole(string role) => new(AuthAct.DeleteRole) { Role = role };

    public static AuthChange GrantPermission(string role, Grant permission) =>
        new(AuthAct.GrantPermission) { Role = role, Permission = permission };

    /// <summary>Takes a permission from a role; etcd knows it by exactly its keys.</summary>
    public static AuthChange RevokePermission(string role, Grant permission) =>
        new(AuthAct.RevokePermission) { Role = role, Permission = permission };

    /// <summary>The call that makes it.</summary>
    internal (RpcMethod Method, IMessage Request) Call() => Act switch
    {
        AuthAct.Enable => (RpcMethod.AuthEnable, new AuthEnableRequest()),
        AuthAct.Disable => (RpcMethod.AuthDisable, new AuthDisableRequest()),
        AuthAct.AddUser => (RpcMethod.UserAdd, new AuthUserAddRequest
        { Name = User, Password = Password ?? "", Options = new() { NoPassword = Password is null } }),
        AuthAct.DeleteUser => (RpcMethod.UserDelete, new AuthUserDeleteRequest { Name = User }),
        AuthAct.SetPassword => (RpcMethod.UserChangePassword, new AuthUserChangePasswordRequest { Name = User, Password = Password }),
        AuthAct.GrantRole => (RpcMethod.UserGrantRole, new AuthUserGrantRoleRequest { User = User, Role = Role }),
        AuthAct.RevokeRole => (RpcMethod.UserRevokeRole, new AuthUserRevokeRoleRequest { Name = User, Role = Role }),
        AuthAct.AddRole => (RpcMethod.RoleAdd, new AuthRoleAddRequest { Name = Role }),
        AuthAct.DeleteRole => (RpcMethod.RoleDelete, new AuthRoleDeleteRequest { Role = Role }),
        AuthAct.GrantPermission => (RpcMethod.RoleGrantPermission, new AuthRoleGrantPermissionRequest { Name = Role, Perm = Wire() }),
        AuthAct.RevokePermission => (RpcMethod.RoleRevokePermission, new AuthRoleRevokePermissionRequest
        { Role = Role, Key = WireRecords.Wrap(Permission!.Keys.Start), RangeEnd = WireRecords.Wrap(Permission.Keys.End) }),
        _ => throw new ArgumentOutOfRangeException(nameof(Act), Act, "is not a known change"),
    };

    /// <summary>The permission as etcd has it; without one, some versions of etcd end when they are told to grant.</summary>
    private Permission Wire()
    {
        var (keys, reads, writes) = Permission!;
        return new()
        {
            PermType = !writes ? Authpb.Permission.Types.Type.Read
                : reads ? Authpb.Permission.Types.Type.Readwrite
                : Authpb.Permission.Types.Type.Write,
            Key = WireRecords.Wrap(keys.Start),
            RangeEnd = WireRecords.Wrap(keys.End),
        };
    }
}

/// <summary>A kind of change to users, roles or authentication.</summary>
public enum AuthAct
{
    Enable,
    Disable,
    AddUser,
    DeleteUser,
    SetPassword,
    GrantRole,
    RevokeRole,
    AddRole,
    DeleteRole,
    GrantPermission,
    RevokePermission,
}
