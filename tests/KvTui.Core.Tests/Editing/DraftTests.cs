using System.Text;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Editing.Leases;

namespace KvTui.Core.Tests.Editing;

/// <summary>An edit is kept while there is something to lose, and what others left behind is offered.</summary>
public sealed class DraftTests
{
    [Fact]
    public void Every_change_of_the_text_is_kept_and_a_move_of_the_cursor_is_not()
    {
        var explorer = Editing();
        Assert.DoesNotContain(explorer.Effects, effect => effect is Effect.KeepDraft);
        explorer.Type("ab");
        Assert.Equal(2, explorer.Effects.OfType<Effect.KeepDraft>().Count());
        var draft = explorer.Last<Effect.KeepDraft>().Draft;
        Assert.Equal(("k", 100, "abold"), (draft.Key.ToString(), draft.Base?.ModRevision, draft.Editor.GetText()));
        explorer.Press("left right end f4 esc").Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(2, explorer.Effects.OfType<Effect.KeepDraft>().Count());
    }

    [Theory]
    [InlineData("ctrl+_")]
    [InlineData("esc tab enter")]
    [InlineData("ctrl+c ctrl+c tab enter")]
    public void It_is_removed_when_there_is_nothing_to_lose_any_more(string keys)
    {
        var explorer = Editing().Type("x").Press(keys);
        Assert.Single(explorer.Effects.OfType<Effect.DropDraft>());
    }

    [Fact]
    public void A_lease_that_is_chosen_is_kept_too_with_the_text_or_alone()
    {
        var explorer = Editing().Press("alt+l n").Type("60").Press("enter");
        Assert.Equal(("old", new(LeaseUse.Grant, 60)), Last());
        explorer.Type("x");
        Assert.Equal(("xold", new(LeaseUse.Grant, 60)), Last());
        explorer.Press("alt+l d");
        Assert.Equal(("xold", new(LeaseUse.Detach)), Last());
        Assert.DoesNotContain(explorer.Press("ctrl+_").Effects, effect => effect is Effect.DropDraft);
        explorer.Press("alt+l k").Last<Effect.DropDraft>();

        (string Text, LeaseChoice Lease) Last() => (explorer.Last<Effect.KeepDraft>().Draft.Editor.GetText(), explorer.Last<Effect.KeepDraft>().Draft.Lease);
    }

    [Theory]
    [InlineData("new old", "7 B, new lease of 60 s, to be saved over r100.")]
    [InlineData("old", "3 B, new lease of 60 s, to be saved over r100.")]
    public void A_lease_that_was_chosen_is_told_in_the_offer_and_comes_back(string text, string offer)
    {
        var explorer = Offered(Sample.Left("k", "old", text) with { Lease = new(LeaseUse.Grant, 60) });
        explorer.AssertSays(offer);
        explorer.Press("tab enter").AssertShows("save: new lease of 60 s");
        Assert.Equal(text != "old", explorer.State.Detail.Edit!.Editor.IsModified);
        Assert.Equal(new(LeaseUse.Grant, 60), explorer.Last<Effect.KeepDraft>().Draft.Lease);
        var save = Assert.IsType<WriteRequest.Save>(explorer.Press("ctrl+s").LastWrite());
        Assert.Equal((text, new(LeaseUse.Grant, 60)), (Encoding.UTF8.GetString(save.Value.Span), save.Lease));
    }

    [Fact]
    public void It_is_removed_when_the_save_was_applied_and_not_before()
    {
        var explorer = Editing().Type("x").Press("ctrl+s");
        Assert.DoesNotContain(explorer.Effects, effect => effect is Effect.DropDraft);
        explorer.Copy().WriteEnds(new WriteOutcome.Unknown(Sample.Lost, null)).Last<Effect.KeepDraft>();
        explorer.WriteEnds(new WriteOutcome.Applied(1001, Sample.Pair("k", "xold", 1001, 2), 1));
        Assert.Single(explorer.Effects.OfType<Effect.DropDraft>());
    }

    [Fact]
    public void It_stays_when_the_terminal_goes_away()
    {
        var explorer = Editing().Type("x").Send(new InputEndedMessage());
        Assert.DoesNotContain(explorer.Effects, effect => effect is Effect.DropDraft);
    }

    [Fact]
    public void After_a_conflict_it_is_kept_with_what_it_would_now_replace()
    {
        var explorer = Editing().Type("x").Press("ctrl+s").WriteEnds(new WriteOutcome.Conflict(Sample.Pair("k", "theirs", 1005, 9)));
        Assert.Equal(1005, explorer.Last<Effect.KeepDraft>().Draft.Base?.ModRevision);
    }

