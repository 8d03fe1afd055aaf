using KvTui.Core.Care;
using KvTui.Core.Care.Guided;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Care;

/// <summary>A course of care on the screen, from its beginning to its end, and what comes in between.</summary>
public sealed class CareCourseTests
{
    [Fact]
    public void It_begins_with_what_fills_the_cluster_and_asks_how_much_of_the_history_is_kept()
    {
        var explorer = CareSample.Opened("space").Send(new OperationMessage.OldestTold(235));

        explorer.AssertSays("n1, follower: 25 MiB, 12 MiB of it in use (52 % free inside)");
        explorer.AssertSays("r235 to r10234 can be read: 10000 revisions. Keys by size: :du.");
        explorer.AssertSays("Alarm NOSPACE of n1.");
        explorer.AssertSays("Enter asks how much of the history is kept.");
        var prompt = explorer.Press("enter").Top<Layer.Prompt>();
        Assert.Equal((PromptKind.Kept, "1000", true), (prompt.Kind, prompt.Text, prompt.IsOffered));
        explorer.Press("enter").Top<Layer.Care>();
        explorer.AssertSays(
            "Of the history from r235 to r10234, r235 to r9234 are forgotten: 9000 of 10000 revisions. Keys as they are now remain");
    }

    [Fact]
    public void Each_step_asks_and_the_next_one_is_proposed_until_writes_work()
    {
        var explorer = CareSample.Chosen().Agrees().Ends().Agrees().Ends().Agrees().Ends().Agrees();
        explorer.Ends(CareSample.Three(leader: 1)).Agrees().Ends(CareSample.Three(leader: 1)).Agrees();
        explorer.Ends(CareSample.Three(leader: 1, isFull: false)).Agrees().Ends(CareSample.Three(leader: 1, isFull: false));

        Assert.Equal(
            [
                new CareStep.Compact(9235), new CareStep.Defragment(1), new CareStep.Defragment(3), new CareStep.MoveLeader(2, 1),
                new CareStep.Defragment(2), new CareStep.Disarm(new(1, AlarmKind.NoSpace)), new CareStep.TestWrite(),
            ],
            explorer.Begun());
        explorer.AssertSays("1. done: compacted: r9235 is the oldest revision now");
        explorer.AssertSays("2. done: n1: defragmented in 2.5 s, 25 MiB before, 25 MiB now");
        explorer.AssertSays("7. done: a lease was granted and revoked: writes work");
        explorer.AssertSays("All is done: writes work.");
        Assert.True(explorer.State.Care.Course!.IsFinished);
        explorer.Press("enter").Top<Layer.Care>();
    }

    [Fact]
    public void All_of_the_history_can_be_kept_and_that_chosen_again()
    {
        var explorer = CareSample.Opened("space").Press("enter").Type("none").Press("enter");
        Assert.Equal("a number of revisions, or all", explorer.Top<Layer.Prompt>().Error);
        explorer.Press("ctrl+u").Type("all").Press("enter");
        Assert.Equal(new CareStep.Defragment(1), explorer.State.Care.Course!.Next);
        explorer.AssertSays("All of the history is kept.");

        explorer.Press("e ctrl+u").Type("20000").Press("enter");
        Assert.Contains("nothing is to be forgotten", explorer.Notice, StringComparison.Ordinal);
        explorer.Press("e ctrl+u").Type("34").Press("enter");
        Assert.Equal(new CareStep.Compact(10201), explorer.State.Care.Course!.Next);
    }

    [Fact]
    public void The_default_of_a_question_does_nothing_and_it_says_what_will_happen_where()
    {
        var explorer = CareSample.Chosen().Agrees().Ends().Press("enter");

        explorer.AssertSays("n1 (follower, 25 MiB, 12 MiB of it in use) of cluster local (http://127.0.0.1:2379) will be defragmented.");
        explorer.AssertSays(
            "Now: 3 of 3 voters answer, quorum 2: 1 more may fail\nMeanwhile: 2 of 3 voters answer, quorum 2: none may fail");
        explorer.Press("enter").Top<Layer.Care>();
        Assert.Equal([new CareStep.Compact(9235)], explorer.Begun());
    }

    [Fact]
    public void Where_it_is_wanted_the_name_of_the_profile_is_typed_first()
    {
        var explorer = CareSample.Opened("defrag", Sample.Settings with { Confirm = ConfirmLevel.Typed }).Press("enter enter");
        explorer.Top<Layer.Question>();

        explorer.Type("local").Press("enter");

        Assert.Equal([new CareStep.Defragment(1)], explorer.Begun());
    }

    [Fact]
    public void A_course_that_is_left_goes_on_its_outcome_is_told_and_it_is_taken_up_where_it_was()
    {
        var explorer = CareSample.Opened("defrag").Agrees().Press("esc");
        Assert.Null(explorer.State.TopLayer);

        explorer.Send(new OperationMessage.StepProgressed(1, "defragment n1: 2 s"));
        explorer.Command("defrag").AssertSays("Now: defragment n1: 2 s. Esc leaves, and it goes on; etcd does not stop it.");
        explorer.Press("esc").Ends();
        Assert.Equal("n1: defragmented in 2.5 s, 25 MiB before, 25 MiB now. :defrag goes on.", explorer.Notice);

        explorer.Command("defrag").AssertSays("1. done: n1: defragmented");
        Assert.Equal(new CareStep.Defragment(3), explorer.State.Care.Course!.Next);
    }

