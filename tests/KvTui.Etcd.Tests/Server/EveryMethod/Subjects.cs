using Authpb;
using Etcdserverpb;
using Google.Protobuf;
using KvTui.Etcd.Model;
using KvTui.Testing;
using V3Electionpb;
using V3Lockpb;
using Rpc = dotnet_etcd.interfaces.IEtcdClient;

namespace KvTui.Etcd.Tests.Server.EveryMethod;

/// <summary>What the calls are about: a key, a lease, a member, a user, a role and an election that are there.</summary>
internal sealed class Subjects(Rpc root)
{
    public const string Key = "/gate/key";
    private int _count;

    public long Lease { get; private set; }

    public ulong Member { get; private set; }

    public LeaderKey Leader { get; private set; } = new();

    private ulong Successor { get; set; }

    private long Revision { get; set; }

    /// <summary>Another one each time: an address that was added and removed within a second is not added again.</summary>
    public string FreshUrl() => $"http://127.0.0.1:{++_count}";

    public string Fresh(string what) => $"/gate/{what}{++_count}";

    /// <summary>Makes them anew, and forgets what a call before has left.</summary>
    /// <param name="method">What is to be called, so that what it does not need is left alone.</param>
    public async Task PrepareAsync(string method)
    {
        var members = (await root.MemberListAsync(new())).Members;
        var status = await root.StatusAsync(new());
        Successor = members.First(member => !member.IsLearner && member.Name.Length > 0 && (member.ID != status.Leader || members.Count == 1)).ID;
        foreach (var unstarted in members.Where(static member => member.Name.Length == 0))
        {
            await root.MemberRemoveAsync(new() { ID = unstarted.ID });
        }

        foreach (var alarm in (await root.AlarmAsync(new())).Alarms)
        {
            await root.AlarmAsync(new() { Action = AlarmRequest.Types.AlarmAction.Deactivate, MemberID = alarm.MemberID, Alarm = alarm.Alarm });
        }

        Member = members[0].ID;
        Lease = (await root.LeaseGrantAsync(new() { TTL = 600 })).ID;
        Leader = (await root.CampaignAsync(new CampaignRequest { Name = ByteString.CopyFromUtf8(Fresh("election")), Lease = Lease, Value = ByteString.CopyFromUtf8("v") })).Leader;
        Revision = (await root.PutAsync(new() { Key = ByteString.CopyFromUtf8(Key), Value = ByteString.CopyFromUtf8("v") })).Header.Revision;
        if (method == "Defragment")
        {
            await FreePagesAsync();
        }

        if (method.StartsWith("Member", StringComparison.Ordinal) && method != "MemberAddAsLearner")
        {
            await AddMemberAsync();
        }

        if (method.StartsWith("User", StringComparison.Ordinal) || method.StartsWith("Role", StringComparison.Ordinal) || method.StartsWith("Auth", StringComparison.Ordinal))
        {
            await AddUsersAsync();
        }
    }

    private async Task FreePagesAsync()
    {
        await root.PutAsync(new() { Key = ByteString.CopyFromUtf8(Key), Value = ByteString.CopyFrom(new byte[3 * ClusterDump.FreeBytes]) });
        Revision = (await root.PutAsync(new() { Key = ByteString.CopyFromUtf8(Key), Value = ByteString.CopyFromUtf8("v") })).Header.Revision;
        await root.CompactAsync(new() { Revision = Revision, Physical = true });
        await root.HashAsync(new());
    }

    private async Task AddMemberAsync() =>
        // Members that have just been started, or have just seen one leave, count as unhealthy for some seconds.
        await Eventually.TrueAsync(
            async _ => await TryAsync(async () => Member = (await root.MemberAddAsync(new() { PeerURLs = { FreshUrl() }, IsLearner = true })).Member.ID),
            static () => "a member is added",
            TimeSpan.FromSeconds(20));

    private async Task AddUsersAsync()
    {
        await TryAsync(() => root.UserAddAsync(new() { Name = "present", Password = "p" }));
        await TryAsync(() => root.UserAddAsync(new() { Name = "root", Password = "secret" }));
        await TryAsync(() => root.UserGrantRoleAsync(new() { User = "root", Role = "root" }));
        await TryAsync(() => root.UserDeleteAsync(new() { Name = "new" }));
        await TryAsync(() => root.RoleAddAsync(new() { Name = "present" }));
        await TryAsync(() => root.RoleAddAsync(new() { Name = "other" }));
        await TryAsync(() => root.RoleDeleteAsync(new() { Role = "new" }));
        await TryAsync(() => root.UserGrantRoleAsync(new() { User = "present", Role = "present" }));
        await TryAsync(() => root.UserRevokeRoleAsync(new() { Name = "present", Role = "other" }));
        await TryAsync(() => root.RoleGrantPermissionAsync(new() { Name = "present", Perm = Permission("/gate/held") }));
        await TryAsync(() => root.RoleRevokePermissionAsync(new() { Role = "present", Key = ByteString.CopyFromUtf8("/gate/granted") }));
    }

