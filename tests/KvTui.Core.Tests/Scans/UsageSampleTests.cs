using System.Globalization;
using KvTui.Core.Scans.Usage;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Scans;

public sealed class UsageSampleTests
{
    private const int Rounds = 200;

    private static readonly (EtcdKey Key, long Size)[] Keys = Keyspace();

    [Fact]
    public void The_sample_is_no_larger_than_asked_for_and_has_some_of_each_child()
    {
        var chosen = Choose(1, 400).Chosen();
        Assert.InRange(chosen.Length, 300, 400);
        Assert.Equal(chosen.Length, chosen.Distinct().Count());
        Assert.Equal(chosen, Choose(1, 400).Chosen());
        foreach (var child in Keys.GroupBy(pair => Child(pair.Key)))
        {
            Assert.True(chosen.Count(key => Child(key) == child.Key) >= Math.Min(4, child.Count()), child.Key);
        }
    }

    [Fact]
    public void Within_a_child_each_key_has_the_same_chance()
    {
        var drawn = new Dictionary<EtcdKey, int>();
        for (var seed = 0; seed < Rounds; seed++)
        {
            foreach (var key in Choose(seed, 400).Chosen())
            {
                drawn[key] = drawn.GetValueOrDefault(key) + 1;
            }
        }

        foreach (var child in Keys.GroupBy(pair => Child(pair.Key)).Where(child => child.Count() >= 200))
        {
            var keys = child.Select(pair => pair.Key).ToArray();
            var halves = keys.Chunk((keys.Length + 1) / 2).Select(half => half.Average(key => drawn.GetValueOrDefault(key))).ToArray();
            Assert.InRange(halves[0] / halves[1], 0.8, 1.25);
        }
    }

    [Fact]
    public void The_stated_error_holds_about_as_often_as_it_says()
    {
        var (held, asked, totals) = (0, 0, 0);
        for (var seed = 0; seed < Rounds; seed++)
        {
            var report = Sampled(seed, 400);
            totals += Holds(report.Values(report.Root), Keys.Sum(pair => pair.Size)) ? 1 : 0;
            var top = report.Root.Find(EtcdKey.FromText("/reg/"))!;
            foreach (var child in top.Children)
            {
                asked++;
                held += Holds(report.Values(child), Keys.Where(pair => pair.Key.StartsWith(child.Path)).Sum(pair => pair.Size)) ? 1 : 0;
            }
        }

        Assert.InRange((double)held / asked, 0.88, 1);
        Assert.InRange(totals, 0.9 * Rounds, Rounds);
    }

    [Fact]
    public void The_sum_of_the_children_is_that_of_the_prefix()
    {
        var report = Sampled(3, 400);
        var top = report.Root.Find(EtcdKey.FromText("/reg/"))!;
        var rows = UsageRows.Of(report, top, UsageOrder.Bytes);
        Assert.Equal(rows.Total.Values.Bytes, rows.Rows.Sum(row => row.Values.Bytes), 3);
        Assert.Equal(rows.Total.Values.Bytes, report.Values(report.Root).Bytes, 3);
        Assert.Equal(1, rows.Rows.Sum(row => row.Share), 6);
        Assert.All(rows.Rows, row => Assert.True(row.Values.IsKnown));
        Assert.InRange(rows.Total.Values.ErrorPercent, 1, 40);
    }

    [Fact]
    public void A_child_that_was_read_whole_is_exact_and_before_the_sample_nothing_is_claimed()
    {
        var report = Sampled(5, 400);
        Assert.True(report.Values(report.Root.Find(EtcdKey.FromText("/reg/tiny/"))!).IsExact);
        var unread = report with { Sample = null };
        Assert.False(unread.Values(unread.Root).IsKnown);
        Assert.True(double.IsNaN(UsageRows.Of(unread, unread.Root, UsageOrder.Bytes).Rows[0].Share));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(10, 3)]
    [InlineData(1000, 999)]
    public void Any_number_of_keys_can_be_drawn_of_any_other(int keys, int sample)
    {
        var chooser = new SampleChooser(EtcdKey.Empty, keys, sample, 1);
        for (var i = 0; i < keys; i++)
        {
            chooser.Add(EtcdKey.FromText(i.ToString("D5", CultureInfo.InvariantCulture)));
        }

        Assert.InRange(chooser.Chosen().Length, 1, sample);
    }

    private static bool Holds(ByteEstimate estimate, long truth) => Math.Abs(estimate.Bytes - truth) <= estimate.Error + 0.001;

    private static UsageReport Sampled(int seed, int sample)
    {
        var tree = new UsageTree(EtcdKey.Empty, tellsKeysApart: false);
        foreach (var (key, _) in Keys)
        {
            tree.Add(key, 0, 1);
        }

        var (chooser, sizes) = (Choose(seed, sample), Keys.ToDictionary(pair => pair.Key, pair => pair.Size));
        var chosen = chooser.Chosen();
        return new(tree.Snapshot(), true, new(chooser.Common, [.. chosen.Select(key => (key, sizes[key]))], chosen.Length));
    }

    private static SampleChooser Choose(int seed, int sample)
    {
        var chooser = new SampleChooser(EtcdKey.Empty, Keys.Length, sample, seed);
        foreach (var (key, _) in Keys)
        {
            chooser.Add(key);
        }

        return chooser;
    }

    private static string Child(EtcdKey key) => key.ToString().Split('/') is [_, _, var name, _, ..] ? name : "";

    /// <summary>Children of very different size, all below one prefix; sizes spread over a factor of about 20, otherwise in each child.</summary>
    private static (EtcdKey Key, long Size)[] Keyspace()
    {
        var random = new Random(42);
        var keys = new List<(EtcdKey Key, long Size)> { (EtcdKey.FromText("/reg/direct"), 77) };
        foreach (var (name, count, size) in new[] { ("pods", 6000, 4000), ("events", 12_000, 700), ("leases", 300, 200), ("config", 500, 9000), ("tiny", 5, 50) })
        {
            for (var i = 0; i < count; i++)
            {
                keys.Add((EtcdKey.FromText($"/reg/{name}/ns{i % 7}/{i:D5}"), (long)(size * Math.Exp((random.NextDouble() - 0.5) * 3))));
            }
        }

        return [.. keys.OrderBy(pair => pair.Key)];
    }
}