    [Fact]
    public void That_it_can_not_be_kept_is_said_and_changes_nothing_else()
    {
        var explorer = Editing().Type("x").Send(new OperationMessage.DraftNotKept("disk full"));
        Assert.Equal("The edit would not survive a crash: no recovery file can be written (disk full).", explorer.Notice);
        explorer.AssertShows("xold");
        Assert.Contains("is lost", explorer.Press("ctrl+s ctrl+c ctrl+c").Top<Layer.Question>().State.Dialog.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_left_behind_is_offered_and_the_default_leaves_it()
    {
        var left = Sample.Left("k", "old", "new old");
        var explorer = Offered(left);
        Assert.StartsWith("An edit of k of ", explorer.Top<Layer.Question>().State.Dialog.Text, StringComparison.Ordinal);
        foreach (var key in new[] { "esc", "enter", "ctrl+c" })
        {
            var copy = explorer.Copy().Press(key);
            Assert.DoesNotContain(copy.Effects, effect => effect is Effect.SettleDraft);
            Assert.Equal("the edit is kept; e on k offers it again", copy.Notice);
            Assert.Equal((null, null), (copy.State.TopLayer, copy.State.Detail.Edit));
        }
    }

    [Theory]
    [InlineData(0, "An edit of k of 12:04 was not saved")]
    [InlineData(-1, "An edit of k of 2025-12-31 12:04 was not saved")]
    [InlineData(-365, "An edit of k of 2025-01-01 12:04 was not saved")]
    public void What_was_left_behind_on_another_day_is_offered_with_its_date(int days, string text)
    {
        var left = Sample.Left("k", "old", "new old");
        Offered(left with { EditedAt = left.EditedAt.AddDays(days) }).AssertSays(text);
    }

    [Fact]
    public void Opened_again_it_stands_in_the_editor_with_its_own_guard_and_undo_leads_to_the_stored_value()
    {
        var left = Sample.Left("/app/k", "old\r\n", "new\r\nold\n");
        var explorer = new TestExplorer().Listed("/app/k", "/b").Send(new OperationMessage.DraftsFound([left])).Press("tab enter");
        Assert.Equal(new Effect.SettleDraft(left, DraftFate.Reopened), explorer.Last<Effect.SettleDraft>());
        Assert.Equal("/app/k", explorer.Cursor);
        Assert.Equal("new\r\nold\n", explorer.Last<Effect.KeepDraft>().Draft.Editor.GetText());
        var save = Assert.IsType<WriteRequest.Save>(explorer.Copy().Press("ctrl+s").LastWrite());
        Assert.Equal((100, "new\r\nold\n"), (save.Base.ModRevision, Encoding.UTF8.GetString(save.Value.Span)));
        Assert.Equal("old\r\n", explorer.Press("ctrl+_").State.Detail.Edit!.Editor.GetText());
    }

    [Fact]
    public void Opened_again_it_is_read_from_its_beginning()
    {
        var explorer = Offered(Sample.Left("k", "old", "first\nlast\n")).Press("tab enter");
        var editor = explorer.State.Detail.Edit!.Editor;
        Assert.Equal((0, 0, 0), (editor.Line, editor.Column, editor.Top));
        Assert.StartsWith("xfirst", explorer.Type("x").State.Detail.Edit!.Editor.GetText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Opened_again_before_there_is_a_connection_it_finds_its_key_when_the_listing_comes()
    {
        var explorer = new TestExplorer().Send(new OperationMessage.DraftsFound([Sample.Left("/app/k", "old", "new")])).Press("tab enter");
        explorer.AssertShows("Edit ─ /app/k");
        explorer.AssertHides("meanwhile");
        explorer.Listed([Sample.Pair("/a", "x"), Sample.Pair("/app/k", "theirs", 900)]);
        explorer.AssertShows("changed meanwhile to r900");
        Assert.Equal("/app/k", explorer.Cursor);
        Assert.Equal("new", explorer.State.Detail.Edit!.Editor.GetText());
    }

    [Fact]
    public void Opened_again_a_new_key_is_still_a_new_key()
    {
        var explorer = new TestExplorer().Listed("/a").Send(new OperationMessage.DraftsFound([Sample.Left("/n", null, "text")])).Press("tab enter ctrl+s");
        Assert.Equal("/n", Assert.IsType<WriteRequest.Create>(explorer.LastWrite()).Key.ToString());
    }

    [Fact]
    public void Several_are_offered_one_after_the_other()
    {
        var explorer = Offered(Sample.Left("k", "old", "1"), Sample.Left("n", null, "2"), Sample.Left("m", null, "3"));
        explorer.Press("tab tab enter");
        Assert.Equal(DraftFate.Discarded, explorer.Last<Effect.SettleDraft>().Fate);
        explorer.AssertSays("An edit of n of ");
        explorer.Press("tab enter");
        Assert.Null(explorer.State.TopLayer);
        explorer.Press("esc tab enter").AssertSays("An edit of m of ");
    }

    [Fact]
    public void Put_off_it_is_offered_again_when_its_key_is_to_be_edited()
    {
        var left = Sample.Left("k", "old", "new old");
        var explorer = new TestExplorer().Listed([Sample.Pair("a", "a"), Sample.Pair("k", "old")]).Send(new OperationMessage.DraftsFound([left])).Press("esc");
        Assert.Null(explorer.Copy().GoTo("a").Press("e").State.TopLayer);
        explorer.GoTo("k").Press("e");
        Assert.StartsWith("An edit of k of ", explorer.Top<Layer.Question>().State.Dialog.Text, StringComparison.Ordinal);
        var reopened = explorer.Copy().Press("tab enter");
        Assert.Equal("new old", reopened.State.Detail.Edit!.Editor.GetText());
        Assert.Equal(new Effect.SettleDraft(left, DraftFate.Reopened), reopened.Last<Effect.SettleDraft>());
        Assert.Null(reopened.Press("ctrl+_ esc e").State.TopLayer);
        var discarded = explorer.Copy().Press("tab tab enter");
        Assert.Equal(new Effect.SettleDraft(left, DraftFate.Discarded), discarded.Last<Effect.SettleDraft>());
        Assert.Equal("old", discarded.Press("e").State.Detail.Edit!.Editor.GetText());
    }

    [Theory]
    [InlineData("esc")]
    [InlineData("enter")]
    [InlineData("ctrl+c")]
    public void Offered_for_its_key_the_default_goes_back_and_it_is_offered_again(string key)
    {
        var explorer = Offered(Sample.Left("k", "old", "new old")).Press("esc e").Press(key);
        Assert.Equal((null, null), (explorer.State.TopLayer, explorer.State.Detail.Edit));
        Assert.NotNull(explorer.Press("e").Top<Layer.Question>());
    }

    [Fact]
    public void The_key_can_be_edited_without_it_and_it_stays_put_off()
    {
        var explorer = Offered(Sample.Left("k", "old", "new old")).Press("esc 2 e tab tab tab enter").Answer();
        Assert.Equal("old", explorer.State.Detail.Edit!.Editor.GetText());
        Assert.DoesNotContain(explorer.Effects, effect => effect is Effect.SettleDraft);
        Assert.NotNull(explorer.Press("esc e").Top<Layer.Question>());
    }

    [Fact]
    public void That_of_a_new_key_is_offered_again_when_the_key_is_to_be_made()
    {
        var explorer = Offered(Sample.Left("n", null, "text")).Press("esc");
        Assert.Equal("the edit is kept; n on n offers it again", explorer.Notice);
        explorer.Press("n ctrl+u").Type("n").Press("enter");
        Assert.Equal("text", explorer.Copy().Press("tab enter").State.Detail.Edit!.Editor.GetText());
        Assert.Equal("", explorer.Press("tab tab tab enter").State.Detail.Edit!.Editor.GetText());
    }

    [Fact]
    public void The_offer_waits_while_something_else_is_open()
    {
        var explorer = TestExplorer.Live("k").Press("?").Send(new OperationMessage.DraftsFound([Sample.Left("k", "k", "x")]));
        Assert.NotNull(explorer.Top<Layer.Help>());
        Assert.NotNull(explorer.Press("esc").Top<Layer.Question>());
    }

    [Fact]
    public void An_edit_of_another_cluster_with_the_same_endpoints_is_said_to_be_one()
    {
        var explorer = TestExplorer.Live("k").Send(new ClusterMessage(Sample.Healthy() with { ClusterId = 0xC2 }));
        explorer.Send(new OperationMessage.DraftsFound([Sample.Left("k", "k", "x")])).Press("tab enter");
        Assert.StartsWith(
            "The edit was made on cluster 00000000000000c1, and cluster 00000000000000c2 is read", explorer.Notice, StringComparison.Ordinal);
    }

    private static TestExplorer Editing() => new TestExplorer().Listed([Sample.Pair("k", "old")]).Press("e");

    private static TestExplorer Offered(params LeftDraft[] left) => new TestExplorer().Listed([Sample.Pair("k", "old")]).Send(new OperationMessage.DraftsFound(left));
}