    /// <summary>A request that changes what it can.</summary>
    public IMessage Request(Type type) => type.Name switch
    {
        nameof(PutRequest) => new PutRequest { Key = Bytes(Key), Value = Bytes("w") },
        nameof(RangeRequest) => new RangeRequest { Key = Bytes(Key) },
        nameof(DeleteRangeRequest) => new DeleteRangeRequest { Key = Bytes(Key) },
        nameof(TxnRequest) => new TxnRequest { Success = { new RequestOp { RequestPut = new() { Key = Bytes(Key), Value = Bytes("t") } } } },
        nameof(CompactionRequest) => new CompactionRequest { Revision = Revision, Physical = true },
        nameof(LeaseGrantRequest) => new LeaseGrantRequest { TTL = 600 },
        nameof(LeaseRevokeRequest) => new LeaseRevokeRequest { ID = Lease },
        nameof(LeaseKeepAliveRequest) => new LeaseKeepAliveRequest { ID = Lease },
        nameof(LeaseTimeToLiveRequest) => new LeaseTimeToLiveRequest { ID = Lease, Keys = true },
        nameof(MemberAddRequest) => new MemberAddRequest { PeerURLs = { FreshUrl() } },
        nameof(MemberRemoveRequest) => new MemberRemoveRequest { ID = Member },
        nameof(MemberUpdateRequest) => new MemberUpdateRequest { ID = Member, PeerURLs = { FreshUrl() } },
        nameof(MemberPromoteRequest) => new MemberPromoteRequest { ID = Member },
        nameof(AlarmRequest) => new AlarmRequest { Action = AlarmRequest.Types.AlarmAction.Activate, MemberID = Member, Alarm = AlarmType.Nospace },
        nameof(MoveLeaderRequest) => new MoveLeaderRequest { TargetID = Successor },
        nameof(DowngradeRequest) => new DowngradeRequest { Action = DowngradeRequest.Types.DowngradeAction.Enable, Version = "3.4.0" },
        nameof(AuthenticateRequest) => new AuthenticateRequest { Name = "root", Password = "secret" },
        nameof(AuthUserAddRequest) => new AuthUserAddRequest { Name = "new", Password = "p" },
        nameof(AuthUserGetRequest) => new AuthUserGetRequest { Name = "present" },
        nameof(AuthUserDeleteRequest) => new AuthUserDeleteRequest { Name = "present" },
        nameof(AuthUserChangePasswordRequest) => new AuthUserChangePasswordRequest { Name = "present", Password = Fresh("p") },
        nameof(AuthUserGrantRoleRequest) => new AuthUserGrantRoleRequest { User = "present", Role = "other" },
        nameof(AuthUserRevokeRoleRequest) => new AuthUserRevokeRoleRequest { Name = "present", Role = "present" },
        nameof(AuthRoleAddRequest) => new AuthRoleAddRequest { Name = "new" },
        nameof(AuthRoleGetRequest) => new AuthRoleGetRequest { Role = "present" },
        nameof(AuthRoleDeleteRequest) => new AuthRoleDeleteRequest { Role = "present" },
        nameof(AuthRoleGrantPermissionRequest) => new AuthRoleGrantPermissionRequest { Name = "present", Perm = Permission("/gate/granted") },
        nameof(AuthRoleRevokePermissionRequest) => new AuthRoleRevokePermissionRequest { Role = "present", Key = Bytes("/gate/held") },
        nameof(LockRequest) => new LockRequest { Name = Bytes(Fresh("lock")), Lease = Lease },
        nameof(UnlockRequest) => new UnlockRequest { Key = Bytes(Key) },
        nameof(CampaignRequest) => new CampaignRequest { Name = Bytes(Fresh("election")), Lease = Lease, Value = Bytes("v") },
        nameof(ProclaimRequest) => new ProclaimRequest { Leader = Leader, Value = Bytes("w") },
        nameof(ResignRequest) => new ResignRequest { Leader = Leader },
        nameof(LeaderRequest) => new LeaderRequest { Name = Leader.Name },
        nameof(WatchRequest) => new WatchRequest { CreateRequest = new() { Key = Bytes(Key) } },
        _ => (IMessage)Activator.CreateInstance(type)!,
    };

    private static Permission Permission(string key) => new() { Key = ByteString.CopyFromUtf8(key), PermType = Authpb.Permission.Types.Type.Read };

    private static ByteString Bytes(string text) => ByteString.CopyFromUtf8(text);

    private static async Task<bool> TryAsync(Func<Task> make)
    {
        try
        {
            await make();
            return true;
        }
        catch (EtcdException)
        {
            // It is so already.
            return false;
        }
    }
}
