using System.Text;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Writes;

/// <summary>What the screen says when the answer to a write got lost, and that the text in the editor is never lost with it.</summary>
public sealed class SaveOutcomeTests
{
    private static readonly KeyValue Stored = Sample.Pair("k", "old");
    private static readonly WriteOutcome.Unknown Unknown = new(Sample.Lost, new(Stored, 1000, 1, true));

    [Fact]
    public void While_it_is_being_found_out_the_editor_says_so()
    {
        var explorer = Saving();
        explorer.Send(new OperationMessage.WriteDoubted(explorer.LastWrite()));
        explorer.AssertShows("checking …");
        Assert.Equal("The answer was lost; checking whether k was saved …", explorer.Notice);
        explorer.Type("y").AssertShows("new old");
    }

    [Fact]
    public void A_save_that_was_not_applied_leaves_the_text_and_can_be_tried_again()
    {
        var explorer = Saving().WriteEnds(new WriteOutcome.NotApplied(Stored, Sample.Lost));
        Assert.StartsWith("k was not saved, it is still r100. Ctrl-S tries again. The cause: ", explorer.Notice, StringComparison.Ordinal);
        Assert.Empty(explorer.State.Writes.Unresolved);
        Assert.Equal(100, Save(explorer.Press("ctrl+s")).Base.ModRevision);
        Assert.Equal(2, explorer.Effects.OfType<Effect.Write>().Count());
    }

    [Fact]
    public void A_save_of_unknown_fate_shows_both_values_marks_the_editor_and_stays_guarded()
    {
        var explorer = Saving().WriteEnds(Unknown);
        explorer.AssertSays("- old");
        explorer.AssertSays("+ new old");
        explorer.AssertSays("Outcome of the save unknown: - stored now, r100, + yours");
        Assert.StartsWith("It is unknown whether k was saved.", explorer.Notice, StringComparison.Ordinal);
        explorer.Press("esc").AssertShows("outcome of the save unknown");
        Assert.Equal((100, "new old"), (Save(explorer.Press("ctrl+s")).Base.ModRevision, Text(Save(explorer))));
    }

    [Fact]
    public void What_is_shown_beside_a_save_of_unknown_fate_guards_the_next_one()
    {
        var explorer = Saving().WriteEnds(Unknown with { Stored = new(Sample.Pair("k", "theirs", 1005, 9), 1010, 1, true) });
        explorer.AssertSays("- theirs");
        Assert.Equal(1005, Save(explorer.Press("esc ctrl+s")).Base.ModRevision);
        explorer = Saving().WriteEnds(Unknown with { Stored = new(null, 1010, 1, true) });
        explorer.AssertSays("the key does not exist now");
        Assert.IsType<WriteRequest.Create>(explorer.Press("esc ctrl+s").LastWrite());
    }

    [Fact]
    public void What_only_one_member_says_is_shown_as_such_and_guards_nothing()
    {
        var explorer = Saving().Send(new ClusterMessage(Sample.Healthy()));
        explorer.WriteEnds(Unknown with { Stored = new(Sample.Pair("k", "theirs", 1005, 9), 1010, 2, false) });
        explorer.AssertSays("- on n2 at r1010, maybe old, + yours");
        Assert.Equal(100, Save(explorer.Press("esc ctrl+s")).Base.ModRevision);
        Saving().WriteEnds(Unknown with { Stored = null }).AssertSays("nothing could be read");
    }

    [Fact]
    public void When_the_cluster_is_back_the_fate_is_found_out_and_a_save_that_was_applied_closes_the_editor()
    {
        var explorer = Back(Saving().WriteEnds(Unknown).Press("esc"));
        var lost = explorer.Last<Effect.FindOut>();
        Assert.Same(Sample.Lost, lost.Error);
        Back(explorer);
        Assert.Single(explorer.Effects.OfType<Effect.FindOut>());
        explorer.Send(new OperationMessage.FoundOut(lost.Request, new WriteOutcome.Applied(1001, Next("new old"), 1)));
        Assert.Null(explorer.State.Detail.Edit);
        Assert.Equal("Now known: k saved at r1001", explorer.Notice);
        Assert.Empty(explorer.State.Writes.Unresolved);
    }

