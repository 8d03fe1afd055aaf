using System.Text;
using KvTui.Core.Access;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Editing;

public sealed class EditTests
{
    [Fact]
    public void The_key_to_edit_is_that_of_the_pane_with_the_focus()
    {
        var explorer = TestExplorer.Live("a", "b").Press("down");
        Assert.Equal(("b", "a"), (explorer.Cursor, explorer.State.Detail.Subject?.Path.ToString()));
        Assert.Equal("b", ActionRules.ToEdit(explorer.State).ToString());
        Assert.Equal("a", ActionRules.ToEdit(explorer.State with { Focus = Pane.Value }).ToString());
    }

    [Fact]
    public void Saving_sends_the_new_bytes_guarded_by_what_was_read()
    {
        var explorer = Editing("old").Type("new ").Press("ctrl+s");
        var save = Assert.IsType<WriteRequest.Save>(explorer.LastWrite());
        Assert.Equal(("k", 100, "new old"), (save.Base.Key.ToString(), save.Base.ModRevision, Text(save.Value)));
        explorer.AssertThat(explorer.State.Detail.Edit?.Saving);
    }

    [Theory]
    [InlineData("f3")]
    [InlineData("alt+s")]
    public void F3_and_alt_s_save_too(string key) => Assert.IsType<WriteRequest.Save>(Editing("v").Type("x").Press(key).LastWrite());

    [Fact]
    public void A_save_that_was_applied_closes_the_editor_and_shows_what_is_there_now()
    {
        var explorer = Editing("old").Type("new ").Press("ctrl+s").WriteEnds(new WriteOutcome.Applied(1001, Sample.Pair("k", "new old", 1001, 2), 1));
        Assert.Null(explorer.State.Detail.Edit);
        Assert.Equal("k saved at r1001", explorer.Notice);
        explorer.AssertShows("new old");
        explorer.AssertShows("r1001 · v2");
        Assert.Equal(Pane.Keys, explorer.State.Focus);
    }

    [Fact]
    public void A_save_that_failed_leaves_the_editor_as_it_was_and_says_why()
    {
        var explorer = Editing("old").Type("new ").Press("ctrl+s");
        explorer.WriteEnds(new WriteOutcome.Failed(new(EtcdErrorKind.NoSpace, "The database is over its quota.")));
        Assert.Equal("k was not saved: The database is over its quota.", explorer.Notice);
        Assert.False(explorer.State.Detail.Edit!.Saving);
        explorer.AssertShows("new old");
    }

    [Fact]
    public void A_conflict_shows_both_versions_and_only_the_second_save_replaces_the_one_shown()
    {
        var explorer = Editing("line\nold\n").Type("mine\n").Press("ctrl+s").WriteEnds(new WriteOutcome.Conflict(Sample.Pair("k", "line\ntheirs\n", 1005, 9)));
        explorer.AssertSays("- theirs");
        explorer.AssertSays("+ mine");
        explorer.AssertSays("r1005");
        Assert.Single(explorer.Effects.OfType<Effect.Write>());
        explorer.Press("esc ctrl+s");
        var save = Assert.IsType<WriteRequest.Save>(explorer.LastWrite());
        Assert.Equal((1005, "mine\nline\nold\n"), (save.Base.ModRevision, Text(save.Value)));
    }

    [Fact]
    public void A_conflict_with_a_deletion_creates_the_key_again_only_on_the_second_save()
    {
        var explorer = Editing("old").Type("mine ").Press("ctrl+s").WriteEnds(new WriteOutcome.Conflict(null));
        explorer.AssertSays("the key no longer exists");
        explorer.Press("esc ctrl+s");
        var create = Assert.IsType<WriteRequest.Create>(explorer.LastWrite());
        Assert.Equal("mine old", Text(create.Value));
    }

    [Fact]
    public void Saving_without_a_change_sends_nothing()
    {
        var explorer = Editing("old").Press("ctrl+s");
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.Null(explorer.State.Detail.Edit);
        Assert.Equal("nothing changed, nothing saved", explorer.Notice);
    }

    [Theory]
    [InlineData("a\r\nb\r\n")]
    [InlineData("no end")]
    [InlineData("\ttab\t\n\n")]
    [InlineData("\ufeffmark\n")]
    public void Bytes_that_were_not_touched_come_back_identical(string value)
    {
        var explorer = Editing(value).Type("x").Press("ctrl+s");
        Assert.Equal("x" + value, Text(((WriteRequest.Save)explorer.LastWrite()).Value));
    }

