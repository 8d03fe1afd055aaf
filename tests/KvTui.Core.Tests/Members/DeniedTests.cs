using KvTui.Core.Connection;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Members;

/// <summary>A user who is refused: the screen says so, and nothing of it looks like a failure of the cluster.</summary>
public sealed class DeniedTests
{
    private static readonly string[] Untrue = ["no quorum", "degraded", "unreachable", "no leader", "offline", "reconnecting"];

    private static readonly EtcdException WrongPassword = new(
        EtcdErrorKind.AuthenticationFailed, "http://127.0.0.1:2379: wrong user name or password: 'ann' was not let in; check both.", Sample.Endpoint);

    [Fact]
    public void A_password_that_was_changed_is_denied_while_the_members_are_shown_as_they_are()
    {
        var explorer = Live().Send(Denied(Sample.Member(1), Sample.Member(2), Sample.Member(3)));
        Assert.Equal(ConnectionPhase.Refused, explorer.State.Connection.Phase);
        explorer.AssertShows(" denied: http://127.0.0.1:2379: wrong user name or password: 'ann' was not let in; check both.");
        explorer.AssertShows("Cluster ─ denied · 3/3 members · leader n2 · term 7");
        AssertNothingUntrue(explorer);
    }

    [Fact]
    public void Members_that_want_a_login_first_are_denied_and_not_unreachable()
    {
        var rows = Enumerable.Range(1, 3).Select(number => Sample.SilentMember((ulong)number, WrongPassword)).ToArray();
        var explorer = Live().Send(Denied(rows));
        explorer.AssertShows("denied: wrong user name or password: 'ann' was not let in");
        AssertNothingUntrue(explorer.Press("3 f"));
        explorer.AssertShows("Nothing can be read or written with this login");
    }

    [Fact]
    public void From_the_start_on_a_wrong_password_is_denied()
    {
        var explorer = new TestExplorer(new(120, 30)).Send(new KeyspaceRefusedMessage(WrongPassword));
        explorer.Send(Denied(new MemberReport { Endpoints = [Sample.Endpoint], Error = WrongPassword }));
        explorer.AssertShows(" denied: http://127.0.0.1:2379: wrong user name or password");
        explorer.AssertShows("Cluster ─ denied ");
        AssertNothingUntrue(explorer);
    }

    [Fact]
    public void When_the_user_is_let_in_again_it_is_live_as_before()
    {
        var explorer = Live().Send(Denied(Sample.Member(1), Sample.Member(2), Sample.Member(3)));
        explorer.Pass(TimeSpan.FromSeconds(4)).Send(new ClusterMessage(Sample.Healthy())).AssertShows("live r1000");
    }

    [Fact]
    public void The_timeline_tells_the_denial_and_its_end_and_invents_nothing()
    {
        var explorer = Live();
        explorer.Send(Denied(Sample.SilentMember(1, WrongPassword), Sample.SilentMember(2, WrongPassword), Sample.SilentMember(3, WrongPassword)));
        explorer.Pass(TimeSpan.FromSeconds(4)).Send(new ClusterMessage(Sample.Healthy()));
        Assert.Equal(
            [
                "first look: healthy, 3 of 3 members answer, leader n2, term 7",
                "denied: http://127.0.0.1:2379: wrong user name or password: 'ann' was not let in",
                "no longer denied after about 4 s",
            ],
            explorer.State.Cluster.Timeline.Entries.Select(static entry => entry.Text));
    }

    [Fact]
    public void A_first_look_at_members_that_deny_everything_claims_nothing_and_their_list_is_no_news_later()
    {
        var explorer = new TestExplorer(new(120, 30)).Send(Denied(new MemberReport { Endpoints = [Sample.Endpoint], Error = WrongPassword }));
        explorer.Pass(TimeSpan.FromSeconds(2)).Send(new ClusterMessage(Sample.Healthy()));
        Assert.Equal(
            ["first look: denied: http://127.0.0.1:2379: wrong user name or password: 'ann' was not let in", "no longer denied after about 2 s"],
            explorer.State.Cluster.Timeline.Entries.Select(static entry => entry.Text));
    }

    [Theory]
    [InlineData(EtcdErrorKind.AuthenticationFailed)]
    [InlineData(EtcdErrorKind.Unauthenticated)]
    [InlineData(EtcdErrorKind.PermissionDenied)]
    public void A_watch_that_is_refused_is_denied_whatever_is_tried_next(EtcdErrorKind kind)
    {
        var refusal = new EtcdException(kind, "This one not.", Sample.Endpoint);
        Live().Mirror(new WatchUpdate.Disconnected(refusal, TimeSpan.FromSeconds(1))).AssertShows(" denied, 0 s old: This one not.");
        Live().Send(new KeyspaceRefusedMessage(refusal)).AssertShows(" denied, 0 s old: This one not.");
    }

    [Fact]
    public void Other_keys_to_follow_are_no_watch_that_was_lost()
    {
        var explorer = Live().Mirror(new WatchUpdate.Listing(1001, 1, null)).Mirror(new WatchUpdate.Listed(1001)).Mirror(new WatchUpdate.Connected(Sample.Endpoint, default));
        explorer.Send(new KeyspaceRefusedMessage(WrongPassword)).Pass(TimeSpan.FromSeconds(4)).Listed("a");
        Assert.DoesNotContain(explorer.State.Cluster.Timeline.Entries, static entry => entry.Text.Contains("watch", StringComparison.Ordinal));
    }

    [Fact]
    public void A_learner_alone_is_shown_as_one_its_keys_stay_and_edits_say_what_to_give()
    {
        var refused = new EtcdException(EtcdErrorKind.LearnerRefused, "http://127.0.0.1:2385: this member is a learner; give a voter's endpoint to write or watch.", Sample.Endpoint);
        var learner = Sample.Member(4, learner: true) with { Name = "" };
        var explorer = Live().Mirror(new WatchUpdate.Disconnected(refused, TimeSpan.FromSeconds(5)));
        explorer.Send(new ClusterMessage(ClusterAssessment.Assess([learner], refused)));
        explorer.AssertShows("learner only: 4 as last known there, r1000");
        explorer.AssertShows("Cluster ─ learner only · leader 2 · term 7");
        explorer.AssertShows("this member is a learner; give a voter's endpoint to write");
        AssertNothingUntrue(explorer);
        foreach (var key in "e n d D".Split(' '))
        {
            Assert.Equal("Edits are off: 4 is a learner. Give a voter's endpoint (--endpoints) to write.", explorer.Press(key).Notice);
        }
    }

    private static void AssertNothingUntrue(TestExplorer explorer)
    {
        foreach (var word in Untrue)
        {
            explorer.AssertHides(word);
        }
    }

    private static TestExplorer Live() => TestExplorer.Live("a").Resize(120, 30).Send(new ClusterMessage(Sample.Healthy()));

    private static ClusterMessage Denied(params MemberReport[] members) => new(ClusterAssessment.Assess(members, WrongPassword));
}
