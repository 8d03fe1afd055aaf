using KvTui.Etcd.Calls.Access;

namespace KvTui.Core.Users;

/// <summary>The words for what a permission allows, as etcdctl has them, and for how far that reaches.</summary>
public static class PermissionText
{
    /// <summary>“read”, “write” or “readwrite”.</summary>
    public static string Of(Grant permission) => permission switch
    {
        { Reads: true, Writes: true } => "readwrite",
        { Writes: true } => "write",
        _ => "read",
    };

    /// <summary>“no”, “part” or “yes”.</summary>
    public static string Of(AccessExtent extent) => extent switch
    {
        AccessExtent.None => "no",
        AccessExtent.Part => "part",
        AccessExtent.All => "yes",
        _ => throw new ArgumentOutOfRangeException(nameof(extent), extent, "is not known"),
    };
}
