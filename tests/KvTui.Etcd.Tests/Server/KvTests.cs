using System.Collections.Concurrent;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;

namespace KvTui.Etcd.Tests.Server;

public sealed class KvTests(SharedEtcd etcd)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task What_is_put_is_read_back_byte_for_byte(string line)
    {
        await using var client = await etcd.ClientAsync(line);
        var key = new EtcdKey([.. "kv-bytes/"u8, 0, 255, 0x80]);
        var value = new byte[] { 0, 1, 255, 10 };

        var put = await client.Kv.PutAsync(key, value, new(), Cancel);
        var page = await client.Kv.RangeAsync(KeyRange.Key(key), RangeOptions.Default, Cancel);

        var pair = Assert.Single(page.KeyValues);
        Assert.Equal(key, pair.Key);
        Assert.Equal(value, pair.Value.ToArray());
        Assert.Equal(put.Revision, pair.ModRevision);
        Assert.NotEqual(0UL, page.Header.ClusterId);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_lease_is_kept_or_dropped_as_asked(string line)
    {
        await using var client = await etcd.ClientAsync(line);
        var key = EtcdKey.FromText("kv-lease/k");
        var lease = await client.Leases.GrantAsync(TimeSpan.FromSeconds(60), 0, Cancel);

        await client.Kv.PutAsync(key, "a"u8.ToArray(), new() { Lease = lease }, Cancel);
        await client.Kv.PutAsync(key, "b"u8.ToArray(), new() { KeepLease = true }, Cancel);
        Assert.Equal(lease, (await client.Kv.RangeAsync(KeyRange.Key(key), RangeOptions.Default, Cancel)).KeyValues[0].Lease.Id);
        Assert.Single((await client.Rpc.LeaseTimeToLiveAsync(new() { ID = lease, Keys = true }, cancellationToken: Cancel)).Keys);

        await client.Kv.PutAsync(key, "c"u8.ToArray(), new(), Cancel);
        Assert.Equal(0, (await client.Kv.RangeAsync(KeyRange.Key(key), RangeOptions.Default, Cancel)).KeyValues[0].Lease.Id);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Pages_show_one_revision_while_others_write(string line)
    {
        const int Count = 2_500;
        await using var client = await etcd.ClientAsync(line);
        var prefix = EtcdKey.FromText("kv-pages/");
        var expected = Enumerable.Range(0, Count).Select(number => $"kv-pages/{number:d5}").ToList();
        foreach (var chunk in expected.Chunk(100))
        {
            await client.Kv.TxnAsync(new([], [.. chunk.Select(key => new TxnOperation.Put(EtcdKey.FromText(key), "v"u8.ToArray(), new()))], []), Cancel);
        }

        var seen = new List<string>();
        var pages = 0;
        await foreach (var page in client.Kv.PagesAsync(KeyRange.Prefix(prefix), new() { KeysOnly = true }, Cancel))
        {
            pages++;
            seen.AddRange(page.KeyValues.Select(pair => pair.Key.ToString()));
            await client.Kv.DeleteAsync(KeyRange.Key(EtcdKey.FromText($"kv-pages/{Count - pages:d5}")), 0, Cancel);
            await client.Kv.PutAsync(EtcdKey.FromText($"kv-pages/{Count - pages:d5}x"), default, new(), Cancel);
        }

        Assert.True(pages > 1);
        Assert.Equal(expected, seen);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_limit_bounds_all_pages_together(string line)
    {
        await using var client = await etcd.ClientAsync(line);
        for (var number = 0; number < 5; number++)
        {
            await client.Kv.PutAsync(EtcdKey.FromText($"kv-limit/{number}"), default, new(), Cancel);
        }

        var seen = 0;
        await foreach (var page in client.Kv.PagesAsync(KeyRange.Prefix(EtcdKey.FromText("kv-limit/")), new() { Limit = 3 }, Cancel))
        {
            seen += page.KeyValues.Count;
        }

        Assert.Equal(3, seen);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Large_values_behind_many_small_ones_are_not_taken_all_at_once(string line)
    {
        const int Small = 2_000;
        const int Large = 20;
        var calls = new ConcurrentQueue<CallRecord>();
        await using var client = await etcd.ClientAsync(line, options => options with { Observer = calls.Enqueue });
        var expected = Enumerable.Range(0, Small + Large).Select(number => $"kv-sizes/{number:d5}").ToList();
        foreach (var chunk in expected.Take(Small).Chunk(100))
        {
            await client.Kv.TxnAsync(new([], [.. chunk.Select(key => new TxnOperation.Put(EtcdKey.FromText(key), new byte[50], new()))], []), Cancel);
        }

        foreach (var key in expected.Skip(Small))
        {
            await client.Kv.PutAsync(EtcdKey.FromText(key), new byte[1024 * 1024], new(), Cancel);
        }

        calls.Clear();
        var seen = new List<(string Key, int Size)>();
        await foreach (var page in client.Kv.PagesAsync(KeyRange.Prefix(EtcdKey.FromText("kv-sizes/")), RangeOptions.Default, Cancel))
        {
            seen.AddRange(page.KeyValues.Select(static pair => (pair.Key.ToString(), pair.Value.Length)));
        }

        Assert.Equal(expected.Select(static (key, number) => (key, number < Small ? 50 : 1024 * 1024)), seen);
        Assert.InRange(calls.Max(static call => call.ReceivedBytes), 1, 5 * 1024 * 1024);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_transaction_guarded_by_a_revision_happens_only_if_nobody_was_faster(string line)
    {
        await using var client = await etcd.ClientAsync(line);
        var key = EtcdKey.FromText("kv-txn/k");
        var seen = (await client.Kv.PutAsync(key, "1"u8.ToArray(), new(), Cancel)).Revision;
        var save = new Txn(
            [new Compare.ModRevisionEquals(key, seen)],
            [new TxnOperation.Put(key, "2"u8.ToArray(), new() { KeepLease = true })],
            [new TxnOperation.Range(KeyRange.Key(key), RangeOptions.Default)]);

        Assert.True((await client.Kv.TxnAsync(save, Cancel)).Succeeded);
        var second = await client.Kv.TxnAsync(save, Cancel);

        Assert.False(second.Succeeded);
        var current = Assert.IsType<TxnResponse.Range>(Assert.Single(second.Responses));
        Assert.Equal("2"u8.ToArray(), current.Page.KeyValues[0].Value.ToArray());
        Assert.True((await client.Kv.TxnAsync(new([new Compare.VersionEquals(key, 2)], [], []), Cancel)).Succeeded);
        Assert.True((await client.Kv.TxnAsync(new([new Compare.VersionEquals(EtcdKey.FromText("kv-txn/none"), 0)], [], []), Cancel)).Succeeded);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_delete_tells_how_many_keys_went(string line)
    {
        await using var client = await etcd.ClientAsync(line);
        await client.Kv.PutAsync(EtcdKey.FromText("kv-del/a"), default, new(), Cancel);
        await client.Kv.PutAsync(EtcdKey.FromText("kv-del/b"), default, new(), Cancel);

        Assert.Equal(2, (await client.Kv.DeleteAsync(KeyRange.Prefix(EtcdKey.FromText("kv-del/")), 0, Cancel)).Deleted);
        Assert.Equal(0, (await client.Kv.DeleteAsync(KeyRange.Prefix(EtcdKey.FromText("kv-del/")), 0, Cancel)).Deleted);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task What_the_server_refuses_has_its_kind(string line)
    {
        await using var client = await etcd.ClientAsync(line);
        var key = EtcdKey.FromText("kv-refused/k");

        Assert.Equal(EtcdErrorKind.FutureRevision, await KindAsync(() => client.Kv.RangeAsync(KeyRange.Key(key), new() { Revision = long.MaxValue / 2 }, Cancel)));
        Assert.Equal(EtcdErrorKind.NotFound, await KindAsync(() => client.Kv.PutAsync(key, default, new() { Lease = 12345 }, Cancel)));
        Assert.Equal(EtcdErrorKind.NotFound, await KindAsync(() => client.Kv.PutAsync(key, default, new() { KeepLease = true }, Cancel)));
        Assert.Equal(EtcdErrorKind.NotFound, await KindAsync(() => client.Leases.RevokeAsync(12345, 0, Cancel)));
        Assert.Equal(EtcdErrorKind.TooLarge, await KindAsync(() => client.Kv.PutAsync(key, new byte[1_600_000], new(), Cancel)));
        Assert.Equal(EtcdErrorKind.TooLarge, await KindAsync(() => client.Kv.PutAsync(key, new byte[3_000_000], new(), Cancel)));
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task The_cluster_tells_of_itself(string line)
    {
        var member = await etcd.OfAsync(line);
        await using var client = await etcd.ClientAsync(line);

        var status = await client.Maintenance.StatusAsync(EtcdEndpoint.Parse(member.Endpoint), Cancel);
        var members = await client.Cluster.MemberListAsync(null, Cancel);

        Assert.StartsWith(line, status.Version, StringComparison.Ordinal);
        Assert.Equal(status.Leader, status.Header.MemberId);
        Assert.Equal((status.Leader, "n1"), (Assert.Single(members.Members).Id, members.Members[0].Name));
        await client.Maintenance.BarrierAsync(null, Cancel);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_lease_is_there_until_it_is_revoked(string line)
    {
        await using var client = await etcd.ClientAsync(line);
        var lease = await client.Leases.GrantAsync(TimeSpan.FromSeconds(60), 0, Cancel);
        Assert.InRange((await client.Rpc.LeaseTimeToLiveAsync(new() { ID = lease }, cancellationToken: Cancel)).TTL, 1, 60);

        await client.Leases.RevokeAsync(lease, 0, Cancel);

        Assert.Equal(-1, (await client.Rpc.LeaseTimeToLiveAsync(new() { ID = lease }, cancellationToken: Cancel)).TTL);
    }

    private static async Task<EtcdErrorKind> KindAsync(Func<Task> call) => (await Assert.ThrowsAsync<EtcdException>(call)).Kind;
}
