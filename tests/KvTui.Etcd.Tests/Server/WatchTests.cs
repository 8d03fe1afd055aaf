using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Server;

public sealed class WatchTests(SharedEtcd etcd)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_watch_of_100_000_events_cut_five_times_sees_each_revision_once_in_order(string line)
    {
        const int Transactions = 1_000;
        const int Keys = 100;

        // After a break etcd sends up to 1000 revisions at once: were the writer further ahead, all that is left could come in one piece, and no cut be made in it.
        using var ahead = new SemaphoreSlim(20);
        var member = await etcd.OfAsync(line);
        await using var proxy = new FaultProxy(member.ClientPort);
        await using var writer = await etcd.ClientAsync(line);
        await using var client = SharedEtcd.New([proxy.Address]);
        var first = (await writer.Kv.PutAsync(EtcdKey.FromText("cut/begin"), default, new(), Cancel)).Revision + 1;
        var writing = WriteAsync();
        var (seen, cuts, disconnects, next, isConnected) = (0, 0, 0, 0, false);

        await foreach (var update in client.Watch.WatchAsync(new() { Ranges = [KeyRange.Prefix(EtcdKey.FromText("cut/"))], StartRevision = first }, Cancel))
        {
            disconnects += update is WatchUpdate.Disconnected ? 1 : 0;
            isConnected |= update is WatchUpdate.Connected;
            foreach (var change in update is WatchUpdate.Events events ? events.Changes : [])
            {
                Assert.Equal($"{next++}", change.KeyValue.Key.ToString()["cut/".Length..]);
                if (++seen % Keys == 0)
                {
                    ahead.Release();
                }
            }

            // What had come before the last cut is still read: only what is connected anew can be cut again.
            if (cuts < 5 && isConnected && seen > (cuts + 1) * 15_000)
            {
                (cuts, isConnected) = (cuts + 1, false);
                proxy.Cut();
            }

            if (seen == Transactions * Keys)
            {
                break;
            }
        }

        await writing;
        Assert.Equal((Transactions * Keys, 5), (seen, cuts));
        Assert.True(disconnects >= 5, $"only {disconnects} breaks were met");

        async Task WriteAsync()
        {
            for (var number = 0; number < Transactions; number++)
            {
                await ahead.WaitAsync(Cancel);
                var puts = Enumerable.Range(number * Keys, Keys).Select(key => new TxnOperation.Put(EtcdKey.FromText($"cut/{key}"), "x"u8.ToArray(), new()));
                await writer.Kv.TxnAsync(new([], [.. puts], []), Cancel);
            }
        }
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_watch_whose_start_is_compacted_says_so_and_ends(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new EtcdOptions { Line = line }, Cancel);
        await using var client = SharedEtcd.New([member.Endpoint]);
        var old = (await client.Kv.PutAsync(EtcdKey.FromText("compact/a"), default, new(), Cancel)).Revision;
        var newest = (await client.Kv.PutAsync(EtcdKey.FromText("compact/a"), default, new(), Cancel)).Revision;
        await client.Rpc.CompactAsync(new() { Revision = newest, Physical = true }, cancellationToken: Cancel);

        var updates = await client.Watch.WatchAsync(new() { Ranges = [KeyRange.All], StartRevision = old }, Cancel).ToListAsync(Cancel);

        // Nothing says that the watch runs before the server has shown that it can.
        Assert.Equal(newest, Assert.IsType<WatchUpdate.Compacted>(Assert.Single(updates)).CompactRevision);
        Assert.Equal(EtcdErrorKind.Compacted, (await Assert.ThrowsAsync<EtcdException>(() => client.Kv.RangeAsync(KeyRange.All, new() { Revision = old }, Cancel))).Kind);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_mirror_lists_again_when_its_revisions_are_compacted_during_a_break(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new EtcdOptions { Line = line }, Cancel);
        await using var proxy = new FaultProxy(member.ClientPort);
        await using var writer = SharedEtcd.New([member.Endpoint]);
        await using var client = SharedEtcd.New([proxy.Address]);
        await writer.Kv.PutAsync(EtcdKey.FromText("m/a"), default, new(), Cancel);
        await using var mirror = new MirrorReader(client.Mirror.MirrorAsync([KeyRange.All], Cancel));
        await mirror.UntilAsync<WatchUpdate.Connected>();

        await proxy.RefuseAsync();
        await mirror.UntilAsync<WatchUpdate.Disconnected>();
        await writer.Kv.PutAsync(EtcdKey.FromText("m/b"), default, new(), Cancel);
        await writer.Kv.DeleteAsync(KeyRange.Key(EtcdKey.FromText("m/a")), 0, Cancel);
        var newest = (await writer.Kv.PutAsync(EtcdKey.FromText("m/c"), default, new(), Cancel)).Revision;
        await writer.Rpc.CompactAsync(new() { Revision = newest, Physical = true }, cancellationToken: Cancel);
        proxy.Heal();
        client.Mirror.ReconnectNow();

        Assert.Contains("compacted", (await mirror.UntilAsync<WatchUpdate.Listing>()).Reason!, StringComparison.Ordinal);
        await mirror.UntilAsync<WatchUpdate.Connected>();
        Assert.Equal(["m/b", "m/c"], mirror.Keys);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_mirror_is_not_live_before_the_server_has_shown_that_its_watch_can_go_on(string line)
    {
        await using var member = await EtcdProcess.StartAsync(new EtcdOptions { Line = line }, Cancel);
        await using var proxy = new FaultProxy(member.ClientPort);
        await using var writer = SharedEtcd.New([member.Endpoint]);
        await using var client = SharedEtcd.New([proxy.Address]);
        await writer.Kv.PutAsync(EtcdKey.FromText("m/seen-last"), default, new(), Cancel);
        await using var mirror = new MirrorReader(client.Mirror.MirrorAsync([KeyRange.All], Cancel));
        await mirror.UntilAsync<WatchUpdate.Connected>();

        await proxy.RefuseAsync();
        await mirror.UntilAsync<WatchUpdate.Disconnected>();
        await writer.Kv.PutAsync(EtcdKey.FromText("m/other"), default, new(), Cancel);
        var newest = (await writer.Kv.PutAsync(EtcdKey.FromText("m/other"), default, new(), Cancel)).Revision;
        await writer.Rpc.CompactAsync(new() { Revision = newest, Physical = true }, cancellationToken: Cancel);
        proxy.Heal();
        client.Mirror.ReconnectNow();

        var updates = new List<WatchUpdate>();
        while (updates is not [.., WatchUpdate.Listing])
        {
            updates.Add(await mirror.UntilAsync<WatchUpdate>());
        }

        Assert.DoesNotContain(updates, static update => update is WatchUpdate.Connected);
        await mirror.UntilAsync<WatchUpdate.Connected>();
        Assert.Equal(["m/other", "m/seen-last"], mirror.Keys);
    }

    [Fact]
    public async Task A_mirror_lists_again_when_the_cluster_was_restored_even_if_its_revision_has_caught_up()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancel);
        await using var proxy = new FaultProxy(member.ClientPort);
        await using var client = SharedEtcd.New([proxy.Address]);
        await member.StopAsync(Cancel);
        using var backup = new TemporaryFolder("backup");
        await new Command("cp", "-r", member.DataFolder, backup.PathTo("data")).RunAsync(Cancel);
        await member.RestartAsync(cancellationToken: Cancel);
        await member.Ctl.PutAsync("m/old", "x"u8.ToArray(), Cancel);
        await using var mirror = new MirrorReader(client.Mirror.MirrorAsync([KeyRange.All], Cancel));
        await mirror.UntilAsync<WatchUpdate.Connected>();

        await proxy.RefuseAsync();
        await mirror.UntilAsync<WatchUpdate.Disconnected>();
        await member.KillAsync(Cancel);
        Directory.Delete(member.DataFolder, recursive: true);
        Directory.Move(backup.PathTo("data"), member.DataFolder);
        await member.RestartAsync(cancellationToken: Cancel);
        for (var number = 0; number < 5; number++)
        {
            await member.Ctl.PutAsync($"m/new{number}", "x"u8.ToArray(), Cancel);
        }

        proxy.Heal();
        client.Mirror.ReconnectNow();
        Assert.Contains("history", (await mirror.UntilAsync<WatchUpdate.Listing>()).Reason!, StringComparison.Ordinal);
        await mirror.UntilAsync<WatchUpdate.Connected>();
        Assert.Equal(["m/new0", "m/new1", "m/new2", "m/new3", "m/new4"], mirror.Keys);
    }

    [Fact]
    public async Task A_peer_that_drops_all_packets_is_left_for_another()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancel);
        await using var proxy = new FaultProxy(cluster.Members[0].ClientPort);
        await using var client = SharedEtcd.New([proxy.Address, cluster.Members[1].Endpoint]);
        var updates = client.Watch.WatchAsync(new() { Ranges = [KeyRange.All], ProbeInterval = TimeSpan.FromMilliseconds(500) }, Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await updates.MoveNextAsync());
        Assert.Equal(proxy.Port, Assert.IsType<WatchUpdate.Connected>(updates.Current).Endpoint.Port);

        proxy.Drop();

        Assert.True(await updates.MoveNextAsync());
        Assert.IsType<WatchUpdate.Disconnected>(updates.Current);
        Assert.True(await updates.MoveNextAsync());
        Assert.Equal(cluster.Members[1].ClientPort, Assert.IsType<WatchUpdate.Connected>(updates.Current).Endpoint.Port);
        await updates.DisposeAsync();
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_watch_survives_the_death_of_the_leader_and_reads_move(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new EtcdOptions { Line = line }, Cancel);
        var leader = await cluster.LeaderAsync(cancellationToken: Cancel);
        await using var client = SharedEtcd.New([leader.Endpoint, .. cluster.Members.Where(member => member != leader).Select(member => member.Endpoint)]);
        var key = EtcdKey.FromText("leader/k");
        var seen = (await client.Kv.PutAsync(key, "before"u8.ToArray(), new(), Cancel)).Revision;
        await using var updates = client.Watch.WatchAsync(new() { Ranges = [KeyRange.Key(key)], StartRevision = seen }, Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await updates.MoveNextAsync());
        Assert.True(await updates.MoveNextAsync());
        Assert.IsType<WatchUpdate.Events>(updates.Current);

        await leader.KillAsync(Cancel);
        await cluster.LeaderAsync(not: leader, cancellationToken: Cancel);
        Assert.Single((await client.Kv.RangeAsync(KeyRange.Key(key), RangeOptions.Default, Cancel)).KeyValues);
        await client.Kv.PutAsync(key, "after"u8.ToArray(), new(), Cancel);

        while (await updates.MoveNextAsync() && updates.Current is not WatchUpdate.Events)
        {
        }

        var change = Assert.Single(Assert.IsType<WatchUpdate.Events>(updates.Current).Changes);
        Assert.Equal("after"u8.ToArray(), change.KeyValue.Value.ToArray());
        Assert.NotEqual(EtcdEndpoint.Parse(leader.Endpoint), client.Current);
    }
}