    [Fact]
    public void While_a_save_is_on_its_way_nothing_is_typed_left_or_saved_again()
    {
        var explorer = Editing("old").Type("x").Press("ctrl+s").Type("y").Press("esc ctrl+s");
        Assert.Single(explorer.Effects.OfType<Effect.Write>());
        Assert.Null(explorer.State.TopLayer);
        Assert.Equal("xold", explorer.State.Detail.Edit!.Editor.GetText());
    }

    [Fact]
    public void A_change_of_the_key_by_somebody_else_is_marked_in_the_editor()
    {
        var explorer = Editing("old").Type("x").PutElsewhere("k", "theirs", 1001);
        explorer.AssertShows("changed meanwhile to r1001");
        explorer.AssertShows("xold");
        explorer.DeletedElsewhere("k", 1002).AssertShows("the key no longer exists");
    }

    [Fact]
    public void Ones_own_save_is_not_marked_as_a_change_by_somebody_else()
    {
        var explorer = Editing("old").Type("x").Press("ctrl+s").PutElsewhere("k", "xold", 1001);
        explorer.AssertHides("meanwhile");
    }

    [Theory]
    [InlineData(100, 100, 1, false, false)]
    [InlineData(100, 100, 2, true, false)]
    [InlineData(90, 100, 1, true, false)]
    [InlineData(99, 99, 1, true, false)]
    [InlineData(100, 101, 2, false, true)]
    [InlineData(101, 101, 1, false, true)]
    public void A_new_listing_tells_whether_the_key_changed_meanwhile_or_can_not_have_followed(long create, long mod, long version, bool isOther, bool isNewer)
    {
        var explorer = Editing("old").Type("x").Listed([new KeyValue(EtcdKey.FromText("k"), "old"u8.ToArray(), create, mod, version, 0)]);
        var edit = explorer.State.Detail.Edit!;
        Assert.Equal((isOther, isNewer, false), (edit.HasOtherHistory, edit.Newer is not null, edit.DeletedMeanwhile));
    }

