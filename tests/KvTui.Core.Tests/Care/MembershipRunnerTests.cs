using KvTui.Core.Care;
using KvTui.Core.Care.Membership;
using KvTui.Core.Care.Running;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Care;

/// <summary>Changes of a cluster of one member, n1, that somebody agreed to.</summary>
public sealed class MembershipRunnerTests : IAsyncDisposable
{
    private static readonly MembershipChange Learner = new(MembershipAct.AddLearner, null);

    private readonly FakeEtcdClient _client = new();
    private readonly Mailbox _mailbox = new();

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task A_member_is_added_to_the_cluster_that_was_shown_and_its_lines_are_told()
    {
        var changed = await ChangedAsync(new(Learner, "n4", ["http://h4:2380"], new(1, 1), 0xC1));

        Assert.Equal(["add http://h4:2380 as a learner to c1"], _client.Acts);
        Assert.Equal(("n4 added; 1 voter", true), (changed.Text, changed.IsDone));
        Assert.Contains("ETCD_NAME=n4", changed.Lines);
        Assert.Contains("ETCD_INITIAL_CLUSTER_STATE=existing", changed.Lines);
        Assert.Contains("kvtui member promote n4", changed.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_cluster_that_answers_by_now_is_not_touched()
    {
        var changed = await ChangedAsync(new(Learner, "n4", ["http://h4:2380"], new(1, 1), 0xC2));

        Assert.Empty(_client.Acts);
        Assert.Equal("n4: nothing was changed: cluster 00000000000000c1 answers now, in place of 00000000000000c2.", changed.Text);
        Assert.False(changed.IsDone);
    }

    [Fact]
    public async Task What_would_do_something_else_to_the_quorum_by_now_is_not_done()
    {
        var changed = await ChangedAsync(new(Learner, "n4", ["http://h4:2380"], new(3, 3), 0xC1));

        Assert.Empty(_client.Acts);
        Assert.Contains("it would lead to something else than was shown by now (1 of 1 voter answers", changed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_done_any_more_is_not_asked_for()
    {
        var changed = await ChangedAsync(new(new(MembershipAct.Remove, _client.Members[0]), "n1", [], new(2, 2), 0xC1));

        Assert.Empty(_client.Acts);
        Assert.Equal("n1: nothing was changed: n1 is the only voter: without it there is no cluster.", changed.Text);
    }

    [Fact]
    public async Task What_etcd_refuses_is_told_and_that_a_lost_answer_may_have_been_applied()
    {
        var order = new MembershipOrder(Learner, "n4", ["http://h4:2380"], new(1, 1), 0xC1);
        _client.OnAct = _ => throw new EtcdException(EtcdErrorKind.FailedPrecondition, "etcd refuses it; wait.");
        Assert.Equal("n4: etcd refuses it; wait.", (await ChangedAsync(order)).Text);

        _client.OnAct = _ => throw Sample.Lost;
        Assert.EndsWith("It may have been done all the same: look at the list.", (await ChangedAsync(order)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_of_a_restore_are_made_of_the_members_there_are()
    {
        _client.Members = [MemberSample.Member(1)];
        await Runner().PlanRestoreAsync(new("/backup/s.db", ["# saved"]));

        Assert.True(_mailbox.TryTake(out var message));
        var page = Assert.IsType<OperationMessage.PageFilled>(message);
        Assert.Equal((MemberLines.RestoreTitle, "# saved"), (page.Title, page.Lines[0]));
        Assert.Contains(
            "etcdutl snapshot restore /backup/s.db --name n1 --initial-cluster 'n1=http://10.0.0.1:2380' --initial-cluster-token restored-c1 "
            + "--initial-advertise-peer-urls http://10.0.0.1:2380 --data-dir /var/lib/etcd-restored --bump-revision 1000000000 --mark-compacted",
            page.Lines);
    }

    private MembershipRunner Runner() => new(_client, _mailbox, TimeProvider.System, TestContext.Current.CancellationToken);

    private async Task<OperationMessage.MembersChanged> ChangedAsync(MembershipOrder order)
    {
        await Runner().RunAsync(order);
        Assert.True(_mailbox.TryTake(out var message));
        return Assert.IsType<OperationMessage.MembersChanged>(message);
    }
}
