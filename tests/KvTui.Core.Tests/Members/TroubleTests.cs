using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Members;

/// <summary>What the status line says in trouble, and which actions are off then.</summary>
public sealed class TroubleTests
{
    private static readonly EtcdException NoLeader = new(EtcdErrorKind.NoLeader, "n1 knows no leader.", Sample.Endpoint);

    [Fact]
    public void A_member_that_stops_answering_is_named_with_the_time()
    {
        var pending = Sample.SilentMember(1, Sample.Silent) with { Pending = TimeSpan.FromSeconds(1) };
        var explorer = Wide().Send(Report(null, pending, Sample.Member(2), Sample.Member(3)));
        explorer.AssertShows("no answer from n1 for 1 s, r1000");
        explorer.Pass(TimeSpan.FromSeconds(2)).AssertShows("no answer from n1 for 3 s, r1000");
        explorer.Mirror(new WatchUpdate.Connected(new("127.0.0.1", 2381, false), default)).AssertShows("via n2 · live r1000");
    }

    [Fact]
    public void Without_a_quorum_it_says_who_is_read_and_how_old_that_is_and_edits_are_off()
    {
        var explorer = Wide().Mirror(new WatchUpdate.Disconnected(NoLeader, TimeSpan.FromSeconds(1)));
        explorer.Send(Report(NoLeader, Sample.Member(1, 0), Sample.SilentMember(2, Sample.Refused), Sample.SilentMember(3, Sample.Refused)));
        explorer.Pass(TimeSpan.FromSeconds(14)).AssertShows("no quorum: reading n1 only, r1000, 14 s old");
        foreach (var key in "e n d D".Split(' '))
        {
            explorer.Press(key);
            Assert.Equal("Edits are off: no quorum. 2 of 3 members do not answer (n2, n3); reading n1 only.", explorer.Notice);
            Assert.Null(explorer.State.TopLayer);
        }
    }

    [Fact]
    public void The_age_goes_on_when_the_watch_ends_at_last()
    {
        var explorer = Wide().Send(Report(NoLeader, Sample.Member(1, 0), Sample.SilentMember(2, Sample.Refused), Sample.SilentMember(3, Sample.Refused)));
        explorer.Pass(TimeSpan.FromSeconds(3)).AssertShows("no quorum: reading n1 only, r1000, 3 s old");
        explorer.Mirror(new WatchUpdate.Disconnected(NoLeader, TimeSpan.Zero)).AssertShows("no quorum: reading n1 only, r1000, 3 s old");
    }

    [Fact]
    public void While_a_leader_is_elected_edits_are_off_until_then()
    {
        var explorer = Wide().Send(Report(NoLeader, Sample.Member(1, 0), Sample.SilentMember(2, Sample.Refused), Sample.Member(3, 0)));
        explorer.AssertShows("no leader: reading n1, n3, r1000");
        Assert.Equal("Edits are off: no leader. n1, n3 are electing one.", explorer.Press("e").Notice);
        explorer.Send(new ClusterMessage(Sample.Healthy())).Pass(TimeSpan.FromMinutes(1)).AssertShows("live r1000");
    }

