using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Keyspace;

public sealed class KeyspaceStateTests
{
    [Fact]
    public void There_is_one_region_from_the_start_and_it_is_the_root()
    {
        var keyspace = KeyspaceState.Of(KeyRange.Prefix(EtcdKey.FromText("/app/")));
        Assert.Equal([KeyRange.Prefix(EtcdKey.FromText("/app/"))], keyspace.Followed.Scope.Ranges);
        Assert.True(keyspace.Followed is { Status: RegionStatus.Loading, Revision: 0, Scope.IsWhole: true });
    }

    [Fact]
    public void A_region_is_loading_then_live_then_stale_then_live_again()
    {
        var explorer = new TestExplorer();
        Assert.Equal(RegionStatus.Loading, explorer.State.Keyspace.Followed.Status);
        explorer.Listed("a", "b");
        Assert.Equal((RegionStatus.Live, 1000), (explorer.State.Keyspace.Followed.Status, explorer.State.Keyspace.Followed.Revision));
        explorer.Mirror(new WatchUpdate.Disconnected(Sample.Lost, TimeSpan.FromSeconds(1)));
        Assert.Equal(RegionStatus.Stale, explorer.State.Keyspace.Followed.Status);
        Assert.Equal(2, explorer.State.Keyspace.Keys.Count);
        explorer.Mirror(new WatchUpdate.Connected(Sample.Endpoint, default));
        Assert.Equal(RegionStatus.Live, explorer.State.Keyspace.Followed.Status);
    }

    [Fact]
    public void The_first_listing_is_shown_as_it_comes_and_a_later_one_only_when_it_is_complete()
    {
        var explorer = new TestExplorer();
        explorer.Mirror(new WatchUpdate.Listing(10, 3, null)).Mirror(Page("a", "b"));
        Assert.Equal(2, explorer.State.Keyspace.Keys.Count);
        explorer.Mirror(Page("c")).Mirror(new WatchUpdate.Listed(10));
        explorer.Mirror(new WatchUpdate.Listing(20, 1, "history was lost")).Mirror(Page("b"));
        Assert.Equal(3, explorer.State.Keyspace.Keys.Count);
        explorer.Mirror(new WatchUpdate.Listed(20));
        Assert.Equal(["x a", "b"], explorer.Rows);
        Assert.Equal(["b"], explorer.Press("down").Rows);
        Assert.Equal(20, explorer.State.Keyspace.Followed.Revision);
    }

    [Fact]
    public void The_revision_never_goes_back_by_progress()
    {
        var explorer = TestExplorer.Live("a").Mirror(new WatchUpdate.Progress(2000)).Mirror(new WatchUpdate.Progress(1500));
        Assert.Equal(2000, explorer.State.Keyspace.Followed.Revision);
    }

    private static WatchUpdate.Page Page(params string[] keys) => new(10, Sample.Page([.. keys.Select(key => Sample.Pair(key, ""))]));
}
