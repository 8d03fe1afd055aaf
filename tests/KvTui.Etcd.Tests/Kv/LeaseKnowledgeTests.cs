using KvTui.Etcd.Calls;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Peers;

namespace KvTui.Etcd.Tests.Kv;

/// <summary>What is known of leases by a keys-only answer: the version of the member that gave it decides.</summary>
public sealed class LeaseKnowledgeTests
{
    private static readonly RangeOptions KeysOnly = new() { KeysOnly = true };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.5.16", true)]
    [InlineData("3.6.4", true)]
    [InlineData("3.6.0-rc.1", true)]
    [InlineData("3.7.0", false)]
    [InlineData("3.7.0-alpha.0", false)]
    [InlineData("3.8.1+git", false)]
    [InlineData("4.0.0", false)]
    [InlineData("unknown", false)]
    public void Members_before_3_7_tell_leases(string version, bool tells)
    {
        var versions = new MemberVersions();
        Assert.False(versions.TellsLeases(7));
        versions.Note(7, version);
        Assert.Equal(tells, versions.TellsLeases(7));
        versions.Forget();
        Assert.False(versions.TellsLeases(7));
    }

    [Fact]
    public async Task A_lease_that_3_7_does_not_tell_is_unknown_and_a_full_answer_tells_it()
    {
        await using var member = new ScriptedEtcd("3.7.0", ("plain", 0), ("tied", 5));
        await using var client = Client(member);
        await client.Maintenance.StatusAsync(client.Options.Endpoints[0], Cancel);

        Assert.Equal([KeyLease.Unknown, KeyLease.Unknown], await LeasesAsync(client, KeysOnly));
        Assert.Equal([KeyLease.None, 5], await LeasesAsync(client, RangeOptions.Default));
        Assert.Equal([KeyLease.Unknown, KeyLease.Unknown], await ListedAsync(client));
    }

    [Fact]
    public async Task A_member_of_3_6_tells_once_its_version_is_known()
    {
        await using var member = new ScriptedEtcd("3.6.1", ("plain", 0));
        await using var client = Client(member);

        Assert.Equal([KeyLease.Unknown], await LeasesAsync(client, KeysOnly));
        Assert.Equal([KeyLease.None], await LeasesAsync(client, KeysOnly with { WithLeases = true }));
        Assert.Equal([KeyLease.None], await LeasesAsync(client, KeysOnly));
        Assert.Equal([KeyLease.None], await ListedAsync(client));
    }

    [Fact]
    public async Task An_answer_with_a_lease_in_it_tells_all_of_them()
    {
        await using var member = new ScriptedEtcd("3.5.16", ("plain", 0), ("tied", 5)) { DeniesStatus = true };
        await using var client = Client(member);

        Assert.Equal([KeyLease.None, 5], await LeasesAsync(client, KeysOnly));
        Assert.Equal([KeyLease.None, 5], await ListedAsync(client));
    }

    [Fact]
    public async Task What_was_known_of_a_member_is_forgotten_when_it_was_away()
    {
        var member = new ScriptedEtcd("3.6.1", ("plain", 0));
        await using var proxy = new KvTui.Testing.Etcd.FaultProxy(int.Parse(member.Address.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture));
        await using (member)
        {
            await using var client = SharedClient(proxy.Address);
            Assert.Equal([KeyLease.None], await LeasesAsync(client, KeysOnly with { WithLeases = true }));
            await proxy.RefuseAsync();
            await Assert.ThrowsAsync<EtcdException>(() => LeasesAsync(client, KeysOnly));
            proxy.Heal();
            await Eventually.TrueAsync(async token => await IsUpAsync(client, token), () => "the member was to answer again", cancellationToken: Cancel);
            Assert.Equal([KeyLease.Unknown], await LeasesAsync(client, KeysOnly));
        }
    }

    [Theory]
    [InlineData("3.6.9", true)]
    [InlineData("3.7", false)]
    [InlineData("3.7.0-rc.1", false)]
    [InlineData("3.7.0", false)]
    [InlineData("", false)]
    public async Task The_ranges_of_a_transaction_tell_leases_where_the_member_does(string version, bool isTold)
    {
        await using var cluster = new Calls.FakeCluster(Calls.FakeCluster.Options(1), static (_, _, _) => null);
        cluster.Pipeline.Versions.Note(4, version);
        var range = new TxnOperation.Range(KeyRange.All, KeysOnly);
        var page = new RangePage(default, [new(EtcdKey.FromText("k"), default, 1, 1, 1, KeyLease.None)], false, 1);
        var answer = new TxnResult(new(1, 4, 9, 1), true, [new TxnResponse.Range(page)]);

        var known = await new KvTui.Etcd.Kv.Client.LeaseKnowledge(cluster.Pipeline).OfAsync(answer, new([], [range], []), Cancel);

        var pair = Assert.Single(Assert.IsType<TxnResponse.Range>(Assert.Single(known.Responses)).Page.KeyValues);
        Assert.Equal(isTold ? KeyLease.None : KeyLease.Unknown, pair.Lease);
    }

    [Theory]
    [InlineData("3.6.9", true)]
    [InlineData("3.7.0", false)]
    public async Task A_page_of_one_key_tells_its_lease_where_the_member_does(string version, bool isTold)
    {
        await using var cluster = new Calls.FakeCluster(Calls.FakeCluster.Options(1), static (_, _, _) => null);
        cluster.Pipeline.Versions.Note(4, version);
        var page = KeyPage.Of(new(1, 4, 9, 1), [new(EtcdKey.FromText("k"), default, 1, 1, 1, KeyLease.Unknown)], false, 1);

        Assert.Equal(isTold, (await new KvTui.Etcd.Kv.Client.LeaseKnowledge(cluster.Pipeline).OfAsync(page, KeysOnly, Cancel)).TellsLeases);
        Assert.Empty(cluster.Transport(Calls.FakeCluster.Endpoint(1)).Calls);
    }

    [Fact]
    public void A_lease_is_written_as_etcdctl_writes_it()
    {
        Assert.Equal(["none", "unknown", "0000000000000005", "7587862a9bd0a40d"], new[] { KeyLease.None, KeyLease.Unknown, 5, 0x7587862a9bd0a40d }.Select(lease => lease.ToString()));
        Assert.Equal(default, KeyLease.Unknown);
        Assert.NotEqual(KeyLease.None, KeyLease.Unknown);
    }

    private static async Task<bool> IsUpAsync(EtcdClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.Kv.RangeAsync(KeyRange.Key(EtcdKey.FromText("plain")), RangeOptions.Default, cancellationToken);
            return true;
        }
        catch (EtcdException)
        {
            return false;
        }
    }

    private static async Task<List<KeyLease>> LeasesAsync(EtcdClient client, RangeOptions options)
        => [.. (await client.Kv.RangeAsync(KeyRange.All, options, Cancel)).KeyValues.Select(static pair => pair.Lease)];

    private static async Task<List<KeyLease>> ListedAsync(EtcdClient client)
    {
        var leases = new List<KeyLease>();
        await foreach (var page in client.Kv.KeyPagesAsync(KeyRange.Prefix(EtcdKey.FromText("")), RangeOptions.Default, Cancel))
        {
            foreach (var record in page)
            {
                leases.Add(record.Lease);
            }
        }

        return leases;
    }

    private static EtcdClient Client(ScriptedEtcd member) => SharedClient(member.Address);

    private static EtcdClient SharedClient(string address)
        => new(new() { Endpoints = [EtcdEndpoint.Parse(address)], CommandTimeout = TimeSpan.FromSeconds(5) }, TimeProvider.System, new Random(1));
}
