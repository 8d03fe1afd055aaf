using KvTui.Core.Connection;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Connection;

public sealed class ConnectionTests
{
    [Fact]
    public void From_the_start_to_live_the_status_line_says_how_far_it_is()
    {
        var explorer = new TestExplorer();
        explorer.AssertShows("connecting for 0 s");
        explorer.Pass(TimeSpan.FromSeconds(3)).AssertShows("connecting for 3 s");
        explorer.Mirror(new WatchUpdate.Listing(10, 2, null)).AssertShows("loading");
        explorer.Listed("a", "b").AssertShows("live r1000");
    }

    [Fact]
    public void An_interruption_says_how_old_the_screen_is_and_when_it_tries_again()
    {
        var explorer = TestExplorer.Live("a").Mirror(new WatchUpdate.Disconnected(Sample.Lost, TimeSpan.FromSeconds(5)));
        explorer.AssertShows("reconnecting in 5 s: connection lost, stale 0 s");
        explorer.Pass(TimeSpan.FromSeconds(2)).AssertShows("reconnecting in 3 s: connection lost, stale 2 s");
        explorer.Mirror(new WatchUpdate.Disconnected(Sample.Lost, TimeSpan.Zero)).AssertShows("reconnecting: connection lost, stale 2 s");
        explorer.Mirror(new WatchUpdate.Connected(Sample.Endpoint, default)).AssertShows("live r1000");
        Assert.Null(explorer.State.Connection.Cause);
    }

    [Fact]
    public void Progress_moves_the_revision_that_is_live() => TestExplorer.Live("a").Mirror(new WatchUpdate.Progress(1234)).AssertShows("live r1234");

    [Fact]
    public void A_listing_for_a_reason_tells_it()
    {
        var explorer = TestExplorer.Live("a").Mirror(new WatchUpdate.Listing(2000, 1, "the history since r1000 was compacted"));
        Assert.Equal("Listing all keys again: the history since r1000 was compacted.", explorer.Notice);
        Assert.Equal("all keys listed again: the history since r1000 was compacted", explorer.State.Cluster.Timeline.Entries[^1].Text);
    }

    [Fact]
    public void What_can_not_be_read_at_all_is_refused_with_the_reason()
    {
        var error = new EtcdException(EtcdErrorKind.PermissionDenied, "The user app may not read /.", Sample.Endpoint);
        var explorer = new TestExplorer(new(120, 24)).Send(new KeyspaceRefusedMessage(error));
        Assert.Equal(ConnectionPhase.Refused, explorer.State.Connection.Phase);
        explorer.AssertShows("The user app may not read /.");
    }

    [Fact]
    public void The_status_line_names_the_member_that_answers()
    {
        var explorer = TestExplorer.Live("a");
        explorer.AssertShows("via http://127.0.0.1:2379");
        explorer.Send(new ClusterMessage(Sample.Healthy())).AssertShows("via n1");
    }

    [Fact]
    public void A_silent_member_is_aged_from_its_first_missing_answer()
    {
        var explorer = TestExplorer.Live("a").Resize(120, 24).Send(new ClusterMessage(Sample.Healthy()));
        var report = ClusterAssessment.Assess([Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Silent)], null);
        explorer.Send(new ClusterMessage(report)).AssertShows("no answer for 1 s");
        explorer.Pass(TimeSpan.FromSeconds(4)).Send(new ClusterMessage(report)).AssertShows("no answer for 4 s");
        explorer.Pass(TimeSpan.FromSeconds(8)).AssertShows("unreachable for 12 s: no answer");
        explorer.Send(new ClusterMessage(Sample.Healthy())).AssertHides("no answer");
        Assert.False(explorer.State.Cluster.HasSilentMember);
    }

    [Fact]
    public void R_asks_at_once()
    {
        var explorer = TestExplorer.Live("a").Press("r");
        explorer.Last<Effect.Refresh>();
    }

    [Fact]
    public void The_command_log_follows_the_calls_while_it_is_open()
    {
        var explorer = TestExplorer.Live("a").Press("@");
        Assert.True(explorer.Last<Effect.FollowCalls>().On);
        var call = new CallRecord("KV/Range", "get a", Sample.Endpoint, false, Sample.Start, TimeSpan.FromMilliseconds(1), 10, 20, null);
        explorer.Send(new CallsMessage([call], new(1))).AssertShows("get a");
        Assert.False(explorer.Press("esc").Last<Effect.FollowCalls>().On);
    }
}
