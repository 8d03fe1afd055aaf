using KvTui.Etcd.Calls.Access;

namespace KvTui.Core.Users;

/// <summary>The words for what a permission allows, as etcdctl has them.</summary>
public static class PermissionText
{
    /// <summary>“read”, “write” or “readwrite”.</summary>
    public static string Of(Grant permission) => permission switch
    {
        { Reads: true, Writes: true } => "readwrite",
        { Writes: true } => "write",
        _ => "read",
    };
}
