using Grpc.Core;

namespace KvTui.Etcd.Transport;

/// <summary>An RPC of etcd (rpc.proto, v3lock.proto, v3election.proto): its service and name, and whether it always writes.</summary>
internal sealed class RpcMethod
{
    private static readonly Dictionary<string, RpcMethod> ByPath = [];

    public static readonly RpcMethod Range = new("KV", "Range");
    public static readonly RpcMethod RangeStream = new("KV", "RangeStream", MethodType.ServerStreaming);
    public static readonly RpcMethod Put = new("KV", "Put") { IsWrite = true };
    public static readonly RpcMethod DeleteRange = new("KV", "DeleteRange") { IsWrite = true };

    /// <summary>A write only if one of its operations is one.</summary>
    public static readonly RpcMethod Txn = new("KV", "Txn");
    public static readonly RpcMethod Compact = new("KV", "Compact") { IsWrite = true };
    public static readonly RpcMethod Watch = new("Watch", "Watch", MethodType.DuplexStreaming);
    public static readonly RpcMethod LeaseGrant = new("Lease", "LeaseGrant") { IsWrite = true };
    public static readonly RpcMethod LeaseRevoke = new("Lease", "LeaseRevoke") { IsWrite = true };
    public static readonly RpcMethod LeaseKeepAlive = new("Lease", "LeaseKeepAlive", MethodType.DuplexStreaming) { IsWrite = true };
    public static readonly RpcMethod LeaseTimeToLive = new("Lease", "LeaseTimeToLive");
    public static readonly RpcMethod LeaseLeases = new("Lease", "LeaseLeases");
    public static readonly RpcMethod MemberList = new("Cluster", "MemberList");
    public static readonly RpcMethod MemberAdd = new("Cluster", "MemberAdd") { IsWrite = true };
    public static readonly RpcMethod MemberRemove = new("Cluster", "MemberRemove") { IsWrite = true };
    public static readonly RpcMethod MemberUpdate = new("Cluster", "MemberUpdate") { IsWrite = true };
    public static readonly RpcMethod MemberPromote = new("Cluster", "MemberPromote") { IsWrite = true };
    public static readonly RpcMethod Status = new("Maintenance", "Status");

    /// <summary>A write unless it only reads the alarms.</summary>
    public static readonly RpcMethod Alarm = new("Maintenance", "Alarm");
    public static readonly RpcMethod Hash = new("Maintenance", "Hash");
    public static readonly RpcMethod HashKv = new("Maintenance", "HashKV");
    public static readonly RpcMethod Snapshot = new("Maintenance", "Snapshot", MethodType.ServerStreaming);
    public static readonly RpcMethod Defragment = new("Maintenance", "Defragment") { IsWrite = true };
    public static readonly RpcMethod MoveLeader = new("Maintenance", "MoveLeader") { IsWrite = true };

    /// <summary>A write unless it only validates.</summary>
    public static readonly RpcMethod Downgrade = new("Maintenance", "Downgrade");
    public static readonly RpcMethod Authenticate = new("Auth", "Authenticate");
    public static readonly RpcMethod AuthStatus = new("Auth", "AuthStatus");
    public static readonly RpcMethod AuthEnable = new("Auth", "AuthEnable") { IsWrite = true };
    public static readonly RpcMethod AuthDisable = new("Auth", "AuthDisable") { IsWrite = true };
    public static readonly RpcMethod UserGet = new("Auth", "UserGet");
    public static readonly RpcMethod UserList = new("Auth", "UserList");
    public static readonly RpcMethod UserAdd = new("Auth", "UserAdd") { IsWrite = true };
    public static readonly RpcMethod UserDelete = new("Auth", "UserDelete") { IsWrite = true };
    public static readonly RpcMethod UserChangePassword = new("Auth", "UserChangePassword") { IsWrite = true };
    public static readonly RpcMethod UserGrantRole = new("Auth", "UserGrantRole") { IsWrite = true };
    public static readonly RpcMethod UserRevokeRole = new("Auth", "UserRevokeRole") { IsWrite = true };
    public static readonly RpcMethod RoleGet = new("Auth", "RoleGet");
    public static readonly RpcMethod RoleList = new("Auth", "RoleList");
    public static readonly RpcMethod RoleAdd = new("Auth", "RoleAdd") { IsWrite = true };
    public static readonly RpcMethod RoleDelete = new("Auth", "RoleDelete") { IsWrite = true };
    public static readonly RpcMethod RoleGrantPermission = new("Auth", "RoleGrantPermission") { IsWrite = true };
    public static readonly RpcMethod RoleRevokePermission = new("Auth", "RoleRevokePermission") { IsWrite = true };
    public static readonly RpcMethod Lock = new("Lock", "Lock", package: "v3lockpb") { IsWrite = true };
    public static readonly RpcMethod Unlock = new("Lock", "Unlock", package: "v3lockpb") { IsWrite = true };
    public static readonly RpcMethod Campaign = new("Election", "Campaign", package: "v3electionpb") { IsWrite = true };
    public static readonly RpcMethod Proclaim = new("Election", "Proclaim", package: "v3electionpb") { IsWrite = true };
    public static readonly RpcMethod Leader = new("Election", "Leader", package: "v3electionpb");
    public static readonly RpcMethod Observe = new("Election", "Observe", MethodType.ServerStreaming, "v3electionpb");
    public static readonly RpcMethod Resign = new("Election", "Resign", package: "v3electionpb") { IsWrite = true };

    private RpcMethod(string service, string name, MethodType type = MethodType.Unary, string package = "etcdserverpb")
    {
        (Name, Raw) = ($"{service}/{name}", new(type, $"{package}.{service}", name, Outgoing.Marshaller, Outgoing.Answers));
        ByPath.Add(Raw.FullName, this);
    }

    /// <summary>The service and the name, such as “KV/Range”.</summary>
    public string Name { get; }

    public bool IsWrite { get; private init; }

    /// <summary>Whether the RPC belongs to a service such as “Maintenance”.</summary>
    public bool IsOf(string service) => Name.StartsWith(service, StringComparison.Ordinal) && Name[service.Length] == '/';

    /// <summary>The method for Grpc.Net.Client, which keeps every method it has seen for ever; answers are raw bytes.</summary>
    public Method<Outgoing, byte[]> Raw { get; }

    public static IReadOnlyCollection<RpcMethod> All => ByPath.Values;

    /// <summary>The RPC with an HTTP/2 path such as “/etcdserverpb.KV/Range”; null if it is unknown.</summary>
    public static RpcMethod? Of(string path) => ByPath.GetValueOrDefault(path);
}
