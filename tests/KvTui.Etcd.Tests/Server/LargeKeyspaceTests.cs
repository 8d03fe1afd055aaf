using System.Collections.Concurrent;
using System.Text;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Server;

public sealed class LargeKeyspaceTests
{
    private const int Count = 30_000;
    private const int Revisions = 1_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_large_keyspace_is_listed_whole_and_no_request_walks_much_of_it(string line)
    {
        await using var etcd = await EtcdProcess.StartAsync(new EtcdOptions { Line = line }, Cancel);
        var calls = new ConcurrentQueue<CallRecord>();
        await using var client = SharedEtcd.New([etcd.Endpoint], options => options with { Observer = calls.Enqueue });
        var expected = Enumerable.Range(0, Count).Select(number => $"/bench/{number / 1000:d6}/key-{number:d22}").ToList();
        foreach (var chunk in expected.Chunk(100))
        {
            await client.Kv.TxnAsync(new([], [.. chunk.Select(key => new TxnOperation.Put(EtcdKey.FromText(key), new byte[1000], new()))], []), Cancel);
        }

        // As many revisions as a keyspace has that is too large to be walked.
        await Task.WhenAll(Enumerable.Range(0, Revisions).Select(_ => client.Kv.PutAsync(EtcdKey.FromText(expected[Count / 2]), new byte[1000], new(), Cancel)));
        calls.Clear();
        var seen = new List<string>();
        await foreach (var page in client.Kv.KeyPagesAsync(KeyRange.All, RangeOptions.Default, Cancel))
        {
            Assert.True(page.Count <= 10_000, $"a window held {page.Count} keys");
            foreach (var record in page)
            {
                seen.Add(Encoding.UTF8.GetString(record.Key));
            }
        }

        Assert.Equal(expected, seen);
        Assert.Contains(calls, call => call.Method == "KV/Txn" && call.Error is null);
        Assert.InRange(calls.Max(static call => call.KeysWalked), 1, 10_000);
        Assert.InRange(calls.Sum(static call => call.KeysWalked), Count, 2 * Count);

        // Some 50 pages where answers come quickly; where they come slowly, pages are smaller.
        Assert.InRange(calls.Count, 10, 300);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Some_ten_thousand_keys_are_listed_at_once_whatever_their_bytes_and_transactions(string line)
    {
        await using var etcd = await EtcdProcess.StartAsync(new EtcdOptions { Line = line, Arguments = ["--max-txn-ops=1000"] }, Cancel);
        var calls = new ConcurrentQueue<CallRecord>();
        await using var client = SharedEtcd.New([etcd.Endpoint], options => options with { Observer = calls.Enqueue });
        foreach (var chunk in Enumerable.Range(0, Count).Chunk(1_000))
        {
            await client.Kv.TxnAsync(new([], [.. chunk.Select(number => new TxnOperation.Put(EtcdKey.FromText($"/bench/{number:d6}"), new byte[1000], new()))], []), Cancel);
        }

        calls.Clear();
        await foreach (var page in client.Kv.KeyPagesAsync(KeyRange.All, RangeOptions.Default, Cancel))
        {
            Assert.Equal(Count, page.Total);
            break;
        }

        Assert.Equal(["KV/Range", "KV/Range", "Maintenance/Status"], calls.Select(static call => call.Method).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task In_a_large_Kubernetes_keyspace_a_key_that_each_has_tells_where_the_first_are(string line)
    {
        await using var etcd = await EtcdProcess.StartAsync(new EtcdOptions { Line = line }, Cancel);
        var calls = new ConcurrentQueue<CallRecord>();
        await using var client = SharedEtcd.New([etcd.Endpoint], options => options with { Observer = calls.Enqueue });
        string[] kinds = ["apiregistration.k8s.io/apiservices", "configmaps/default", "events/default", "leases/kube-system", "namespaces", "pods/default", "secrets/default"];
        var expected = kinds.SelectMany(kind => Enumerable.Range(0, 3_000).Select(number => $"/registry/{kind}/{number:d6}")).Append("/registry/namespaces/default").Order(StringComparer.Ordinal).ToList();
        foreach (var chunk in expected.Chunk(100))
        {
            await client.Kv.TxnAsync(new([], [.. chunk.Select(key => new TxnOperation.Put(EtcdKey.FromText(key), new byte[1000], new()))], []), Cancel);
        }

        await Task.WhenAll(Enumerable.Range(0, Revisions).Select(_ => client.Kv.PutAsync(EtcdKey.FromText(expected[^1]), new byte[1000], new(), Cancel)));
        calls.Clear();
        var seen = new List<string>();
        await foreach (var page in client.Kv.KeyPagesAsync(KeyRange.All, RangeOptions.Default, Cancel))
        {
            foreach (var record in page)
            {
                seen.Add(Encoding.UTF8.GetString(record.Key));
            }
        }

        Assert.Equal(expected, seen);
        Assert.DoesNotContain(calls, call => call.Method.StartsWith("Watch", StringComparison.Ordinal));
        Assert.InRange(calls.Max(static call => call.KeysWalked), 1, 10_000);
    }
}
