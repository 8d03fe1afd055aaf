using KvTui.Etcd.Calls.Invoker;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Client;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Watch;

namespace KvTui.Etcd.Tests.Calls.Access;

public sealed class CallGuardTests
{
    private static readonly EtcdKey Inside = EtcdKey.FromText("/app/k");
    private static readonly EtcdKey Outside = EtcdKey.FromText("/other");

    public static TheoryData<string> Writes => [.. RpcMethod.All.Where(method => method.IsWrite).Select(method => method.Name), "KV/Txn"];

    public static TheoryData<string> KeyedCalls =>
        ["KV/Range", "KV/Put", "KV/DeleteRange", "KV/Txn", "KV/Compact", "Watch/Watch", "Lease/LeaseRevoke", "Lease/LeaseTimeToLive"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_read_only_client_sends_no_write(string method)
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(1) with { ReadOnly = true }, (_, _, _) => null);

        var failure = await Assert.ThrowsAsync<EtcdException>(() => CallAsync(cluster, method, Inside));

        Assert.Equal(EtcdErrorKind.ReadOnly, failure.Kind);
        Assert.Empty(cluster.Transport(FakeCluster.Endpoint(1)).Calls);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_locked_client_sends_no_write_until_it_is_unlocked(string method)
    {
        var held = new WriteLock("prod");
        await using var cluster = new FakeCluster(FakeCluster.Options(1) with { Lock = held }, (_, _, _) => null);

        var failure = await Assert.ThrowsAsync<EtcdException>(() => CallAsync(cluster, method, Inside));

        Assert.Equal(EtcdErrorKind.Locked, failure.Kind);
        Assert.Contains("the profile prod is marked production and locked", failure.Message, StringComparison.Ordinal);
        Assert.Empty(cluster.Transport(FakeCluster.Endpoint(1)).Calls);
    }

    [Fact]
    public async Task A_lock_that_is_opened_lets_writes_through_and_shut_again_none()
    {
        var held = new WriteLock("prod");
        await using var cluster = new FakeCluster(FakeCluster.Options(1) with { Lock = held }, (_, _, _) => null);
        held.Unlock();
        await CallAsync(cluster, "KV/Put", Inside);
        held.Lock();

        await Assert.ThrowsAsync<EtcdException>(() => CallAsync(cluster, "KV/Put", Inside));

        Assert.Equal(1, cluster.CallsOf(RpcMethod.Put));
    }

    [Fact]
    public void Each_call_that_does_not_write_is_known_to_change_nothing()
    {
        // A call that is not in this list has to be a write; think twice before adding one.
        string[] reads =
        [
            "KV/Range", "KV/RangeStream", "KV/Txn", "Watch/Watch", "Lease/LeaseTimeToLive", "Lease/LeaseLeases", "Cluster/MemberList", "Maintenance/Status", "Maintenance/Alarm",
            "Maintenance/Hash", "Maintenance/HashKV", "Maintenance/Snapshot", "Maintenance/Downgrade", "Auth/Authenticate", "Auth/AuthStatus", "Auth/UserGet", "Auth/UserList",
            "Auth/RoleGet", "Auth/RoleList", "Election/Leader", "Election/Observe",
        ];
        Assert.Equal(reads, RpcMethod.All.Where(static method => !method.IsWrite).Select(static method => method.Name));
    }

    [Theory]
    [MemberData(nameof(KeyedCalls))]
    public async Task A_confined_client_touches_no_key_outside_its_root(string method)
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(1) with { Root = EtcdKey.FromText("/app/") }, (_, _, _) => null);

        var failure = await Assert.ThrowsAsync<EtcdException>(() => CallAsync(cluster, method, Outside));

        Assert.Equal(EtcdErrorKind.OutsideRoot, failure.Kind);
        Assert.Empty(cluster.Transport(FakeCluster.Endpoint(1)).Calls);
    }

    [Fact]
    public async Task A_confined_read_only_client_reads_inside_its_root()
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(1) with { Root = EtcdKey.FromText("/app/"), ReadOnly = true }, (_, _, _) => null);
        var kv = new KvClient(cluster.Pipeline);

        await kv.RangeAsync(KeyRange.Prefix(EtcdKey.FromText("/app/")), RangeOptions.Default, Cancel);
        await kv.TxnAsync(new([new Compare.VersionEquals(Inside, 1)], [new TxnOperation.Range(KeyRange.Key(Inside), RangeOptions.Default)], []), Cancel);

        Assert.Equal(2, cluster.Transport(FakeCluster.Endpoint(1)).Calls.Count);
    }

    [Fact]
    public async Task A_comparison_outside_the_root_is_refused_too()
    {
        await using var cluster = new FakeCluster(FakeCluster.Options(1) with { Root = EtcdKey.FromText("/app/") }, (_, _, _) => null);

        var failure = await Assert.ThrowsAsync<EtcdException>(() => new KvClient(cluster.Pipeline).TxnAsync(new([new Compare.VersionEquals(Outside, 1)], [], []), Cancel));

        Assert.Equal(EtcdErrorKind.OutsideRoot, failure.Kind);
    }

    private static dotnet_etcd.EtcdClient Rpc(FakeCluster cluster) => new(new PipelineInvoker(cluster.Pipeline));

    private static async Task CallAsync(FakeCluster cluster, string method, EtcdKey key)
    {
        var kv = new KvClient(cluster.Pipeline);
        var leases = new LeaseClient(cluster.Pipeline);
        switch (method)
        {
            case "KV/Range":
                await kv.RangeAsync(KeyRange.Prefix(key), RangeOptions.Default, Cancel);
                break;
            case "KV/Put":
                await kv.PutAsync(key, default, new(), Cancel);
                break;
            case "KV/DeleteRange":
                await kv.DeleteAsync(KeyRange.Prefix(key), 0, Cancel);
                break;
            case "KV/Txn":
                await kv.TxnAsync(new([], [], [new TxnOperation.Delete(KeyRange.Key(key))]), Cancel);
                break;
            case "KV/Compact":
                await Rpc(cluster).CompactAsync(new() { Revision = 1 }, cancellationToken: Cancel);
                break;
            case "Watch/Watch":
                await using (var watch = new WatchClient(cluster.Pipeline).WatchAsync(new() { Ranges = [KeyRange.Key(key)] }, Cancel).GetAsyncEnumerator(Cancel))
                {
                    await watch.MoveNextAsync();
                }

                break;
            case "Lease/LeaseGrant":
                await leases.GrantAsync(TimeSpan.FromSeconds(5), 0, Cancel);
                break;
            case "Lease/LeaseRevoke":
                await leases.RevokeAsync(1, 0, Cancel);
                break;
            case "Lease/LeaseTimeToLive":
                await Rpc(cluster).LeaseTimeToLiveAsync(new() { ID = 1, Keys = true }, cancellationToken: Cancel);
                break;
            default:
                await cluster.Pipeline.CallAsync(new(RpcMethod.All.Single(each => each.Name == method), new Etcdserverpb.PutRequest()), static _ => true, Cancel);
                break;
        }
    }
}
