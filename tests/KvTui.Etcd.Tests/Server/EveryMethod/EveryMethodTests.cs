using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing.Etcd;
using Rpc = dotnet_etcd.interfaces.IEtcdClient;

namespace KvTui.Etcd.Tests.Server.EveryMethod;

/// <summary>dotnet-etcd's client over the pipeline: no method of it gets round a gate, and without one each does what it says.</summary>
public sealed class EveryMethodTests
{
    private static readonly string[] Reads =
    [
        "AuthStatus", "Authenticate", "Get", "GetRange", "GetRangeVal", "GetVal", "Hash", "HashKV", "Leader", "LeaseLeases", "LeaseTimeToLive", "MemberList", "Observe",
        "RangeStream", "RoleGet", "RoleList", "Snapshot", "Status", "UserGet", "UserList",
    ];

    /// <summary>Writes of which nothing shows in the dump, and why.</summary>
    private static readonly Dictionary<string, string> Unseen = new()
    {
        ["LeaseKeepAlive"] = "a lease that goes on is there as before",
        ["MemberPromote"] = "the member was never started, so etcd refuses",
        ["Downgrade"] = "etcd 3.5 carries it out when a member is started anew",
        ["Watch"] = "the package's own watches are refused, since they lose events",
        ["WatchRange"] = "the package's own watches are refused, since they lose events",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("read-only")]
    [InlineData("locked")]
    [InlineData("confined")]
    [InlineData("restricted")]
    public async Task Behind_a_gate_no_method_changes_anything(string gate)
    {
        await using var cluster = await EtcdCluster.StartAsync(size: 1, cancellationToken: Cancel);
        await using var open = Client(cluster.Members[0], null);
        var root = open.Rpc;
        var subjects = new Subjects(root);
        foreach (var method in (string[])["UserAdd", "Defragment", "MemberUpdate"])
        {
            await subjects.PrepareAsync(method);
        }

        if (gate == "restricted")
        {
            await root.UserAddAsync(new() { Name = "alice", Password = "secret" }, cancellationToken: Cancel);
            await root.RoleAddAsync(new() { Name = "reader" }, cancellationToken: Cancel);
            await root.RoleGrantPermissionAsync(new() { Name = "reader", Perm = new() { Key = Google.Protobuf.ByteString.CopyFromUtf8("/mine"), PermType = Authpb.Permission.Types.Type.Readwrite } }, cancellationToken: Cancel);
            await root.UserGrantRoleAsync(new() { User = "alice", Role = "reader" }, cancellationToken: Cancel);
            await root.AuthEnableAsync(new(), cancellationToken: Cancel);
        }

        await using var shut = Client(cluster.Members[0], gate);
        await shut.Auth.LearnAsync(Cancel);
        var before = await ClusterDump.OfAsync(root);
        var every = new EveryMethod(subjects);
        foreach (var method in EveryMethod.All)
        {
            var failure = await every.CallAsync(shut.Rpc, method);
            Assert.False(failure is EtcdException { Kind: EtcdErrorKind.Unimplemented, Endpoint: null }, $"{EveryMethod.Signature(method)} has no descriptor");
            Assert.True(before == await ClusterDump.OfAsync(root), $"{EveryMethod.Signature(method)} changed the cluster; it ended with {failure?.Message ?? "success"}");
        }
    }

    [Fact]
    public async Task Without_a_gate_each_write_does_what_it_says()
    {
        await using var cluster = await EtcdCluster.StartAsync(size: 3, cancellationToken: Cancel);
        var leader = await cluster.LeaderAsync(cancellationToken: Cancel);
        await using var client = Client(leader, null);
        var subjects = new Subjects(client.Rpc);
        var every = new EveryMethod(subjects);
        var wrong = new List<string>();
        foreach (var method in EveryMethod.All)
        {
            var isSynchronous = method.ReturnType == typeof(void) || !(typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType.IsInterface);
            var name = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name[..^"Async".Length] : method.Name;
            await subjects.PrepareAsync(name);
            if (name == "AuthDisable")
            {
                await client.Rpc.AuthEnableAsync(new(), cancellationToken: Cancel);
            }

            var before = await ClusterDump.OfAsync(client.Rpc);
            var failure = await every.CallAsync(client.Rpc, method);
            var after = await ClusterDump.OfAsync(client.Rpc);
            var isChanged = before != after;
            var isDue = !isSynchronous && !Reads.Contains(name) && !Unseen.ContainsKey(name);
            if (isChanged != isDue || (isSynchronous && failure is not NotSupportedException))
            {
                wrong.Add($"{EveryMethod.Signature(method)} {(isChanged ? $"changed the cluster from\n{before}\nto\n{after}" : "changed nothing")}; it ended with {failure?.ToString() ?? "success"}");
            }

            await RestoreAsync(cluster, leader, client.Rpc);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task RestoreAsync(EtcdCluster cluster, EtcdProcess leader, Rpc root)
    {
        if ((await root.AuthStatusAsync(new())).Enabled)
        {
            await root.AuthDisableAsync(new());
        }

        var status = await root.StatusAsync(new());
        if (status.Leader != status.Header.MemberId)
        {
            await cluster.MoveLeaderAsync(leader, Cancel);
        }
    }

    private static EtcdClient Client(EtcdProcess member, string? gate)
    {
        var options = new EtcdClientOptions
        {
            Endpoints = [EtcdEndpoint.Parse(member.Endpoint)],
            User = gate == "restricted" ? "alice" : "root",
            Password = "secret",
            CommandTimeout = TimeSpan.FromSeconds(2),
            ReadOnly = gate == "read-only",
            Lock = gate == "locked" ? new("the test") : null,
            Root = gate == "confined" ? EtcdKey.FromText("/elsewhere/") : EtcdKey.Empty,
        };
        return new(options, TimeProvider.System, new Random(1));
    }
}
