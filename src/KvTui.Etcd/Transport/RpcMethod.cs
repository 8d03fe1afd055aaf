namespace KvTui.Etcd.Transport;

/// <summary>An RPC of etcd: its service and name, and whether it can change the cluster whatever it is asked.</summary>
internal sealed class RpcMethod
{
    public static readonly RpcMethod Range = new("KV", "Range", 0);
    public static readonly RpcMethod Put = new("KV", "Put", 1) { IsWrite = true };
    public static readonly RpcMethod DeleteRange = new("KV", "DeleteRange", 2) { IsWrite = true };

    /// <summary>A write only if one of its operations is.</summary>
    public static readonly RpcMethod Txn = new("KV", "Txn", 3);
    public static readonly RpcMethod Compact = new("KV", "Compact", 4) { IsWrite = true };
    public static readonly RpcMethod Watch = new("Watch", "Watch", 5);
    public static readonly RpcMethod LeaseGrant = new("Lease", "LeaseGrant", 6) { IsWrite = true };
    public static readonly RpcMethod LeaseRevoke = new("Lease", "LeaseRevoke", 7) { IsWrite = true };
    public static readonly RpcMethod LeaseKeepAlive = new("Lease", "LeaseKeepAlive", 8) { IsWrite = true };
    public static readonly RpcMethod LeaseTimeToLive = new("Lease", "LeaseTimeToLive", 9);
    public static readonly RpcMethod LeaseLeases = new("Lease", "LeaseLeases", 10);
    public static readonly RpcMethod MemberList = new("Cluster", "MemberList", 11);
    public static readonly RpcMethod Status = new("Maintenance", "Status", 12);
    public static readonly RpcMethod Alarm = new("Maintenance", "Alarm", 13);
    public static readonly RpcMethod Authenticate = new("Auth", "Authenticate", 14);

    public static readonly RpcMethod UserGet = new("Auth", "UserGet", 15);
    public static readonly RpcMethod RoleGet = new("Auth", "RoleGet", 16);

    private RpcMethod(string service, string name, int index)
    {
        (Name, Path, Index) = ($"{service}/{name}", $"/etcdserverpb.{service}/{name}", index);
    }

    /// <summary>Every RPC this client can make.</summary>
    public static IReadOnlyList<RpcMethod> All =>
    [
        Range, Put, DeleteRange, Txn, Compact, Watch, LeaseGrant, LeaseRevoke, LeaseKeepAlive, LeaseTimeToLive, LeaseLeases,
        MemberList, Status, Alarm, Authenticate, UserGet, RoleGet,
    ];

    /// <summary>As “KV/Range”.</summary>
    public string Name { get; }

    /// <summary>The HTTP/2 path.</summary>
    public string Path { get; }

    /// <summary>The place in <see cref="All"/>.</summary>
    public int Index { get; }

    public bool IsWrite { get; private init; }
}
