using KvTui.Core.Care;
using KvTui.Core.Care.Guided;
using KvTui.Core.Dialogs;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Care;

/// <summary>What keeps a course of care from going on, and what others have left behind.</summary>
public sealed class CareGuardTests
{
    [Fact]
    public void Where_nothing_may_be_written_it_is_shown_and_nothing_is_done()
    {
        var readOnly = CareSample.Opened("defrag", Sample.Settings with { ReadOnly = true }).Press("enter");
        Assert.Equal("Not now: Read-only: nothing can be changed (started with --read-only).", readOnly.Notice);

        var confined = CareSample.Opened("space", Sample.Settings with { Root = EtcdKey.FromText("/app/") }).Press("enter");
        Assert.Equal(
            "Not now: The explorer is confined to /app/, and this concerns the whole cluster; start it without --root.", confined.Notice);

        var bob = CareSample.Opened("defrag").Send(new AccessMessage(AccessSample.Bob)).Press("enter");
        Assert.Equal("Not now: This takes the role root, which bob does not have; log in as a user that has it (--user).", bob.Notice);

        Assert.All([readOnly, confined, bob], static explorer =>
        {
            explorer.Top<Layer.Care>();
            Assert.Empty(explorer.Begun());
        });
    }

    [Fact]
    public void A_locked_profile_is_unlocked_first()
    {
        var explorer = CareSample.Opened("defrag", AccessSample.Production).Press("enter");
        Assert.IsType<DialogPurpose.Unlock>(explorer.Top<Layer.Question>().Purpose);

        explorer.Type("shop-prod").Press("enter").Top<Layer.Care>();
        explorer.Agrees();
        Assert.Single(explorer.Begun());
    }

    [Fact]
    public void On_another_cluster_than_was_asked_about_nothing_is_done()
    {
        var explorer = CareSample.Opened("defrag").Press("enter");
        explorer.With(explorer.State with { Keyspace = explorer.State.Keyspace with { ClusterId = 0xC2 } }).Press("tab enter");

        Assert.StartsWith("Nothing was done: it was read from cluster 00000000000000c1", explorer.Notice, StringComparison.Ordinal);
        Assert.Empty(explorer.Begun());
    }

    [Fact]
    public void Before_anything_is_known_of_the_cluster_no_course_begins()
    {
        var explorer = new TestExplorer().Listed("/app/a").Command("space");

        Assert.Null(explorer.State.TopLayer);
        Assert.Equal("Nothing is known of the cluster yet.", explorer.Notice);
    }

    [Fact]
    public void What_was_left_behind_is_told_once_and_gone_on_with()
    {
        var explorer = new TestExplorer().Send(new OperationMessage.AccountsFound([CareSample.Left()])).Listed("/app/a");
        Assert.Null(explorer.Notice);

        explorer.Send(new ClusterMessage(CareSample.Three()));
        Assert.Equal(
            "kvtui ended (process 4242) when it was to defragment n3, from 12:00 on: whether that was done is not known; "
                + "what etcd has begun it goes on with by itself. n1 is defragmented, n2 and n3 remain. :space goes on from there.",
            explorer.Notice);
        explorer.Pass(TimeSpan.FromSeconds(20)).Send(new ClusterMessage(CareSample.Three()));
        Assert.Null(explorer.Notice);

        explorer.Command("space").AssertSays("Taken up: kvtui ended (process 4242)");
        explorer.Agrees();
        Assert.Equal([new CareStep.Defragment(3)], explorer.Begun());
        var account = explorer.Last<Effect.DoStep>().Account;
        Assert.Equal(("left", 0xC1UL), (account.Name, account.ClusterId));
        Assert.Equal([1UL], account.Progress.Defragmented);
    }

    [Fact]
    public void What_was_left_behind_can_be_given_up()
    {
        var explorer = CareSample.Opened("defrag").Send(new OperationMessage.AccountsFound([CareSample.Left(CareKind.Defragmentation)]));
        Assert.Equal(new CareStep.Defragment(3), explorer.State.Care.Course!.Next);

        explorer.Press("d");

        Assert.Equal("left", explorer.Last<Effect.DropAccount>().Name);
        Assert.Equal(new CareStep.Defragment(1), explorer.State.Care.Course!.Next);
        explorer.AssertSaysNot("Taken up");
    }

    [Fact]
    public void What_another_cluster_or_another_course_has_left_or_one_that_runs_is_not_gone_on_with()
    {
        var explorer = CareSample.Opened("defrag").Send(new OperationMessage.AccountsFound(
        [
            CareSample.Left(CareKind.Defragmentation, cluster: 7), CareSample.Left(),
            CareSample.Left(CareKind.Defragmentation) with { IsAlive = true },
        ]));

        Assert.Equal(new CareStep.Defragment(1), explorer.State.Care.Course!.Next);
        explorer.AssertSays("Another kvtui (process 4242) cares for this cluster too: from 12:00 on it was to defragment n3.");
    }

    [Fact]
    public void An_account_between_two_steps_says_so()
    {
        var account = CareSample.Left() with { UnderWay = null };

        Assert.Equal(
            "kvtui ended (process 4242) between two steps, the last one ended at 12:00. n1 is defragmented, n2 and n3 remain.",
            AccountText.Left(account, CareSample.Three(), Sample.Start));
        Assert.Equal(
            "kvtui ended (process 4242) between two steps, the last one ended at 12:00. "
                + "What was changed before r900 is still to be forgotten. No member is known to be defragmented, n1, n2 and n3 remain.",
            AccountText.Left(account with { Progress = SpaceProgress.Begin(900) }, CareSample.Three(), Sample.Start));
        Assert.Contains(
            "ended at 2026-01-01 12:00.",
            AccountText.Left(account, CareSample.Three(), Sample.Start + TimeSpan.FromDays(1)), StringComparison.Ordinal);
    }
}
