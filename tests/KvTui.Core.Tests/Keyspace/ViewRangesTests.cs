using System.Collections.Immutable;
using KvTui.Core.Keyspace.Watching;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Keyspace;

public sealed class ViewRangesTests
{
    [Fact]
    public void What_folded_prefixes_hide_is_not_in_view()
    {
        var explorer = TestExplorer.Live("/a/1", "/busy/1", "/busy/2", "/c/1", "/d");
        explorer.Press("down down down right");
        var ranges = Of(explorer);
        explorer.AssertThat(Contains(ranges, "/d"));
        Assert.False(Contains(ranges, "/busy/1"));
        Assert.False(Contains(ranges, "/busy/3"));
        Assert.True(Contains(ranges, "/busier"), "a new key between two folded prefixes is in view");
    }

    [Fact]
    public void An_unfolded_prefix_is_in_view_with_keys_that_may_still_come()
    {
        var explorer = TestExplorer.Live("/app/1", "/app/2", "/busy/1");
        explorer.Press("g right");
        var ranges = Of(explorer);
        Assert.True(Contains(ranges, "/app/1") && Contains(ranges, "/app/15") && Contains(ranges, "/app/9"));
        Assert.False(Contains(ranges, "/busy/1"));
    }

    [Fact]
    public void Ranges_are_apart_in_order_few_and_inside_the_root()
    {
        var keys = Enumerable.Range(0, 300).Select(i => $"/r/{i:000}/k").Append("/q").Append("/z").ToArray();
        var explorer = new TestExplorer(settings: Sample.Settings with { Root = EtcdKey.FromText("/r/") }).Listed(keys[..300]);
        foreach (var move in new[] { "g", "pgdn pgdn", "right", "G", "T", "pgup" })
        {
            explorer.Press(move);
            var ranges = Of(explorer);
            Assert.InRange(ranges.Length, 1, ViewRanges.Most + 1);
            Assert.All(ranges, range => Assert.True(KeyRange.Prefix(EtcdKey.FromText("/r/")).Covers(range)));
            Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.True(!pair.First.HasNoUpperBound && (pair.First.IsSingleKey ? pair.First.Start < pair.Second.Start : pair.First.End <= pair.Second.Start)));
        }
    }

    [Fact]
    public void The_keys_that_a_filter_shows_are_in_view_each_for_itself_and_so_is_the_open_one()
    {
        var explorer = TestExplorer.Live("/a/x1", "/a/y", "/b/x2");
        explorer.Press("/").Type("x").Press("enter");
        var ranges = ViewRanges.Of(explorer.State.Browse, KeyRange.All, 18, EtcdKey.FromText("/open"));
        Assert.Equal(["/a/x1", "/b/x2", "/open"], ranges.Select(range => range.Start.ToString()));
        Assert.All(ranges, range => Assert.True(range.IsSingleKey));
    }

    [Fact]
    public void With_no_row_at_all_there_is_still_something_to_follow()
    {
        Assert.NotEmpty(Of(TestExplorer.Live()).AsEnumerable());
    }

    private static ImmutableArray<KeyRange> Of(TestExplorer explorer) =>
        ViewRanges.Of(explorer.State.Browse, KeyRange.Prefix(explorer.State.Settings.Root), explorer.State.Layout.Rows(Core.Panes.Pane.Keys), EtcdKey.Empty);

    private static bool Contains(ImmutableArray<KeyRange> ranges, string key) => ranges.Any(range => range.Contains(EtcdKey.FromText(key)));
}
