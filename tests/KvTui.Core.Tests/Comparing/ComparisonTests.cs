using KvTui.Core.Comparing;
using KvTui.Core.Comparing.Running;
using KvTui.Core.Exports;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Comparing;

/// <summary>Two sides are compared key by key, wherever their pages end.</summary>
public sealed class ComparisonTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 100)]
    [InlineData(100, 100)]
    public async Task Added_removed_and_changed_keys_are_found_in_their_order(int first, int second)
    {
        KeyValue[] old = [Pair("/a/1", "x"), Pair("/a/2", "x"), Pair("/a/4", "x"), Pair("/a/5", "x", 7), Pair("/a/6", "x", 7)];
        KeyValue[] now =
            [Pair("/a/0", "x"), Pair("/a/2", "y"), Pair("/a/4", "x"), Pair("/a/5", "x"), Pair("/a/6", "x", 9), Pair("/a/7", "x")];

        Assert.Equal("+/a/0 -/a/1 ~/a/2 ~/a/5 +/a/7", await CompareAsync(old, "/a/", first, now, "/a/", second));
        Assert.Equal("", await CompareAsync(old, "/a/", first, old, "/a/", second));
        Assert.Equal("-/a/1 -/a/2 -/a/4 -/a/5 -/a/6", await CompareAsync(old, "/a/", first, [], "/a/", second));
        Assert.Equal("", await CompareAsync([], "/a/", first, [], "/a/", second));
    }

    [Fact]
    public async Task Two_prefixes_are_compared_by_what_follows_them()
    {
        KeyValue[] old = [Pair("/a/1", "x"), Pair("/a/2", "x")];
        KeyValue[] now = [Pair("/bb/1", "x"), Pair("/bb/2", "y"), Pair("/bb/3", "x")];

        Assert.Equal("~/a/2 +/bb/3", await CompareAsync(old, "/a/", 1, now, "/bb/", 2));
    }

    [Fact]
    public async Task An_export_that_is_not_in_order_is_refused()
    {
        var text = "{\"key\":\"b\",\"value\":\"\"}\n{\"key\":\"a\",\"value\":\"\"}"u8.ToArray();
        var isRead = false;
        var export = new ExportReader(
            buffer =>
            {
                var count = isRead ? 0 : text.Length;
                text.AsSpan(0, count).CopyTo(buffer);
                isRead = true;
                return count;
            },
            "the file");

        var problem = await Assert.ThrowsAsync<ExportException>(() => ListAsync(
            Side([], "", 1), PairSide.Of(export, EtcdKey.Empty, Cancelled)));

        Assert.Contains("record 2: the key 'a' is not in the order of keys", problem.Message, StringComparison.Ordinal);
    }

    private static KeyValue Pair(string key, string value, long lease = 0) => Sample.Pair(key, value, lease: lease);

    private static async Task<string> CompareAsync(
        KeyValue[] old, string prefix, int first, KeyValue[] now, string other, int second)
    {
        var list = await ListAsync(Side(old, prefix, first), Side(now, other, second));
        return string.Join(' ', list.Select(static each => $"{each.Mark}{each.Key}"));
    }

    private static async Task<List<PairDifference>> ListAsync(PairSide before, PairSide after)
    {
        var list = new List<PairDifference>();
        await using (before)
        await using (after)
        {
            await foreach (var difference in Comparison.DifferencesAsync(before, after, Cancelled))
            {
                if (difference is not null)
                {
                    list.Add(difference);
                }
            }
        }

        return list;
    }

    private static PairSide Side(KeyValue[] pairs, string prefix, int page)
    {
        var kv = new FakeKvClient { OnPages = (_, _, _) => PagesAsync(pairs, page) };
        return PairSide.Of(kv, EtcdKey.FromText(prefix), 0, Cancelled);
    }

    private static async IAsyncEnumerable<RangePage> PagesAsync(KeyValue[] pairs, int size)
    {
        await Task.Yield();
        foreach (var page in pairs.Chunk(size).DefaultIfEmpty([]))
        {
            yield return FakeKvClient.Page(page);
        }
    }
}
