using System.Text;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Server;

/// <summary>Two real clusters with the same keys at the same revisions: on one list of endpoints, and in turn behind one address.</summary>
public sealed class TwoClustersTests : IAsyncLifetime
{
    private static readonly EtcdKey Key = EtcdKey.FromText("/app/config");

    private EtcdProcess _blue = null!;
    private EtcdProcess _green = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var both = await Task.WhenAll(EtcdProcess.StartAsync(new(), Cancel), EtcdProcess.StartAsync(new(), Cancel));
        (_blue, _green) = (both[0], both[1]);
        foreach (var (member, value) in ((EtcdProcess, string)[])[(_blue, "of blue"), (_green, "of green")])
        {
            await using var client = SharedEtcd.New([member.Endpoint]);
            await client.Kv.PutAsync(Key, Encoding.UTF8.GetBytes(value), new(), Cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _blue.DisposeAsync();
        await _green.DisposeAsync();
    }

    [Fact]
    public async Task A_guard_that_the_other_cluster_meets_by_chance_writes_nothing_there()
    {
        await using var client = SharedEtcd.New([_blue.Endpoint, _green.Endpoint]);
        var seen = await ReadAsync(client);
        await _blue.KillAsync(Cancel);

        // A write on the connection that has just died may have been applied; a read finds out that it has.
        await Assert.ThrowsAsync<EtcdException>(() => ReadAsync(client));
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var failure = await Assert.ThrowsAsync<EtcdException>(() => SaveAsync(client, seen));
            Assert.Equal((EtcdErrorKind.WrongCluster, false), (failure.Kind, failure.MayHaveBeenApplied));
        }

        Assert.Equal("of green", await ValueAsync(_green));
    }

    [Fact]
    public async Task A_read_names_both_clusters_and_follows_only_when_told()
    {
        await using var client = SharedEtcd.New([_blue.Endpoint, _green.Endpoint]);
        var blue = (await ReadAsync(client)).Header.ClusterId;
        await _blue.KillAsync(Cancel);

        var failure = await Assert.ThrowsAsync<EtcdException>(() => ReadAsync(client));
        Assert.Equal(EtcdErrorKind.WrongCluster, failure.Kind);
        Assert.Contains($"{blue:x16}", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"{failure.OtherClusterId:x16}", failure.Message, StringComparison.Ordinal);

        client.MoveTo(failure.OtherClusterId);
        Assert.Equal("of green", Text((await ReadAsync(client)).KeyValues[0]));
    }

    [Fact]
    public async Task A_mirror_says_that_another_cluster_answers_and_lists_it_only_when_told()
    {
        await using var proxy = new FaultProxy(_blue.ClientPort);
        await using var client = SharedEtcd.New([proxy.Address]);
        await using var mirror = new MirrorReader(client.Mirror.MirrorAsync([KeyRange.All], Cancel));
        var listed = await mirror.UntilAsync<WatchUpdate.Listing>();
        await mirror.UntilAsync<WatchUpdate.Connected>();
        Assert.Equal(client.ClusterId, listed.ClusterId);

        proxy.Retarget(_green.ClientPort);
        proxy.Cut();
        EtcdException cause;
        do
        {
            cause = (await mirror.UntilAsync<WatchUpdate.Disconnected>()).Cause;
        }
        while (cause.Kind != EtcdErrorKind.WrongCluster);

        client.MoveTo(cause.OtherClusterId);
        client.Mirror.ReconnectNow();
        Assert.Equal(cause.OtherClusterId, (await mirror.UntilAsync<WatchUpdate.Listing>()).ClusterId);
        await mirror.UntilAsync<WatchUpdate.Connected>();
    }

    [Fact]
    public async Task A_mirror_goes_on_where_it_was_when_its_own_cluster_answers_again()
    {
        await using var proxy = new FaultProxy(_blue.ClientPort);
        await using var client = SharedEtcd.New([proxy.Address]);
        await using var mirror = new MirrorReader(client.Mirror.MirrorAsync([KeyRange.All], Cancel));
        await mirror.UntilAsync<WatchUpdate.Connected>();
        proxy.Retarget(_green.ClientPort);
        proxy.Cut();
        while ((await mirror.UntilAsync<WatchUpdate.Disconnected>()).Cause.Kind != EtcdErrorKind.WrongCluster)
        {
        }

        await using var writer = SharedEtcd.New([_blue.Endpoint]);
        await writer.Kv.PutAsync(EtcdKey.FromText("/app/later"), default, new(), Cancel);
        proxy.Retarget(_blue.ClientPort);
        proxy.Cut();
        await mirror.UntilAsync(() => mirror.Keys.Contains("/app/later"));
    }

    [Fact]
    public async Task While_an_address_leads_now_to_one_cluster_and_now_to_the_other_no_write_lands_on_the_wrong_one()
    {
        await using var proxy = new FaultProxy(_blue.ClientPort);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var swapping = SwapAsync(proxy, ending.Token);
        var landed = 0;
        for (var number = 0; number < 200; number++)
        {
            await using var client = SharedEtcd.New([proxy.Address], options => options with { CommandTimeout = TimeSpan.FromSeconds(2) });
            try
            {
                var seen = await ReadAsync(client);
                await client.Kv.PutAsync(EtcdKey.FromText($"/of/{seen.Header.ClusterId:x}/{number}"), default, new() { ClusterId = seen.Header.ClusterId }, Cancel);
                landed++;
            }
            catch (EtcdException failure) when (failure.Kind is EtcdErrorKind.WrongCluster or EtcdErrorKind.ConnectionLost or EtcdErrorKind.Unreachable or EtcdErrorKind.DeadlineExceeded)
            {
            }
        }

        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => swapping);
        foreach (var member in (EtcdProcess[])[_blue, _green])
        {
            await using var client = SharedEtcd.New([member.Endpoint]);
            var own = (await ReadAsync(client)).Header.ClusterId;
            var written = await client.Kv.RangeAsync(KeyRange.Prefix(EtcdKey.FromText("/of/")), RangeOptions.Default, Cancel);
            Assert.All(written.KeyValues, pair => Assert.StartsWith($"/of/{own:x}/", pair.Key.ToString(), StringComparison.Ordinal));
        }

        Assert.True(landed >= 50, $"{landed} of 200 writes landed");
    }

    /// <summary>Lets the address lead to the other cluster again and again, after each few bytes.</summary>
    private async Task SwapAsync(FaultProxy proxy, CancellationToken cancellationToken)
    {
        for (var (isBlue, seen) = (true, 0L); ; isBlue = !isBlue)
        {
            while (proxy.BytesToMember < seen + 900)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken);
            }

            seen = proxy.BytesToMember;
            proxy.Retarget((isBlue ? _green : _blue).ClientPort);
            proxy.Cut();
        }
    }

    private static Task<RangePage> ReadAsync(EtcdClient client) => client.Kv.RangeAsync(KeyRange.Key(Key), RangeOptions.Default, Cancel);

    private static Task<TxnResult> SaveAsync(EtcdClient client, RangePage seen)
        => client.Kv.TxnAsync(
            new([new Compare.ModRevisionEquals(Key, seen.KeyValues[0].ModRevision)], [new TxnOperation.Put(Key, "of me"u8.ToArray(), new())], [])
            {
                ClusterId = seen.Header.ClusterId,
            },
            Cancel);

    private static async Task<string> ValueAsync(EtcdProcess member)
    {
        await using var client = SharedEtcd.New([member.Endpoint]);
        return Text((await ReadAsync(client)).KeyValues[0]);
    }

    private static string Text(KeyValue pair) => Encoding.UTF8.GetString(pair.Value.Span);
}
