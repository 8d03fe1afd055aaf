using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Client;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Tests.Calls;

/// <summary>Members of two clusters on one list, or behind one address.</summary>
public sealed class ClusterIdentityTests
{
    private const ulong Blue = 0xB1;
    private const ulong Green = 0x62;

    private static readonly EtcdKey Key = EtcdKey.FromText("k");
    private static readonly EtcdEndpoint First = FakeCluster.Endpoint(1);
    private static readonly EtcdEndpoint Second = FakeCluster.Endpoint(2);

    private bool _isFirstDown;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_does_not_move_to_a_member_of_another_cluster_until_told()
    {
        await using var cluster = TwoClusters();
        await ReadAsync(cluster);
        _isFirstDown = true;

        var failure = await Assert.ThrowsAsync<EtcdException>(() => ReadAsync(cluster));
        Assert.Equal((EtcdErrorKind.WrongCluster, Green), (failure.Kind, failure.OtherClusterId));
        Assert.Contains("00000000000000b1", failure.Message, StringComparison.Ordinal);
        Assert.Contains("0000000000000062", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Blue, cluster.Pipeline.Identity.ClusterId);

        cluster.Pipeline.Identity.MoveTo(Green);
        await ReadAsync(cluster);
    }

    [Fact]
    public async Task A_read_goes_back_to_its_own_cluster_when_that_answers_again()
    {
        await using var cluster = TwoClusters();
        await ReadAsync(cluster);
        _isFirstDown = true;
        await Assert.ThrowsAsync<EtcdException>(() => ReadAsync(cluster));
        _isFirstDown = false;

        await ReadAsync(cluster);
        Assert.Equal(First, cluster.Pipeline.Pool.Current.Endpoint);
    }

