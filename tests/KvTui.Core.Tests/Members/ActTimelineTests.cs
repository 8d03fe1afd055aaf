using KvTui.Core.Explorer.Services;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;

namespace KvTui.Core.Tests.Members;

/// <summary>What this tool, or somebody else, does to the cluster, in the timeline.</summary>
public sealed class ActTimelineTests
{
    [Theory]
    [InlineData("kvtui defragmented n1 in 4 s", ClusterActKind.Defragment, 0, "", 4)]
    [InlineData("kvtui compacted the history before r1042", ClusterActKind.Compact, 0, "1042", 0)]
    [InlineData("kvtui took back the alarm NOSPACE of n3", ClusterActKind.Disarm, 3, "NOSPACE", 0)]
    [InlineData("kvtui moved the leadership to n2", ClusterActKind.MoveLeader, 2, "", 0)]
    [InlineData("kvtui added a voter at http://a:2380", ClusterActKind.AddVoter, 0, "http://a:2380", 0)]
    [InlineData("kvtui added a learner at http://a:2380", ClusterActKind.AddLearner, 0, "http://a:2380", 0)]
    [InlineData("kvtui removed n3", ClusterActKind.RemoveMember, 3, "", 0)]
    [InlineData("kvtui changed the peer URLs of n3 to http://a:2380", ClusterActKind.UpdateMember, 3, "http://a:2380", 0)]
    [InlineData("kvtui promoted 2a", ClusterActKind.PromoteMember, 42, "", 0)]
    [InlineData("kvtui read 1 MiB of a snapshot from n1 in 12 s", ClusterActKind.Snapshot, 0, "", 12)]
    public void What_this_tool_did_is_a_sentence(string sentence, ClusterActKind kind, int member, string text, int seconds) =>
        Assert.Equal(sentence, After(Call(new(kind, (ulong)member, text), seconds)));

    [Fact]
    public void What_it_failed_to_do_is_one_too()
    {
        var act = new ClusterAct(ClusterActKind.Defragment);
        Assert.Equal("kvtui tried to defragment n1, and could not", After(Call(act, 0) with { Error = EtcdErrorKind.PermissionDenied }));
        Assert.Equal(
            "kvtui tried to defragment n1: no answer, it may be done all the same",
            After(Call(act, 5) with { Error = EtcdErrorKind.ConnectionLost }));
    }

    [Fact]
    public void Calls_of_other_kinds_are_none_and_what_never_reached_a_member_neither()
    {
        var mailbox = new Mailbox();
        var journal = new CallJournal(mailbox);
        journal.Note(Call(null, 0));
        journal.Note(Call(new(ClusterActKind.Defragment), 0) with { Error = EtcdErrorKind.Unreachable });
        Assert.False(mailbox.TryTake(out _));
        journal.Note(Call(new(ClusterActKind.Defragment), 0));
        Assert.True(mailbox.TryTake(out var message));
        Assert.IsType<ActMessage>(message);
    }

    [Fact]
    public void A_database_that_shrank_by_much_is_told()
    {
        var texts = Told(Sized(150), Sized(149), Sized(12), Sized(12));
        Assert.Equal(["n3 shrank from 149 MiB to 12 MiB: it was defragmented, or made anew"], texts);
    }

    [Fact]
    public void One_that_shrank_a_little_is_told_if_the_member_was_silent_meanwhile()
    {
        var silent = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Silent));
        Assert.Contains(
            "n3 shrank from 150 MiB to 149 MiB: it was defragmented, or made anew",
            Told(Sized(150), silent, silent, Sized(149)));
    }

    [Fact]
    public void A_database_with_an_older_revision_is_another_one_and_is_not_said_to_be_defragmented()
    {
        var member = Sample.Member(3);
        var wiped = Sample.Report(Sample.Member(1), Sample.Member(2), member with { Status = member.Status! with { DbSize = 1, Header = member.Status!.Header with { Revision = 1 } } });
        Assert.Empty(Told(Sized(150), wiped));
    }

    private static CallRecord Call(ClusterAct? act, int seconds) => new(
        "Maintenance/Any", "any", Sample.Endpoint, true, Sample.Start, TimeSpan.FromSeconds(seconds), 1, 1 << 20, null)
    { Act = act };

    private static string After(CallRecord call) =>
        TestExplorer.Live("a").Send(new ClusterMessage(Sample.Healthy())).Send(new ActMessage(call)).State.Cluster.Timeline.Entries[^1].Text;

    private static ClusterReport Sized(long mebibytes)
    {
        var member = Sample.Member(3);
        return Sample.Report(Sample.Member(1), Sample.Member(2), member with { Status = member.Status! with { DbSize = mebibytes << 20 } });
    }

    /// <summary>What the timeline tells of reports after the first.</summary>
    private static string[] Told(params ClusterReport[] reports)
    {
        var explorer = TestExplorer.Live("a");
        foreach (var report in reports)
        {
            explorer.Send(new ClusterMessage(report)).Pass(TimeSpan.FromSeconds(2));
        }

        return [.. explorer.State.Cluster.Timeline.Entries.Skip(1).Select(static entry => entry.Text)];
    }
}
