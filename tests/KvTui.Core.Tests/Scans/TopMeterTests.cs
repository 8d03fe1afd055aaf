using System.Text;
using KvTui.Core.Scans.Top;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Scans;

public sealed class TopMeterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void While_all_keys_are_held_each_row_is_what_a_plain_count_says(int seed)
    {
        var random = new Random(seed);
        var events = new List<(long Second, WatchEvent Change)>();
        var meter = new TopMeter(EtcdKey.FromText(seed % 2 == 0 ? "" : "/a/"));
        var second = 1L;
        for (var i = 0; i < 3_000; i++)
        {
            second += random.Next(10) == 0 ? random.Next(1, 4) : 0;
            var change = Change(random, $"/a/{Letter(random)}/{Letter(random)}{(random.Next(3) == 0 ? "" : "/" + Letter(random))}");
            events.Add((second, change));
            meter.Add(second, change);
        }

        var inWindow = events.Where(entry => entry.Second > second - TopMeter.WindowSeconds).Select(entry => entry.Change).ToList();
        var report = meter.Snapshot(second);
        Assert.Equal((Sum(inWindow), 60, false), (report.Total, report.Seconds, report.IsPart));
        foreach (var shown in new[] { report.Prefix.ToString(), "/a/", "/a/b/", "/a/b/c/" })
        {
            var rows = TopRows.Of(report, EtcdKey.FromText(shown), TopOrder.Events);
            var expected = inWindow.Where(change => Text(change).StartsWith(shown, StringComparison.Ordinal)).GroupBy(change => Child(Text(change), shown.Length))
                .ToDictionary(group => group.Key, Sum);
            Assert.Equal(expected, rows.Rows.ToDictionary(row => row.Path.ToString(), row => row.Figures));
            Assert.Equal((default, expected.Values.Aggregate(default(TopFigures), static (one, other) => one + other)), (rows.Others, rows.Total));
        }
    }

    [Fact]
    public void Of_more_keys_than_are_held_the_busy_ones_stay_and_the_rest_are_others()
    {
        var meter = new TopMeter(EtcdKey.Empty);
        var random = new Random(7);
        for (var i = 0; i < 60_000; i++)
        {
            meter.Add(1 + (i / 2_000), Put(i % 10 < 3 ? $"/jobs/busy-{i % 3}" : $"/jobs/{random.Next()}", "v"));
        }

        var report = meter.Snapshot(30);
        Assert.Equal((60_000, true), (report.Total.Events, report.IsPart));
        Assert.InRange(report.Entries.Length, 1, 2 * TopMeter.Most);
        var rows = TopRows.Of(report, EtcdKey.FromText("/jobs/"), TopOrder.Events);
        Assert.Equal((60_000, 60_000), (rows.Total.Events, rows.Others.Events + rows.Rows.Sum(row => row.Figures.Events)));
        Assert.Equal(["/jobs/busy-0", "/jobs/busy-1", "/jobs/busy-2"], rows.Rows.Take(3).Select(row => row.Path.ToString()).Order());
        Assert.All(rows.Rows.Take(3), row => Assert.InRange(row.Figures.Events, 5_900, 6_000));
    }

    [Fact]
    public void What_is_older_than_the_window_is_forgotten()
    {
        var meter = new TopMeter(EtcdKey.Empty);
        meter.Add(1, Put("/a/b", "v"));
        Assert.Equal(1, meter.Snapshot(60).Total.Events);
        var report = meter.Snapshot(61);
        Assert.Equal((0, 0), (report.Total.Events, report.Entries.Length));
    }

    [Fact]
    public void The_rates_of_the_moment_are_those_of_the_last_five_whole_seconds()
    {
        var meter = new TopMeter(EtcdKey.Empty);
        for (var second = 1; second <= 8; second++)
        {
            meter.AddReceived(second, 1_000 * second);
            meter.Add(second, Put("a", "v"));
            meter.Add(second, Put("b", "v"));
        }

        var report = meter.Snapshot(8);
        Assert.Equal((2, 5_000), (report.EventsPerSecond, report.ReceivedPerSecond));
        Assert.Equal(7_000, meter.ReceivedBefore(8));
    }

    [Fact]
    public void A_put_changes_nothing_if_value_and_lease_are_as_before_and_a_deletion_may_be_the_end_of_a_lease()
    {
        var meter = new TopMeter(EtcdKey.Empty);
        var (key, value) = (EtcdKey.FromText("k"), "v"u8.ToArray());
        KeyValue Pair(byte[] bytes, long lease) => new(key, bytes, 1, 2, 1, lease);
        meter.Add(1, new(WatchEventKind.Put, Pair(value, 5), Pair(value, 5)));
        meter.Add(1, new(WatchEventKind.Put, Pair(value, 5), Pair(value, 6)));
        meter.Add(1, new(WatchEventKind.Put, Pair(value, 0), Pair("w"u8.ToArray(), 0)));
        meter.Add(1, new(WatchEventKind.Put, Pair(value, 0), null));
        meter.Add(1, new(WatchEventKind.Delete, Pair([], 0), Pair(value, 5)));
        meter.Add(1, new(WatchEventKind.Delete, Pair([], 0), Pair(value, 0)));
        Assert.Equal(new TopFigures(4, 2, 1, 1, 10), meter.Snapshot(1).Total);
    }

    [Fact]
    public void Rows_are_sorted_by_what_is_asked_for_and_keys_stand_beside_prefixes_of_the_same_name()
    {
        var meter = new TopMeter(EtcdKey.Empty);
        foreach (var (key, value) in new[] { ("/a/x", "1"), ("/a/x", "2"), ("/a/x/1", "long value"), ("/a/y", "a longer value"), ("/a/", "") })
        {
            meter.Add(1, Put(key, value));
        }

        string Names(TopOrder order) => string.Join(' ', TopRows.Of(meter.Snapshot(1), EtcdKey.FromText("/a/"), order).Rows.Select(row => row.Path.ToString()));
        Assert.Equal("/a/x /a/ /a/x/ /a/y", Names(TopOrder.Events));
        Assert.Equal("/a/y /a/x/ /a/x /a/", Names(TopOrder.Bytes));
        Assert.Equal("/a/ /a/x /a/x/ /a/y", Names(TopOrder.Name));
    }

    private static string Child(string key, int length)
    {
        var from = length == 0 && key[0] == '/' ? 1 : length;
        var end = key.IndexOf('/', from);
        return end < 0 ? key : key[..(end + 1)];
    }

    private static TopFigures Sum(IEnumerable<WatchEvent> changes) => changes.Aggregate(default(TopFigures), static (sum, change) => sum + new TopFigures(
        change.Kind == WatchEventKind.Put ? 1 : 0,
        change.Kind == WatchEventKind.Delete ? 1 : 0,
        change.Kind == WatchEventKind.Delete && change.Previous?.Lease.Id > 0 ? 1 : 0,
        change.Kind == WatchEventKind.Put && change.Previous is { } before && before.Lease == change.KeyValue.Lease && before.Value.Span.SequenceEqual(change.KeyValue.Value.Span) ? 1 : 0,
        change.KeyValue.Key.Length + change.KeyValue.Value.Length));

    private static string Text(WatchEvent change) => change.KeyValue.Key.ToString();

    private static string Letter(Random random) => "bcd"[random.Next(3)].ToString();

    private static WatchEvent Change(Random random, string key)
    {
        var before = random.Next(3) == 0 ? null : new KeyValue(EtcdKey.FromText(key), Value(random), 1, 2, 1, random.Next(2));
        return random.Next(4) == 0
            ? new(WatchEventKind.Delete, new(EtcdKey.FromText(key), default, 0, 3, 0, 0), before)
            : new(WatchEventKind.Put, new(EtcdKey.FromText(key), Value(random), 1, 3, 2, random.Next(2)), before);
    }

    private static byte[] Value(Random random) => new byte[random.Next(3)];

    private static WatchEvent Put(string key, string value) => new(WatchEventKind.Put, new(EtcdKey.FromText(key), Encoding.UTF8.GetBytes(value), 1, 2, 1, 0), null);
}