    [Theory]
    [InlineData(99, false, false)]
    [InlineData(100, true, false)]
    [InlineData(101, true, true)]
    public void A_listing_from_before_what_is_edited_was_stored_tells_nothing_of_it(long revision, bool tells, bool tellsOfDeletion)
    {
        var older = Sample.Pair("k", "older", 90);
        Assert.Equal(tells, Editing("old").Listed([older], revision).State.Detail.Edit!.HasOtherHistory);
        Assert.Equal(tellsOfDeletion, Editing("old").Listed([Sample.Pair("else", "", 90)], revision).State.Detail.Edit!.DeletedMeanwhile);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void The_editor_has_the_room_inside_of_the_frame_without_the_footer_and_the_value_its_width(int width, int height)
    {
        var explorer = Editing("old").Resize(width, height);
        var pane = explorer.State.Layout.Value;
        Assert.Equal(new Size(pane.Width - 2, pane.Height - 3), explorer.State.Detail.Edit!.Editor.Viewport);
        Assert.Equal(pane.Width - 2, explorer.State.Detail.Columns);
    }

    [Fact]
    public void Undo_redo_cut_copy_and_paste_work_in_the_editor()
    {
        var explorer = Editing("old").Type("new ").Press("ctrl+_");
        Assert.Equal("old", TextOf(explorer));
        Assert.Equal("new old", TextOf(explorer.Press("ctrl+y")));
        Assert.Equal("", TextOf(explorer.Press("ctrl+k")));
        Assert.Equal("new oldnew old", TextOf(explorer.Press("ctrl+v ctrl+v")));
        explorer.Press("ctrl+a ctrl+space right right right alt+w end ctrl+v");
        Assert.Equal("new oldnew oldnew", TextOf(explorer));
    }

    [Fact]
    public void The_diff_shows_what_saving_would_change()
    {
        var explorer = Editing("one\ntwo\n").Type("zero\n").Press("f4");
        Assert.NotNull(explorer.Top<Layer.Diff>());
        explorer.AssertSays("+ zero");
        explorer.AssertSays("  one");
        Assert.Null(explorer.Press("esc").State.TopLayer);
    }

    [Fact]
    public void Leaving_asks_only_if_something_would_be_lost_and_its_default_is_to_stay()
    {
        Assert.Null(Editing("old").Press("esc").State.Detail.Edit);
        var explorer = Editing("old").Type("x").Press("esc");
        Assert.NotNull(explorer.Top<Layer.Question>());
        Assert.NotNull(explorer.Press("enter").State.Detail.Edit);
        Assert.Null(explorer.Press("esc tab enter").State.Detail.Edit);
    }

    [Fact]
    public void Undoing_everything_leaves_nothing_to_lose() => Assert.Null(Editing("old").Type("x").Press("ctrl+_ esc").State.Detail.Edit);

    [Fact]
    public void A_value_that_is_not_utf8_is_edited_as_hex()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair(EtcdKey.FromText("k"), [0xFF, 0xFE])]).Press("e");
        Assert.True(explorer.State.Detail.Edit!.IsHex);
        explorer.AssertShows("Edit hex");
    }

    [Fact]
    public void An_object_of_kubernetes_in_protobuf_is_left_to_kubectl()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("k", "k8s\0")]).Press("e");
        Assert.Null(explorer.State.Detail.Edit);
        Assert.Equal("The value is a Kubernetes object in protobuf; edit it with kubectl.", explorer.Notice);
    }

    [Fact]
    public void Editing_a_key_whose_value_is_not_there_yet_waits_for_it()
    {
        var explorer = TestExplorer.Live("a", "b").Press("down e");
        Assert.Null(explorer.State.Detail.Edit);
        explorer.Answer();
        Assert.Equal("b", explorer.State.Detail.Edit?.Key.ToString());
    }

    [Fact]
    public void Editing_a_key_that_is_gone_when_it_is_read_does_not_open_the_editor_later()
    {
        var explorer = TestExplorer.Live("a", "b").Press("down e");
        explorer.Store.Clear();
        explorer.Answer().PutElsewhere("b", "again", 1001).Listed("a", "b");
        Assert.Null(explorer.State.Detail.Edit);
    }

    [Fact]
    public void On_a_branch_there_is_nothing_to_edit()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1").Press("e");
        Assert.Equal("There is no key under the cursor to edit.", explorer.Notice);
    }

    [Fact]
    public void A_new_key_is_created_only_if_it_does_not_exist()
    {
        var explorer = TestExplorer.Live("/a/1").Press("n").Type("2").Press("enter").Type("value").Press("ctrl+s");
        var create = Assert.IsType<WriteRequest.Create>(explorer.LastWrite());
        Assert.Equal(("/a/2", "value"), (create.Key.ToString(), Text(create.Value)));
        explorer.WriteEnds(new WriteOutcome.Applied(1001, Sample.Pair("/a/2", "value", 1001), 1)).PutElsewhere("/a/2", "value", 1001);
        Assert.Equal("/a/2 created at r1001", explorer.Notice);
        Assert.Equal("/a/2", explorer.Cursor);
    }

    [Fact]
    public void A_new_key_that_exists_is_refused_and_gone_to()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/2").Press("n ctrl+u").Type("/b/2").Press("enter");
        Assert.Equal(("/b/2 exists already; e edits it.", "/b/2"), (explorer.Notice, explorer.Cursor));
        Assert.Null(explorer.State.Detail.Edit);
    }

    [Fact]
    public void A_new_key_that_somebody_else_made_meanwhile_is_a_conflict()
    {
        var explorer = TestExplorer.Live("/a/1").Press("n").Type("2").Press("enter").Type("mine").Press("ctrl+s");
        explorer.WriteEnds(new WriteOutcome.Conflict(Sample.Pair("/a/2", "theirs", 1001)));
        explorer.AssertSays("- theirs");
        explorer.Press("esc ctrl+s");
        Assert.Equal(1001, Assert.IsType<WriteRequest.Save>(explorer.LastWrite()).Base.ModRevision);
    }

    [Fact]
    public void Pasting_into_the_editor_is_one_step_of_undo()
    {
        var explorer = Editing("old").Paste("a\r\nb\r\n");
        Assert.Equal("a\nb\nold", TextOf(explorer));
        Assert.Equal("old", TextOf(explorer.Press("ctrl+_")));
    }

    private static TestExplorer Editing(string value) => new TestExplorer().Listed([Sample.Pair("k", value)]).Press("e");

    private static string TextOf(TestExplorer explorer) => explorer.State.Detail.Edit!.Editor.GetText();

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
