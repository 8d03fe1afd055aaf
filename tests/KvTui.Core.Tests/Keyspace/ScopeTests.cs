using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Keyspace;

/// <summary>How the watch narrows to the view where all would be too much, moves with it, and widens again.</summary>
public sealed class ScopeTests
{
    private static readonly WatchRate Flood = new(2_560_000, 500, TimeSpan.FromMilliseconds(250));

    [Fact]
    public void A_flood_narrows_the_watch_to_the_view_and_the_screen_says_so()
    {
        var explorer = Narrowed();
        var scope = explorer.Last<Effect.Follow>().Scope;
        Assert.False(scope.IsWhole);
        Assert.True(scope.Contains(EtcdKey.FromText("/app/1")));
        Assert.False(scope.Contains(EtcdKey.FromText("/busy/1")));
        explorer.AssertShows("9.8 MiB/s of changes: watching what is in view only");
        explorer.Pass(TimeSpan.FromSeconds(30)).AssertShows("live r1200 in view");
        explorer.AssertShows("rest as of r1000");
    }

    [Fact]
    public void Changes_in_view_go_on_and_what_an_older_scope_still_reports_is_dropped()
    {
        var explorer = Narrowed();
        explorer.PutElsewhere("/app/new", "x", 1300);
        Assert.True(explorer.State.Keyspace.Keys.TryGet(EtcdKey.FromText("/app/new"), out _));
        var late = new WatchUpdate.Events(1250, [new(WatchEventKind.Put, Sample.Pair("/busy/late", "x", 1250), null)]);
        explorer.Send(new KeyspaceMessage(late, new WatchScope(0, [KeyRange.All], true)));
        Assert.False(explorer.State.Keyspace.Keys.TryGet(EtcdKey.FromText("/busy/late"), out _));
        Assert.Equal((1300, 1000), (explorer.State.Keyspace.RevisionOf(EtcdKey.FromText("/app/1")), explorer.State.Keyspace.RevisionOf(EtcdKey.FromText("/busy/1"))));
    }

    [Fact]
    public void Entering_a_prefix_moves_the_watch_there_and_lists_it_anew()
    {
        var explorer = Narrowed();
        explorer.Press("down down down right");
        var scope = explorer.Last<Effect.Follow>().Scope;
        explorer.AssertThat(scope.Contains(EtcdKey.FromText("/busy/1")));
        explorer.Mirror(new WatchUpdate.Listing(1400, 3, null));
        explorer.Mirror(new WatchUpdate.Page(1400, Sample.Page(Sample.Pair("/app/1", "", 100), Sample.Pair("/busy/2", "", 101), Sample.Pair("/busy/3", "", 1350))));
        explorer.Mirror(new WatchUpdate.Listed(1400)).Mirror(new WatchUpdate.Connected(Sample.Endpoint, default));
        Assert.Equal(["- /app/", "  /app/1", "- /busy/", "  /busy/2", "  /busy/3"], explorer.Rows);
    }

    [Fact]
    public void Moving_inside_what_is_followed_asks_for_nothing()
    {
        var explorer = Narrowed();
        var asked = explorer.Effects.OfType<Effect.Follow>().Count();
        explorer.Press("down up down").PutElsewhere("/app/3", "x", 1301);
        Assert.Equal(asked, explorer.Effects.OfType<Effect.Follow>().Count());
    }

    [Fact]
    public void When_little_changes_for_some_polls_all_keys_are_followed_again_and_the_next_time_it_takes_longer()
    {
        var explorer = Narrowed();
        Report(explorer, 1200);
        for (var poll = 0; poll < BusyKeyspace.FirstPatience; poll++)
        {
            Assert.NotNull(explorer.State.Keyspace.Busy);
            Report(explorer, 1210 + poll);
        }

        Assert.Null(explorer.State.Keyspace.Busy);
        Assert.True(explorer.Last<Effect.Follow>().Scope.IsWhole);
        Assert.Equal(2 * BusyKeyspace.FirstPatience, explorer.State.Keyspace.Patience);
    }

    [Fact]
    public void While_much_changes_the_watch_stays_narrow()
    {
        var explorer = Narrowed();
        for (var poll = 0; poll < 20; poll++)
        {
            Report(explorer, 2000 + (4000 * poll));
        }

        Assert.NotNull(explorer.State.Keyspace.Busy);
        Assert.False(explorer.Last<Effect.Follow>().Scope.IsWhole);
    }

    [Fact]
    public void A_view_that_changes_too_fast_is_said_to_be_old()
    {
        var explorer = Narrowed();
        explorer.Send(new WatchTooBusyMessage(explorer.State.Keyspace.Wanted, Flood));
        explorer.AssertShows("9.8 MiB/s of changes in view");
        explorer.Pass(TimeSpan.FromSeconds(30)).AssertShows("as of r1200, too busy to watch");
        Assert.Equal(RegionStatus.Stale, explorer.State.Keyspace.Followed.Status);
    }

    [Fact]
    public void The_listing_can_be_held_and_let_go_on()
    {
        var explorer = new TestExplorer();
        explorer.Mirror(new WatchUpdate.Listing(10, 3, null)).Mirror(new WatchUpdate.Page(10, Sample.Page(Sample.Pair("a", ""))));
        explorer.Press("p").AssertShows("loading paused; p resumes");
        Assert.Equal(new Effect.HoldListing(true), explorer.Last<Effect.HoldListing>());
        explorer.Press("p");
        Assert.Equal(new Effect.HoldListing(false), explorer.Last<Effect.HoldListing>());
        explorer.Mirror(new WatchUpdate.Listed(10)).Mirror(new WatchUpdate.Connected(Sample.Endpoint, default)).Press("p").AssertShows("All keys are listed.");
    }

    /// <summary>Two seconds later the members are asked, and say that the store is at a revision.</summary>
    private static void Report(TestExplorer explorer, long revision)
    {
        var member = Sample.Member(1, leader: 1);
        var status = member.Status! with { Header = member.Status.Header with { Revision = revision } };
        explorer.Pass(TimeSpan.FromSeconds(2)).Send(new ClusterMessage(Sample.Report(member with { Status = status })));
    }

    /// <summary>An explorer on /app/, unfolded, that found the whole too busy and follows the view.</summary>
    private static TestExplorer Narrowed()
    {
        var explorer = TestExplorer.Live("/app/1", "/app/2", "/busy/1", "/busy/2");
        explorer.Press("g right");
        explorer.Send(new WatchTooBusyMessage(explorer.State.Keyspace.Followed.Scope, Flood));
        explorer.Mirror(new WatchUpdate.Listing(1200, 2, null));
        explorer.Mirror(new WatchUpdate.Page(1200, Sample.Page(Sample.Pair("/app/1", "", 100), Sample.Pair("/app/2", "", 101))));
        return explorer.Mirror(new WatchUpdate.Listed(1200)).Mirror(new WatchUpdate.Connected(Sample.Endpoint, default));
    }
}