    [Fact]
    public void While_a_step_is_being_done_no_other_one_begins_whatever_is_asked_for()
    {
        var explorer = CareSample.Opened("defrag").Agrees().Press("enter enter");
        Assert.Contains("being done: defragment n1", explorer.Notice, StringComparison.Ordinal);

        explorer.Press("d esc").Command("space");

        Assert.Contains("a step of :defrag is being done", explorer.Notice, StringComparison.Ordinal);
        Assert.Equal(CareKind.Defragmentation, explorer.State.Care.Course!.Kind);
        Assert.Single(explorer.Begun());
    }

    [Fact]
    public void A_course_that_was_begun_is_finished_or_given_up_before_another_one_begins()
    {
        var explorer = CareSample.Opened("defrag").Agrees().Ends().Press("esc").Command("space");

        Assert.Equal(":defrag is not finished; this is its course, d gives it up", explorer.Notice);
        Assert.Equal(CareKind.Defragmentation, explorer.State.Care.Course!.Kind);
        explorer.Press("d esc").Command("space");
        Assert.Equal(CareKind.Space, explorer.State.Care.Course!.Kind);
    }

    [Fact]
    public void Only_the_wait_for_a_compaction_can_be_stopped()
    {
        var compaction = CareSample.Chosen().Agrees().Press("ctrl+c");
        Assert.IsType<Effect.StopWaiting>(compaction.Effects[^1]);

        var defragmentation = CareSample.Opened("defrag").Agrees().Press("ctrl+c");
        Assert.DoesNotContain(defragmentation.Effects, static effect => effect is Effect.StopWaiting);
        Assert.Contains("etcd does not stop what it has begun", defragmentation.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_was_refused_comes_next_again()
    {
        var explorer = CareSample.Opened("defrag").Agrees().Fails("defragment n1: n1 leads now; run it again.");

        explorer.AssertSays("not done: defragment n1: n1 leads now");
        Assert.Equal(new CareStep.Defragment(1), explorer.State.Care.Course!.Next);
        Assert.Empty(explorer.State.Care.Course.Progress!.Defragmented);
    }

    [Fact]
    public void It_stops_when_a_member_does_not_come_back_and_goes_on_once_it_is_well()
    {
        var explorer = CareSample.Opened("defrag").Agrees().Ends(CareSample.Three(silent: 1), "n1 does not answer");

        explorer.AssertSays("1. done: n1: defragmented in 2.5 s, 25 MiB before, how much now is not known");
        explorer.AssertSays("Not now: n1 does not answer; look at that member first, the course goes on once it is well.");
        explorer.Press("enter").Top<Layer.Care>();
        Assert.Single(explorer.Begun());

        explorer.Send(new ClusterMessage(CareSample.Three())).Agrees();
        Assert.Equal([new CareStep.Defragment(1), new CareStep.Defragment(3)], explorer.Begun());
    }

    [Fact]
    public void Beside_a_silent_member_none_is_defragmented()
    {
        var explorer = CareSample.Opened("defrag", report: CareSample.Three(silent: 3)).Press("enter");

        explorer.Top<Layer.Care>();
        Assert.StartsWith(
            "Not now: n3 does not answer (2 of 3 voters answer, quorum 2: none may fail)", explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_was_elected_meanwhile_is_not_touched()
    {
        var explorer = CareSample.Opened("defrag").Agrees().Ends().Press("enter");
        explorer.AssertSays("Defragment n3");

        explorer.Send(new ClusterMessage(CareSample.Three(leader: 3))).Press("tab enter");

        Assert.Contains("Nothing was done: the cluster has changed since", explorer.Notice, StringComparison.Ordinal);
        Assert.Equal(new CareStep.Defragment(2), explorer.State.Care.Course!.Next);
        Assert.Single(explorer.Begun());
    }

    [Fact]
    public void A_report_that_was_asked_for_before_a_step_ended_is_out_of_date()
    {
        var explorer = CareSample.Chosen().Agrees();
        var asked = explorer.Now;
        explorer.Pass(TimeSpan.FromSeconds(1)).Ends(CareSample.Three(isFull: false));

        explorer.Send(new ClusterMessage(CareSample.Three(), asked));

        Assert.Empty(explorer.State.Care.Course!.Report.Alarms);
    }

    [Fact]
    public void Quitting_while_a_step_is_being_done_asks_and_says_what_that_means()
    {
        var explorer = CareSample.Opened("defrag").Agrees().Press("esc q");

        explorer.AssertSays("Being done: defragment n1. Quitting does not stop it; the next start tells how far it was.");
        Assert.True(explorer.Press("tab enter").State.Quitting);
    }
}