    [Fact]
    public async Task A_member_of_another_cluster_tells_its_status_and_decides_nothing()
    {
        await using var cluster = TwoClusters();

        await new MaintenanceClient(cluster.Pipeline).StatusAsync(Second, Cancel);
        Assert.Equal(0ul, cluster.Pipeline.Identity.ClusterId);
        await ReadAsync(cluster);
        Assert.Equal(Blue, cluster.Pipeline.Identity.ClusterId);
        await new MaintenanceClient(cluster.Pipeline).StatusAsync(Second, Cancel);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Blue)]
    public async Task A_write_leaves_on_no_connection_to_another_cluster(ulong meant)
    {
        await using var cluster = TwoClusters();
        await ReadAsync(cluster);
        _isFirstDown = true;

        var failure = await Assert.ThrowsAsync<EtcdException>(() => PutAsync(cluster, meant));
        Assert.Equal((EtcdErrorKind.WrongCluster, false), (failure.Kind, failure.MayHaveBeenApplied));
        Assert.DoesNotContain(RpcMethod.Put, cluster.Transport(Second).Written);
    }

    [Fact]
    public async Task A_write_that_is_based_on_another_cluster_than_is_read_now_is_not_sent()
    {
        await using var cluster = TwoClusters();
        await ReadAsync(cluster);

        var failure = await Assert.ThrowsAsync<EtcdException>(() => PutAsync(cluster, Green));
        Assert.Equal(EtcdErrorKind.WrongCluster, failure.Kind);
        Assert.Equal(0, cluster.CallsOf(RpcMethod.Put));
    }

    [Fact]
    public async Task What_is_done_to_a_member_is_meant_for_one_cluster_and_not_sent_to_another_one()
    {
        await using var cluster = TwoClusters();
        await ReadAsync(cluster);
        var maintenance = new MaintenanceClient(cluster.Pipeline);

        foreach (var (meant, endpoint) in (List<(ulong, EtcdEndpoint)>)[(Green, First), (Blue, Second), (0, Second)])
        {
            var failure = await Assert.ThrowsAsync<EtcdException>(() => maintenance.ForCluster(meant).DefragmentAsync(endpoint, Cancel));
            Assert.Equal((EtcdErrorKind.WrongCluster, false), (failure.Kind, failure.MayHaveBeenApplied));
        }

        await maintenance.ForCluster(Blue).DefragmentAsync(First, Cancel);
        Assert.Equal(1, cluster.Transport(First).Written.Count(static method => method == RpcMethod.Defragment));
        Assert.DoesNotContain(RpcMethod.Defragment, cluster.Transport(Second).Written);
    }

    [Fact]
    public async Task A_connection_that_has_not_answered_yet_is_asked_who_it_is_before_a_write()
    {
        await using var cluster = TwoClusters();
        await PutAsync(cluster, Blue);
        await PutAsync(cluster, Blue);
        Assert.Equal([RpcMethod.Status, RpcMethod.Put, RpcMethod.Put], cluster.Transport(First).Written);

        // A new connection to the same address may lead elsewhere.
        cluster.Transport(First).Connection = 2;
        await PutAsync(cluster, Blue);
        Assert.Equal(2, cluster.CallsOf(RpcMethod.Status));
    }

    [Fact]
    public async Task A_connection_that_nobody_has_taken_is_dropped_where_it_hides_which_one_a_write_goes_by()
    {
        await using var cluster = TwoClusters(members: 1);
        await ReadAsync(cluster);
        var transport = cluster.Transport(First);
        transport.Connection = 0;
        transport.DroppingUnused = () => transport.Connection = 1;

        await PutAsync(cluster, Blue);
        Assert.Contains(RpcMethod.Put, transport.Written);

        // One of which it is known that it is the only one may have been made for this very write.
        transport.DroppingUnused = static () => Assert.Fail("It was dropped.");
        transport.Connection = 2;
        await PutAsync(cluster, Blue);
    }

    [Fact]
    public async Task A_member_made_anew_behind_its_address_gets_no_write_that_was_meant_for_the_old_one()
    {
        await using var cluster = TwoClusters(members: 1);
        await ReadAsync(cluster);
        (cluster.Transport(First).Connection, cluster.Transport(First).ClusterId) = (2, Green);

        var failure = await Assert.ThrowsAsync<EtcdException>(() => PutAsync(cluster, 0));
        Assert.Equal((EtcdErrorKind.WrongCluster, Green), (failure.Kind, failure.OtherClusterId));
        Assert.DoesNotContain(RpcMethod.Put, cluster.Transport(First).Written);
    }

    [Fact]
    public async Task A_write_is_held_back_when_its_connection_is_replaced_at_the_last_moment()
    {
        await using var cluster = TwoClusters(members: 1);
        await ReadAsync(cluster);
        var transport = cluster.Transport(First);
        transport.Leaving = method =>
        {
            if (method == RpcMethod.Put && transport.ClusterId == Blue)
            {
                (transport.Connection, transport.ClusterId) = (2, Green);
            }
        };

        var failure = await Assert.ThrowsAsync<EtcdException>(() => PutAsync(cluster, 0));
        Assert.Equal((EtcdErrorKind.WrongCluster, false), (failure.Kind, failure.MayHaveBeenApplied));
        Assert.DoesNotContain(RpcMethod.Put, transport.Written);
    }

    [Fact]
    public async Task A_write_whose_connection_is_replaced_by_one_to_the_same_cluster_goes_through()
    {
        await using var cluster = TwoClusters(members: 1);
        await ReadAsync(cluster);
        var transport = cluster.Transport(First);
        transport.Leaving = method => transport.Connection += method == RpcMethod.Put && transport.Connection == 1 ? 1 : 0;

        await PutAsync(cluster, Blue);
        Assert.Single(transport.Written, method => method == RpcMethod.Put);
    }

    [Fact]
    public async Task An_address_where_two_clusters_answer_over_one_connection_takes_no_writes()
    {
        await using var cluster = TwoClusters(members: 1);
        await AnswerInTurnAsync(cluster, overOneConnection: true);

        var failure = await Assert.ThrowsAsync<EtcdException>(() => PutAsync(cluster, Blue));
        Assert.Equal(EtcdErrorKind.WrongCluster, failure.Kind);
        Assert.Contains("a proxy stands there", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(RpcMethod.Put, cluster.Transport(First).Written);
    }

    [Fact]
    public async Task An_address_that_leads_back_to_its_cluster_by_a_new_connection_takes_writes_again()
    {
        await using var cluster = TwoClusters(members: 1);
        await AnswerInTurnAsync(cluster, overOneConnection: false);

        await PutAsync(cluster, Blue);
        Assert.Contains(RpcMethod.Put, cluster.Transport(First).Written);
    }

    [Fact]
    public async Task Who_may_not_see_the_status_writes_all_the_same_and_to_the_cluster_that_is_meant()
    {
        await using var cluster = new FakeCluster(
            FakeCluster.Options(1), (endpoint, method, _) => method == RpcMethod.Status ? new(EtcdErrorKind.PermissionDenied, "root only", endpoint) : null);
        cluster.Transport(First).ClusterId = Blue;

        await PutAsync(cluster, Blue);
        Assert.Equal([RpcMethod.LeaseTimeToLive, RpcMethod.Put], cluster.Transport(First).Written);
        Assert.Equal(EtcdErrorKind.WrongCluster, (await Assert.ThrowsAsync<EtcdException>(() => PutAsync(cluster, Green))).Kind);
    }

    private static async Task AnswerInTurnAsync(FakeCluster cluster, bool overOneConnection)
    {
        var transport = cluster.Transport(First);
        foreach (var answering in (ulong[])[Blue, Green, Blue])
        {
            transport.ClusterId = answering;
            transport.Connection += overOneConnection ? 0 : 1;
            await new MaintenanceClient(cluster.Pipeline).StatusAsync(First, Cancel);
        }
    }

    private FakeCluster TwoClusters(int members = 2)
    {
        var cluster = new FakeCluster(
            FakeCluster.Options(members), (endpoint, _, _) => _isFirstDown && endpoint == First ? new(EtcdErrorKind.Unreachable, "down", endpoint) : null);
        cluster.Transport(First).ClusterId = Blue;
        if (members > 1)
        {
            cluster.Transport(Second).ClusterId = Green;
        }

        return cluster;
    }

    private static Task<RangePage> ReadAsync(FakeCluster cluster) => new KvClient(cluster.Pipeline).RangeAsync(KeyRange.Key(Key), RangeOptions.Default, Cancel);

    private static Task<ResponseHeader> PutAsync(FakeCluster cluster, ulong meant) => new KvClient(cluster.Pipeline).PutAsync(Key, default, new() { ClusterId = meant }, Cancel);
}
