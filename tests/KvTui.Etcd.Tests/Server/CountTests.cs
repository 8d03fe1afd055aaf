using System.Collections.Concurrent;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Watch;

namespace KvTui.Etcd.Tests.Server;

/// <summary>What is told of calls and streams, on a real server.</summary>
public sealed class CountTests(SharedEtcd etcd)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_page_tells_the_keys_it_read_and_those_walked_and_only_the_first_asks_the_leader()
    {
        var calls = new ConcurrentQueue<CallRecord>();
        await using var client = await etcd.ClientAsync("3.5", options => options with { Observer = calls.Enqueue });
        var keys = Enumerable.Range(0, 2_500).Select(number => EtcdKey.FromText($"count-pages/{number:d5}"));
        foreach (var chunk in keys.Chunk(125))
        {
            await client.Kv.TxnAsync(new([], [.. chunk.Select(key => new TxnOperation.Put(key, default, new()))], []), Cancel);
        }

        calls.Clear();
        await foreach (var page in client.Kv.PagesAsync(KeyRange.Prefix(EtcdKey.FromText("count-pages/")), new() { KeysOnly = true }, Cancel))
        {
        }

        Assert.True(calls.Count > 1);
        Assert.Equal(2_500, calls.Sum(call => call.KeysRead));
        Assert.Equal(2_500, calls.First().KeysWalked);
        Assert.Equal([false, .. Enumerable.Repeat(true, calls.Count - 1)], calls.Select(call => call.Summary.EndsWith("--consistency=s", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_watch_tells_its_events_while_it_runs_and_again_at_its_end()
    {
        var calls = new ConcurrentQueue<CallRecord>();
        var reads = new ConcurrentQueue<StreamRead>();
        var key = EtcdKey.FromText("count-watch/k");
        await using (var client = await etcd.ClientAsync("3.5", options => options with { Observer = calls.Enqueue, StreamObserver = reads.Enqueue }))
        {
            await foreach (var update in client.Watch.WatchAsync(new() { Ranges = [KeyRange.Key(key)] }, Cancel))
            {
                if (update is WatchUpdate.Events)
                {
                    break;
                }

                await client.Kv.PutAsync(key, new byte[5_000], new(), Cancel);
            }

            Assert.Equal(1, reads.Sum(read => read.Events));
            Assert.InRange(reads.Sum(read => read.Bytes), 5_000, 6_000);
        }

        var watch = Assert.Single(calls, call => call.IsStream);
        Assert.Equal((1, reads.Sum(read => read.Bytes)), (watch.Events, watch.ReceivedBytes));
    }
}
