using System.Text;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Editing.Merge;

/// <summary>A save that meets a newer value: what is in the editor is merged with it, and saved over the new revision.</summary>
public sealed class MergeTests
{
    private const string Before = "a\nb\nc\nd\ne\nf\ng\n";

    [Fact]
    public void Without_a_conflict_both_changes_are_in_the_editor_and_saved_over_the_new_revision()
    {
        var explorer = Refused("a\nb\nc\nd\nE\nf\ng\n").Press("m");
        Assert.Null(explorer.State.TopLayer);
        Assert.Equal("mine a\nb\nc\nd\nE\nf\ng\n", TextOf(explorer));
        Assert.Equal("Merged: 1 change of theirs is in, no conflict. Ctrl-S saves it over r1005; F4 shows what that changes.", explorer.Notice);
        var save = Assert.IsType<WriteRequest.Save>(explorer.Press("ctrl+s").LastWrite());
        Assert.Equal((1005, "mine a\nb\nc\nd\nE\nf\ng\n"), (save.Base.ModRevision, Encoding.UTF8.GetString(save.Value.Span)));
    }

    [Fact]
    public void A_merge_is_one_step_of_undo_and_the_cursor_stays()
    {
        var explorer = Refused("a\nb\nc\nd\nE\nf\ng\n").Press("m");
        Assert.Equal((0, 5), (explorer.State.Detail.Edit!.Editor.Line, explorer.State.Detail.Edit!.Editor.Column));
        Assert.Equal("mine " + Before, TextOf(explorer.Press("ctrl+_")));
    }

    [Fact]
    public void Nothing_is_sent_until_it_is_saved() => Assert.Single(Refused("A\nb\nc\nd\ne\nf\ng\n").Press("m t").Effects.OfType<Effect.Write>());

    [Theory]
    [InlineData("m", "mine a\nb\nc\nd\nE\nf\ng\n")]
    [InlineData("t", "A\nb\nc\nd\nE\nf\ng\n")]
    [InlineData("b", "mine a\nA\nb\nc\nd\nE\nf\ng\n")]
    [InlineData("o", "a\nb\nc\nd\nE\nf\ng\n")]
    public void A_conflict_is_settled_by_a_choice_and_the_rest_by_itself(string key, string merged)
    {
        var explorer = Refused("A\nb\nc\nd\nE\nf\ng\n").Press("m");
        explorer.AssertSays("Mine mine a");
        explorer.AssertSays("Theirs A");
        explorer.AssertSays("Base a");
        Assert.Equal(merged, TextOf(explorer.Press(key)));
        Assert.Null(explorer.State.TopLayer);
        Assert.Equal(1005, explorer.State.Detail.Edit!.Base!.ModRevision);
    }

    [Fact]
    public void To_take_all_of_theirs_leaves_nothing_to_save() =>
        Assert.Equal("nothing changed, nothing saved", Refused("A\nb\nc\nd\ne\nf\ng\n").Press("m t ctrl+s").Notice);

    [Fact]
    public void Conflicts_are_walked_one_by_one_and_a_choice_can_be_changed_until_the_last()
    {
        var explorer = Editing().Type("mine ").Press("down down down down down down").Type("mine ").Press("ctrl+s");
        explorer.WriteEnds(new WriteOutcome.Conflict(Sample.Pair("k", "A\nb\nc\nd\ne\nf\nG\n", 1005))).Press("m t");
        explorer.AssertShows("conflict 2 of 2, 1 open");
        explorer.Press("n").AssertSays("Heading t: stored now, r1005, taken");
        explorer.Press("m").AssertShows("conflict 2 of 2, 1 open");
        Assert.Equal("mine a\nb\nc\nd\ne\nf\nG\n", TextOf(explorer.Press("t")));
    }

    [Fact]
    public void Leaving_the_merge_leaves_the_text_as_it_was_and_it_can_be_begun_again()
    {
        var explorer = Refused("A\nb\nc\nd\ne\nf\ng\n").Press("m esc");
        Assert.Equal("mine " + Before, TextOf(explorer));
        Assert.NotNull(explorer.Press("alt+m").Top<Layer.Merge>());
    }

    [Fact]
    public void A_second_conflict_is_merged_from_what_was_stored_at_the_first()
    {
        var explorer = Refused("a\nb\nc\nd\nE\nf\ng\n").Press("m ctrl+s").WriteEnds(new WriteOutcome.Conflict(Sample.Pair("k", "a\nb\nc\nd\nE\nf\nG\n", 1009)));
        Assert.Equal("mine a\nb\nc\nd\nE\nf\nG\n", TextOf(explorer.Press("m")));
    }

    [Fact]
    public void A_second_conflict_without_a_merge_is_merged_from_where_the_edit_began()
    {
        var explorer = Refused("a\nb\nc\nd\nE\nf\ng\n").Press("esc ctrl+s").WriteEnds(new WriteOutcome.Conflict(Sample.Pair("k", "a\nb\nc\nd\nE\nf\nG\n", 1009)));
        Assert.Equal("mine a\nb\nc\nd\nE\nf\nG\n", TextOf(explorer.Press("m")));
    }

    [Fact]
    public void Packed_JSON_is_merged_part_by_part_and_goes_back_packed()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("k", """{"a":1,"b":2,"c":3,"d":4}""")]).Press("e down end left").Type("2").Press("ctrl+s");
        explorer.WriteEnds(new WriteOutcome.Conflict(Sample.Pair("k", """{"a":1,"b":2,"c":3,"d":5}""", 1005))).Press("m ctrl+s");
        Assert.Equal("""{"a":12,"b":2,"c":3,"d":5}""", Encoding.UTF8.GetString(Assert.IsType<WriteRequest.Save>(explorer.LastWrite()).Value.Span));
    }

    [Fact]
    public void Without_a_conflict_of_a_save_there_is_nothing_to_merge()
    {
        Assert.StartsWith("There is nothing to merge", Editing().Type("x").Press("alt+m").Notice, StringComparison.Ordinal);
        var gone = Editing().Type("x").Press("ctrl+s").WriteEnds(new WriteOutcome.Conflict(null));
        Assert.NotNull(gone.Press("m").Top<Layer.Diff>());
        var other = Editing().Type("x").Press("ctrl+s").WriteEnds(new WriteOutcome.Conflict(Sample.Pair("k", "other", 50)) { IsOtherHistory = true });
        Assert.NotNull(other.Press("m").Top<Layer.Diff>());
    }

    [Fact]
    public void What_is_not_text_is_not_merged()
    {
        var binary = Sample.Pair(EtcdKey.FromText("k"), [0xFF, 0x00], 1005);
        var explorer = Editing().Type("x").Press("ctrl+s").WriteEnds(new WriteOutcome.Conflict(binary)).Press("m");
        Assert.Contains("not UTF-8", explorer.Notice, StringComparison.Ordinal);
        Assert.Equal("x" + Before, TextOf(explorer));
    }

    private static TestExplorer Editing() => new TestExplorer().Listed([Sample.Pair("k", Before)]).Press("e");

    /// <summary>An edit of the first line whose save met this value.</summary>
    private static TestExplorer Refused(string theirs) =>
        Editing().Type("mine ").Press("ctrl+s").WriteEnds(new WriteOutcome.Conflict(Sample.Pair("k", theirs, 1005)));

    private static string TextOf(TestExplorer explorer) => explorer.State.Detail.Edit!.Editor.GetText();
}