    [Fact]
    public void A_refused_client_certificate_is_named_in_the_key_pane_the_cluster_pane_and_the_status_line()
    {
        const string Reason = "does not accept the client certificate 'CN=x' of 'x.crt': its extended key usage lacks clientAuth";
        var refused = new EtcdException(EtcdErrorKind.TlsClientCertificate, $"{Sample.Endpoint} {Reason}; use one that is issued for clients.", Sample.Endpoint);
        var explorer = new TestExplorer(new(240, 40)).Mirror(new WatchUpdate.Disconnected(refused, TimeSpan.Zero));
        explorer.Send(new ClusterMessage(Sample.Report(Sample.SilentMember(0, refused))));
        var lines = explorer.Screen.Split('\n');
        Assert.Contains(lines, line => line.Contains($"unreachable for 0 s: {Reason}", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains($"offline 0 s: {Reason}", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains($"│{Sample.Endpoint} does not accept", StringComparison.Ordinal));
        explorer.AssertHides("connecting …");
    }

    [Fact]
    public void When_nobody_answers_it_is_offline_with_the_cause_and_the_next_try()
    {
        var explorer = Wide().Mirror(new WatchUpdate.Disconnected(Sample.Refused, TimeSpan.FromSeconds(3)));
        explorer.Send(Report(NoLeader, Sample.SilentMember(1, Sample.Refused), Sample.SilentMember(2, Sample.Refused), Sample.SilentMember(3, Sample.Refused)));
        explorer.AssertShows("offline 0 s in 3 s: connection refused, r1000");
        Assert.Equal("Edits are off: offline. No member answers.", explorer.Press("e").Notice);
    }

    [Fact]
    public void A_full_database_turns_puts_off_and_leaves_deleting_on()
    {
        var explorer = Wide().Send(Report(null, Sample.Member(1, 2, false, "memberID:2 alarm:NOSPACE "), Sample.Member(2), Sample.Member(3)));
        explorer.AssertShows("live r1000 · NOSPACE: no puts");
        Assert.StartsWith("Puts are off: alarm NOSPACE of n2, the database is full", explorer.Press("e").Notice, StringComparison.Ordinal);
        Assert.StartsWith("Puts are off: alarm NOSPACE of n2", explorer.Press("n").Notice, StringComparison.Ordinal);
        explorer.Press("d");
        explorer.Top<Core.Explorer.Layer.Question>();
    }

    [Fact]
    public void A_corrupt_cluster_is_only_read()
    {
        var explorer = Wide().Send(Report(null, Sample.Member(1, 2, false, "memberID:3 alarm:CORRUPT "), Sample.Member(2), Sample.Member(3)));
        explorer.AssertShows("live r1000 · CORRUPT: no writes");
        Assert.StartsWith("Writes are off: alarm CORRUPT of n3", explorer.Press("d").Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_never_hides_how_true_the_screen_is()
    {
        var explorer = TestExplorer.Live("a").Send(Report(NoLeader, Sample.Member(1, 0), Sample.SilentMember(2, Sample.Refused), Sample.SilentMember(3, Sample.Refused)));
        explorer.Press("e").AssertShows(" local · via n1 · no quorum: reading n1 only, r1000, 0 s old");
        explorer.AssertShows("│Edits are off: no quorum. 2 of 3 members do not answer (n2, n3); reading n1 │");
        explorer.AssertShows("│only.  ");
        explorer.Press("esc").AssertHides("Edits are off");
    }

    [Fact]
    public void A_save_is_not_sent_while_writes_are_off_and_the_text_stays()
    {
        var explorer = Wide().Press("e").Type("x");
        explorer.Send(Report(NoLeader, Sample.Member(1, 0), Sample.SilentMember(2, Sample.Refused), Sample.SilentMember(3, Sample.Refused)));
        explorer.Press("ctrl+s");
        Assert.EndsWith("reading n1 only. The text stays here.", explorer.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain(explorer.Effects, effect => effect is Effect.Write);
        explorer.Send(new ClusterMessage(Sample.Healthy()));
        Assert.Null(explorer.Notice);
        explorer.Press("ctrl+s").Last<Effect.Write>();
    }

    [Fact]
    public void A_leader_that_does_not_answer_is_named_as_long_as_the_others_follow_it()
    {
        var explorer = Wide().Send(Report(null, Sample.Member(1), Sample.SilentMember(2, Sample.Refused), Sample.Member(3))).Press("3 f");
        explorer.AssertShows("The leader, n2, does not answer from here: until another is elected, writes work only if the others still reach it");
        explorer.Send(Report(null, Sample.Member(1, 3), Sample.SilentMember(2, Sample.Refused), Sample.Member(3, 3))).AssertShows("Reads and writes work; none may fail.");
    }

    [Fact]
    public void The_timeline_tells_when_the_watch_was_lost_and_back()
    {
        var explorer = Wide().Send(new ClusterMessage(Sample.Healthy())).Mirror(new WatchUpdate.Disconnected(Sample.Refused, TimeSpan.Zero));
        explorer.Pass(TimeSpan.FromSeconds(3)).Mirror(new WatchUpdate.Connected(new("127.0.0.1", 2383, false), default));
        Assert.Equal(["watch lost at n1: connection refused", "watch back at n3 after 3 s"], explorer.State.Cluster.Timeline.Entries.TakeLast(2).Select(entry => entry.Text));
    }

    [Fact]
    public void A_key_that_this_user_may_not_write_is_only_read_until_asked_again()
    {
        var explorer = TestExplorer.Live("a", "b").Resize(160, 30).Press("e").Type("x").Press("ctrl+s");
        explorer.WriteEnds(new WriteOutcome.Failed(new(EtcdErrorKind.PermissionDenied, "The user app may not write a.", Sample.Endpoint)));
        explorer.Press("esc").Press("tab enter").Pass(TimeSpan.FromMinutes(1));
        Assert.Null(explorer.State.Detail.Edit);
        explorer.AssertShows("live r1000 · no right to write");
        Assert.Equal("Edits are off: this user may not write a; r tries again.", explorer.Press("1 e").Notice);
        explorer.Press("down").Answer().Pass(TimeSpan.FromMinutes(1)).AssertHides("no right to write");
        explorer.Press("up r").Answer().Press("e");
        Assert.NotNull(explorer.State.Detail.Edit);
    }

    private static TestExplorer Wide() => TestExplorer.Live("a").Resize(160, 30);

    private static ClusterMessage Report(EtcdException? read, params MemberReport[] members) => new(ClusterAssessment.Assess(members, read));
}
