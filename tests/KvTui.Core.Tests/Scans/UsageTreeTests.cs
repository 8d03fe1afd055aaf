using System.Text;
using KvTui.Core.Scans.Usage;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Scans;

public sealed class UsageTreeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_node_has_what_a_naive_sum_over_its_keys_has(int seed)
    {
        var keys = RandomKeys(new(seed), 800);
        var tree = new UsageTree(EtcdKey.Empty);
        Fill(tree, keys);
        var root = tree.Snapshot();
        AssertSums(root, keys);
        Assert.Equal(default, root.Other);
        Assert.Equal(keys.Count, Nodes(root).Count(node => node.IsKey));
    }

    [Theory]
    [InlineData(1, 40, 10, 4, 5)]
    [InlineData(2, 100, 50, 20, 32)]
    [InlineData(3, 20, 8, 2, 1)]
    [InlineData(4, 300, 100, 1000, 2)]
    public void Within_any_limits_the_nodes_are_few_and_their_sums_right(int seed, int nodes, int topWidth, int width, int depth)
    {
        var keys = RandomKeys(new(seed), 3000);
        var tree = new UsageTree(EtcdKey.Empty, limits: new(nodes, topWidth, width, depth));
        Fill(tree, keys);
        var root = tree.Snapshot();
        AssertSums(root, keys);
        Assert.InRange(root.Size, 1, nodes + (2 * topWidth) + depth + 40);
        Assert.True(root.Children.Length <= 2 * topWidth);
    }

    [Fact]
    public void A_million_keys_in_one_prefix_take_no_more_nodes_than_the_limit()
    {
        var tree = new UsageTree(EtcdKey.Empty);
        for (var i = 0; i < 1_000_000; i++)
        {
            tree.Add(EtcdKey.FromText($"/a/{i:D7}"), i, 1);
        }

        var root = tree.Snapshot();
        Assert.Equal((1_000_000, 999_999L * 500_000), (root.Figures.Keys, root.Figures.ValueBytes));
        Assert.InRange(root.Size, 1000, 2100);
        Assert.Contains(Nodes(root), node => node.IsKey && node.Figures.ValueBytes == 999_999);
    }

    [Fact]
    public void A_snapshot_does_not_change_when_more_keys_come()
    {
        var keys = RandomKeys(new(7), 400);
        var tree = new UsageTree(EtcdKey.Empty);
        var snapshots = new List<(UsageNode Node, int Keys)>();
        for (var i = 0; i < keys.Count; i++)
        {
            tree.Add(keys[i].Key, keys[i].Size, keys[i].Version);
            if (i % 37 == 0)
            {
                snapshots.Add((tree.Snapshot(), i + 1));
            }
        }

        Assert.All(snapshots, snapshot => AssertSums(snapshot.Node, keys[..snapshot.Keys]));
    }

    [Theory]
    [InlineData("", "/app/")]
    [InlineData("/", "app/")]
    [InlineData("/app/", "db/")]
    [InlineData("/app/d", "db/")]
    [InlineData("/app/db/u", "url")]
    public void Names_begin_behind_the_last_separator_of_the_prefix(string prefix, string name)
    {
        var tree = new UsageTree(EtcdKey.FromText(prefix));
        tree.Add(EtcdKey.FromText("/app/db/url"), 3, 1);
        var child = Assert.Single(tree.Snapshot().Children);
        Assert.Equal(name, Encoding.UTF8.GetString(child.Path.Span[child.NameStart..]));
    }

    [Fact]
    public void Rows_are_sorted_by_what_is_asked_for_and_their_shares_add_up()
    {
        var keys = RandomKeys(new(11), 500);
        var tree = new UsageTree(EtcdKey.Empty);
        Fill(tree, keys);
        var report = new UsageReport(tree.Snapshot(), false, null);
        foreach (var order in Enum.GetValues<UsageOrder>())
        {
            var rows = UsageRows.Of(report, report.Root, order);
            Assert.Equal(1, rows.Rows.Sum(row => row.Share), 6);
            Assert.Equal(report.Root.Figures.Bytes, rows.Rows.Sum(row => row.Bytes.Bytes));
            var sorted = order switch
            {
                UsageOrder.Bytes => rows.Rows.OrderByDescending(row => row.Figures.Bytes).Select(row => row.Figures.Bytes),
                UsageOrder.Keys => rows.Rows.OrderByDescending(row => row.Figures.Keys).Select(row => row.Figures.Keys),
                UsageOrder.Versions => rows.Rows.OrderByDescending(row => row.Figures.Versions).Select(row => row.Figures.Versions),
                _ => [],
            };
            Assert.True(order != UsageOrder.Name || rows.Rows.Select(row => row.Path).SequenceEqual(rows.Rows.Select(row => row.Path).Order()));
            Assert.True(order == UsageOrder.Name || sorted.SequenceEqual(rows.Rows.Select(row => order switch
            {
                UsageOrder.Bytes => row.Figures.Bytes,
                UsageOrder.Keys => row.Figures.Keys,
                _ => row.Figures.Versions,
            })));
        }
    }

    private static void AssertSums(UsageNode root, IReadOnlyList<(EtcdKey Key, long Size, long Version)> keys)
    {
        foreach (var node in Nodes(root))
        {
            var inside = keys.Where(key => node.IsKey ? key.Key == node.Path : key.Key.StartsWith(node.Path)).ToList();
            var naive = new UsageFigures(inside.Count, inside.Sum(key => key.Key.Length), inside.Sum(key => key.Size), inside.Sum(key => key.Version));
            Assert.Equal(naive, node.Figures);
            if (!node.IsKey)
            {
                Assert.Equal(node.Figures, node.Children.Aggregate(node.Other, (sum, child) => sum + child.Figures));
            }
        }
    }

    private static IEnumerable<UsageNode> Nodes(UsageNode node) => node.Children.SelectMany(Nodes).Prepend(node);

    private static void Fill(UsageTree tree, IEnumerable<(EtcdKey Key, long Size, long Version)> keys)
    {
        foreach (var (key, size, version) in keys)
        {
            tree.Add(key, size, version);
        }
    }

    /// <summary>Keys in order: with and without a leading separator, with empty names, bytes that are no UTF-8, and keys that are prefixes of others.</summary>
    private static List<(EtcdKey Key, long Size, long Version)> RandomKeys(Random random, int count)
    {
        var set = new SortedSet<EtcdKey>();
        while (set.Count < count)
        {
            var key = new List<byte>();
            for (var part = random.Next(1, 6); part > 0; part--)
            {
                key.AddRange(Enumerable.Range(0, random.Next(0, 3)).Select(_ => random.Next(20) == 0 ? (byte)random.Next(256) : (byte)('a' + random.Next(4))));
                key.Add((byte)'/');
            }

            key.AddRange(Enumerable.Range(0, random.Next(0, 4)).Select(_ => (byte)('a' + random.Next(26))));
            set.Add(new([.. key]));
        }

        return [.. set.Select(key => (key, random.NextInt64(1000), random.NextInt64(1, 50)))];
    }
}
