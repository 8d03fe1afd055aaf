using KvTui.Etcd.Calls.Access;

namespace KvTui.Core.Users;

/// <summary>A user, a role of his, and a permission that it gives.</summary>
/// <param name="User">Empty for a role that nobody has.</param>
/// <param name="Role">Empty for a user without a role.</param>
/// <param name="Permission">Null for a role that gives none.</param>
public sealed record HeldRole(string User, string Role, Grant? Permission);
