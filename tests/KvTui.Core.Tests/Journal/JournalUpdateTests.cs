using KvTui.Core.Bulk;
using KvTui.Core.Journal;
using KvTui.Core.Scans.Roster;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Journal;

/// <summary>Undo, redo and the list of one's own writes on the screen.</summary>
public sealed class JournalUpdateTests
{
    private static readonly KeyValue Old = Sample.Pair("/a", "old", 100);
    private static readonly JournalWrite Write = new(Old.Key, Old, "new"u8.ToArray());
    private static readonly JournalGroup Saved = Group(JournalAct.Save, 1);

    [Theory]
    [InlineData("z", false)]
    [InlineData("Z", true)]
    public void A_key_asks_what_is_the_next_to_be_taken_back(string key, bool isRedo)
    {
        var plan = Live().Press(key).Last<Effect.PlanUndo>();

        Assert.Equal((0UL, isRedo, 1UL), (plan.Group, plan.IsRedo, plan.ClusterId));
    }

    [Fact]
    public void Once_the_keys_of_a_cluster_are_listed_what_was_broken_off_there_is_looked_for_and_told()
    {
        var explorer = Live().Press("j k");
        Assert.Equal(1UL, Assert.Single(explorer.Effects.OfType<Effect.FindBroken>()).ClusterId);

        var plan = new BulkOrder(BulkAct.Delete, [KeyRange.Prefix(EtcdKey.FromText("/a"))]) { Count = 300 };
        explorer.Send(new OperationMessage.BrokenFound(JournalText.LeftBehind(Saved with { Act = JournalAct.DeletePrefix, Plan = plan })));
        Assert.Equal("broken off at 1 of 300; :journal goes on: /a deleted", explorer.Notice);
    }

    [Fact]
    public void It_is_asked_with_what_there_is_what_there_was_and_the_cluster()
    {
        var explorer = Planned(new(Saved, 1, [], 0, Write));

        explorer.AssertSays("“new” → “old”");
        explorer.AssertSays("cluster local");
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.Undo);
        explorer.Press("enter");
        Assert.Null(explorer.State.TopLayer);
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.Undo);
    }

    [Fact]
    public void What_was_agreed_to_is_done_and_what_came_of_it_is_said()
    {
        var plan = new UndoPlan(Saved, 1, [], 0, Write);
        var explorer = Planned(plan).Press("tab enter");
        Assert.Equal(Saved.Id, explorer.Last<Effect.Undo>().Plan.Group.Id);

        explorer.Send(new OperationMessage.UndoEnded(new(plan, 1, 1002, [], 0)));
        Assert.Equal("/a undone at r1002", explorer.Notice);
    }

    [Fact]
    public void After_somebody_else_s_change_it_is_refused_and_says_why()
    {
        var explorer = Planned(new(Saved, 0, [new(Old.Key, "changed since, at r1042")], 1, Write));

        Assert.Null(explorer.State.TopLayer);
        Assert.Contains("/a: changed since, at r1042", explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_group_the_number_is_typed_and_what_has_changed_is_named_and_left()
    {
        var group = Group(JournalAct.DeletePrefix, 300);
        var explorer = Planned(new(group, 299, [new(Old.Key, "made again since, at r1042")], 1, null));
        explorer.AssertSays("made again since");

        explorer.Type("299").Press("enter");
        Assert.True(explorer.Last<Effect.Undo>().Plan.TakesRest);
    }

    [Fact]
    public void Of_a_rename_never_half_is_taken_back()
    {
        var explorer = Planned(new(Group(JournalAct.Rename, 2), 1, [new(Old.Key, "made again since, at r1042")], 1, null));

        Assert.Null(explorer.State.TopLayer);
        Assert.Contains("Nothing was undone; /a: made again since", explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_values_of_a_masked_key_are_not_in_the_question()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { Mask = KeyMask.Of(["/a"]) }).Listed("/a")
            .Send(new OperationMessage.UndoPlanned(new(Saved, 1, [], 0, Write)));

        explorer.AssertSays("1 key will be taken back");
        explorer.AssertSaysNot("old");
    }

    [Fact]
    public void Where_nothing_may_be_written_nothing_is_taken_back()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { ReadOnly = true }).Listed("/a").Press("z");

        Assert.Contains("Read-only", explorer.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.PlanUndo);
    }

    [Fact]
    public void A_write_of_another_cluster_is_not_taken_back_in_this_one()
    {
        var explorer = Planned(new(Saved with { ClusterId = 2 }, 1, [], 0, Write)).Press("tab enter");

        Assert.Contains("Nothing was taken back", explorer.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.Undo);
    }

    [Fact]
    public void The_list_shows_what_a_write_has_changed_and_takes_back_the_one_under_the_cursor()
    {
        var explorer = Live().Command("journal");
        Assert.Equal(RosterKind.Journal, explorer.Top<Layer.Roster>().Kind);
        explorer.Lists(JournalRows.Of([Saved], explorer.Now)).Press("enter");
        Assert.Equal(Saved.Id, explorer.Last<Effect.OpenJournaled>().Group.Id);
        explorer.Send(new OperationMessage.JournalOpened(Saved, [Write]));
        Assert.Equal(["old", "new"], explorer.Top<Layer.Diff>().Lines.Select(static line => line.Text));

        explorer.Press("esc z");
        Assert.Equal(Saved.Id, explorer.Last<Effect.PlanUndo>().Group);
    }

    [Fact]
    public void After_an_undo_the_list_is_read_again()
    {
        var explorer = Live().Command("journal").Lists(JournalRows.Of([Saved], Sample.Start));
        var asked = explorer.Effects.Count(static effect => effect is Effect.StartScan);

        explorer.Send(new OperationMessage.UndoEnded(new(new(Saved, 1, [], 0, Write), 1, 1002, [], 0)));
        Assert.Equal(asked + 1, explorer.Effects.Count(static effect => effect is Effect.StartScan));
    }

    /// <summary>The key, in the cluster that the journal's actions are of.</summary>
    private static TestExplorer Live()
    {
        var explorer = TestExplorer.Live("/a");
        return explorer.With(explorer.State with { Keyspace = explorer.State.Keyspace with { ClusterId = 1 } });
    }

    private static TestExplorer Planned(UndoPlan plan) => Live().Send(new OperationMessage.UndoPlanned(plan));

    private static JournalGroup Group(JournalAct act, int keys) => new(5, act, Old.Key, 1, Sample.Start.AddSeconds(-60), "root@host")
    {
        Batches = [new JournalBatch(0, keys, "", 0, 0, 0) { Fate = JournalFate.Done, Revision = 1001 }],
    };
}