    [Fact]
    public void When_a_member_answers_again_the_fate_is_found_out_though_the_watch_never_broke()
    {
        var explorer = Saving().Send(new ClusterMessage(Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Silent)))).WriteEnds(Unknown);
        Assert.DoesNotContain(explorer.Effects, effect => effect is Effect.FindOut);
        explorer.Send(new ClusterMessage(Sample.Healthy())).Send(new ClusterMessage(Sample.Healthy()));
        Assert.Single(explorer.Effects.OfType<Effect.FindOut>());
    }

    [Fact]
    public void A_fate_that_stays_unknown_is_asked_for_again_the_next_time()
    {
        var explorer = Back(Saving().WriteEnds(Unknown));
        explorer.Send(new OperationMessage.FoundOut(explorer.Last<Effect.FindOut>().Request, Unknown));
        Back(explorer);
        Assert.Equal(2, explorer.Effects.OfType<Effect.FindOut>().Count());
    }

    [Fact]
    public void A_save_that_turns_out_not_to_be_applied_leaves_the_text()
    {
        var explorer = Back(Saving().WriteEnds(Unknown).Press("esc"));
        explorer.Send(new OperationMessage.FoundOut(explorer.Last<Effect.FindOut>().Request, new WriteOutcome.NotApplied(Stored, Sample.Lost)));
        explorer.AssertShows("new old");
        explorer.AssertHides("fate of the save");
        Assert.StartsWith("k was not saved, it is still r100.", explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_typed_after_a_save_of_unknown_fate_stays_when_that_turns_out_to_be_applied()
    {
        var explorer = Saving().WriteEnds(Unknown).Press("esc").Type("very ");
        explorer.Mirror(new WatchUpdate.Events(1001, [new(Etcd.Model.WatchEventKind.Put, Next("new old"), null)]));
        Assert.StartsWith("Now known: k saved at r1001; what was typed since then is not saved yet", explorer.Notice, StringComparison.Ordinal);
        Assert.Equal((1001, "new very old"), (Save(explorer.Press("ctrl+s")).Base.ModRevision, Text(Save(explorer))));
    }

    [Fact]
    public void The_watch_that_shows_the_save_resolves_it_also_if_it_came_before_the_outcome()
    {
        var after = Saving().WriteEnds(Unknown).Press("esc");
        after.Mirror(new WatchUpdate.Events(1001, [new(Etcd.Model.WatchEventKind.Put, Next("new old"), null)]));
        Assert.Equal((null, "Now known: k saved at r1001"), (after.State.Detail.Edit, after.Notice));
        var before = Saving();
        before.Mirror(new WatchUpdate.Events(1001, [new(Etcd.Model.WatchEventKind.Put, Next("new old"), null)])).WriteEnds(Unknown);
        Assert.Equal((null, "k saved at r1001"), (before.State.Detail.Edit, before.Notice));
        Assert.Empty(before.State.Writes.Unresolved);
    }

    [Fact]
    public void The_watch_that_shows_somebody_elses_change_first_rules_the_save_out()
    {
        var explorer = Saving().WriteEnds(Unknown).Press("esc");
        explorer.Mirror(new WatchUpdate.Events(1001, [new(Etcd.Model.WatchEventKind.Put, Next("theirs"), null)]));
        explorer.AssertShows("changed meanwhile to r1001");
        Assert.Equal("Now known: k was not saved, because somebody else changed it first.", explorer.Notice);
    }

    [Fact]
    public void A_deletion_of_unknown_fate_is_resolved_too()
    {
        var explorer = TestExplorer.Live("a").Press("d tab enter").WriteEnds(new WriteOutcome.Unknown(Sample.Lost, null));
        Assert.StartsWith("It is unknown whether a was deleted.", explorer.Notice, StringComparison.Ordinal);
        var copy = explorer.Copy();
        Assert.Equal("Now known: a deleted at r1001", copy.DeletedElsewhere("a", 1001).Notice);
        Back(explorer).Send(new OperationMessage.FoundOut(explorer.LastWrite(), new WriteOutcome.NotApplied(Sample.Pair("a", "a"), Sample.Lost)));
        Assert.StartsWith("a was not deleted, it is still r100.", explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Quitting_during_a_save_says_that_its_outcome_will_not_be_seen_and_the_default_is_to_stay()
    {
        var explorer = Saving().Press("ctrl+c ctrl+c");
        Assert.False(explorer.State.Quitting);
        Assert.Contains("k is being saved right now. If you quit, you will not see whether it was.", explorer.Top<Layer.Question>().State.Dialog.Text, StringComparison.Ordinal);
        Assert.False(explorer.Copy().Press("enter").State.Quitting);
        var quit = explorer.Copy().Press("tab enter");
        Assert.True(quit.State.Quitting);
        Assert.DoesNotContain(quit.Effects, effect => effect is Effect.DropDraft);
    }

    [Fact]
    public void Quitting_during_a_delete_asks_too_until_it_has_ended()
    {
        var explorer = TestExplorer.Live("a").Press("d tab enter q");
        Assert.Contains("a is being deleted", explorer.Top<Layer.Question>().State.Dialog.Text, StringComparison.Ordinal);
        explorer.WriteEnds(new WriteOutcome.Applied(1001, null, 1));
        Assert.Null(explorer.State.TopLayer);
        Assert.True(explorer.Press("q").State.Quitting);
    }

    [Fact]
    public void A_new_listing_marks_an_edit_whose_key_is_newer_there_or_gone()
    {
        var explorer = new TestExplorer().Listed([Stored]).Press("e").Type("x");
        explorer.Listed([Sample.Pair("k", "theirs", 1005)], 1010).AssertShows("changed meanwhile to r1005");
        explorer.Listed([], 1020).AssertShows("the key no longer exists");
        explorer.Listed([Stored], 1030).AssertHides("meanwhile");
    }

    [Fact]
    public void A_key_of_which_more_is_known_than_the_write_made_is_said_with_both_revisions()
    {
        var explorer = Saving().WriteEnds(new WriteOutcome.Applied(1001, Sample.Pair("k", "theirs", 1005, 3), 1));
        Assert.Equal("k saved at r1001, and changed since to r1005", explorer.Notice);
    }

    private static TestExplorer Saving() => new TestExplorer().Listed([Stored]).Press("e").Type("new ").Press("ctrl+s");

    private static TestExplorer Back(TestExplorer explorer) =>
        explorer.Mirror(new WatchUpdate.Disconnected(Sample.Lost, TimeSpan.FromSeconds(1))).Mirror(new WatchUpdate.Connected(Sample.Endpoint, new(1, 1, 1000, 8)));

    private static KeyValue Next(string value) => new(Stored.Key, Encoding.UTF8.GetBytes(value), Stored.CreateRevision, 1001, Stored.Version + 1, 0);

    private static ClusterReport Report(params MemberReport[] members) => ClusterAssessment.Assess(members, null);

    private static WriteRequest.Save Save(TestExplorer explorer) => Assert.IsType<WriteRequest.Save>(explorer.LastWrite());

    private static string Text(WriteRequest.Save save) => Encoding.UTF8.GetString(save.Value.Span);
}
