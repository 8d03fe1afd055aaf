using KvTui.Core.Browse.Rows;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Writes;

public sealed class DeleteTests
{
    private static readonly string[] Keys = ["/app/a", "/app/b", "/app/c", "/etc/x", "top"];

    [Theory]
    [InlineData("d")]
    [InlineData("del")]
    [InlineData("f8")]
    public void Deleting_a_key_asks_first_and_its_default_is_to_keep_it(string key)
    {
        var explorer = TestExplorer.Live(Keys).GoTo("top").Press(key);
        explorer.AssertSays("top");
        explorer.AssertSays("will be deleted on cluster local (http://127.0.0.1:2379).");
        explorer.Press("enter");
        Assert.Null(explorer.State.TopLayer);
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
    }

    [Fact]
    public void A_key_is_deleted_at_the_revision_that_was_shown_even_if_it_changes_while_the_dialog_is_open()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("top").Press("d").PutElsewhere("top", "newer", 1001).Press("tab enter");
        var delete = Assert.IsType<WriteRequest.Delete>(explorer.LastWrite());
        Assert.Equal(("top", 104), (delete.Shown.Key.ToString(), delete.Shown.ModRevision));
        explorer.WriteEnds(new WriteOutcome.Conflict(Sample.Pair("top", "newer", 1001)));
        Assert.Equal("Nothing was deleted: top has changed since it was shown. Look at it again.", explorer.Notice);
    }

    [Fact]
    public void A_deletion_tells_its_revision()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("top").Press("d tab enter").WriteEnds(new WriteOutcome.Applied(1001, null, 1));
        Assert.Equal("top deleted at r1001", explorer.Notice);
    }

    [Fact]
    public void Deleting_a_prefix_wants_the_count_typed()
    {
        var explorer = TestExplorer.Live(Keys).Press("D");
        explorer.AssertSays("All 3 keys that start with /app/");
        explorer.Press("enter").AssertSays("Nothing is typed yet; Esc: Keep.");
        explorer.Press("tab enter").AssertSays("Nothing is typed yet; Esc: Keep.");
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        explorer.Type("4").Press("enter").AssertSays("What is typed is not 3; Esc: Keep.");
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        explorer.Press("backspace").Type("3").Press("enter");
        var request = Assert.IsType<WriteRequest.DeletePrefix>(explorer.LastWrite());
        Assert.Equal(("/app/", 3), (request.Prefix.ToString(), request.Shown.Count));
        explorer.WriteEnds(new WriteOutcome.Applied(1001, null, 3));
        Assert.Equal("3 keys below /app/ deleted at r1001", explorer.Notice);
    }

    [Fact]
    public void A_prefix_is_deleted_as_it_was_shown_even_if_a_key_comes_while_the_dialog_is_open()
    {
        var explorer = TestExplorer.Live(Keys).Press("D").PutElsewhere("/app/d", "new", 1005).Type("3").Press("tab enter");
        Assert.Equal(3, ((WriteRequest.DeletePrefix)explorer.LastWrite()).Shown.Count);
    }

    [Fact]
    public void The_question_about_a_prefix_says_how_much_it_is_once_that_is_read_and_never_grows()
    {
        var explorer = TestExplorer.Live(Keys).Press("D");
        explorer.AssertSays("Reading how much that is …");
        var asked = explorer.Effects.OfType<Effect.MeasureRange>().Single().Request;
        var rows = explorer.Screen.Split('\n').ToList();
        explorer.Send(new OperationMessage.RangeMeasured(asked, new(2048, 1))).AssertSays("2 KiB of keys and values; 1 with a lease.");
        Assert.Equal(rows.FindIndex(HasButtons), explorer.Screen.Split('\n').ToList().FindIndex(HasButtons));
        explorer.AssertSaysNot("Reading");

        static bool HasButtons(string row) => row.Contains("Keep      Delete all", StringComparison.Ordinal);
    }

    [Fact]
    public void The_question_about_a_prefix_says_why_it_is_not_known_how_much_it_is()
    {
        var explorer = TestExplorer.Live(Keys).Press("D");
        var asked = explorer.Effects.OfType<Effect.MeasureRange>().Single().Request;
        explorer.Send(new OperationMessage.RangeMeasured(asked, null, "no member answered."));
        explorer.AssertSays("How much that is could not be read: no member answered.");
        explorer.AssertSaysNot("Reading");
        AssertDeletes("/app/", 3, explorer.Type("3").Press("enter").LastWrite());
    }

    [Fact]
    public void A_range_that_holds_other_keys_than_were_shown_is_asked_about_again_with_the_new_count()
    {
        var explorer = TestExplorer.Live(Keys).Press("D").Type("3").Press("tab enter");
        var now = Sample.Index(
            Sample.Pair("/app/a", "", 100), Sample.Pair("/app/b", "", 1004), Sample.Pair("/app/d", "", 1005), Sample.Pair("/app/e", "", 1006));
        var sent = (WriteRequest.DeletePrefix)explorer.LastWrite();
        explorer.WriteEnds(new WriteOutcome.Recounted(sent with { Shown = now }, new(2, 1, 1)));
        explorer.AssertSays("Since it was shown: 2 added, 1 changed,");
        explorer.AssertSays("All 4 keys that start with /app/");
        Assert.Same(now, explorer.Effects.OfType<Effect.MeasureRange>().Last().Request.Shown);
        explorer.Type("3").Press("tab enter");
        Assert.Single(explorer.Effects.OfType<Effect.Write>());
        explorer.Press("shift+tab backspace").Type("4").Press("tab enter");
        Assert.Same(now, Assert.IsType<WriteRequest.DeletePrefix>(explorer.LastWrite()).Shown);
        explorer.WriteEnds(new WriteOutcome.Recounted(sent with { Shown = Sample.Index() }, new(0, 0, 4)));
        Assert.Null(explorer.State.TopLayer);
        Assert.Equal("Nothing was deleted: no key starts with /app/ any more.", explorer.Notice);
    }

    [Fact]
    public void A_deletion_is_guarded_by_the_value_if_that_was_shown()
    {
        var delete = (WriteRequest.Delete)TestExplorer.Live(Keys).GoTo("top").Press("d tab enter").LastWrite();
        Assert.True(delete.Value!.Value.Span.SequenceEqual("top"u8));
        var unseen = TestExplorer.Live(Keys).GoTo("/etc/x").Press("end d tab enter");
        Assert.Equal("top", unseen.Cursor);
        Assert.Null(((WriteRequest.Delete)unseen.LastWrite()).Value);
    }

    [Fact]
    public void D_on_a_folder_is_the_folder_and_d_on_it_is_the_same_and_says_so()
    {
        const string Said = "d on a folder deletes all that is in it, as D does.";
        var explorer = TestExplorer.Live(Keys);
        explorer.Copy().Press("D").AssertSaysNot(Said);
        explorer.Press("d").AssertSays("All 3 keys that start with /app/");
        explorer.AssertSays(Said);
        AssertDeletes("/app/", 3, explorer.Type("3").Press("enter").LastWrite());
    }

    [Fact]
    public void D_on_a_key_is_the_folder_of_that_name_and_never_the_one_it_is_in()
    {
        var explorer = TestExplorer.Live("/app/db", "/app/db/url", "/app/db/user", "/app/x").GoTo("/app/db").Press("D");
        explorer.AssertSays("All 2 keys that start with /app/db/");
        explorer.AssertSays("The key /app/db itself stays.");
        AssertDeletes("/app/db/", 2, explorer.Type("2").Press("enter").LastWrite());
    }

    [Theory]
    [InlineData("top", "top/")]
    [InlineData("/app/b", "/app/b/")]
    [InlineData("/etc/", "/etc//")]
    public void D_on_a_key_without_a_folder_of_that_name_is_refused_with_the_reason(string key, string folder)
    {
        var explorer = TestExplorer.Live([.. Keys, "/etc/"]).GoTo(key);
        Assert.Equal(RowKind.Key, explorer.State.Browse.Current!.Value.Kind);
        explorer.Press("D");
        Assert.Null(explorer.State.TopLayer);
        Assert.Equal($"{key} is a key without a folder {folder}; d deletes the key.", explorer.Notice);
        explorer.Press(":").Type("delete-prefix").Press("enter");
        Assert.Null(explorer.State.TopLayer);
    }

    [Fact]
    public void In_a_flat_list_D_on_a_key_is_refused_likewise() => Assert.StartsWith(
        "/app/b is a key without a folder /app/b/", TestExplorer.Live(Keys).Press("T").GoTo("/app/b").Press("D").Notice, StringComparison.Ordinal);

    [Fact]
    public void Help_says_what_d_and_D_do_on_a_folder()
    {
        var explorer = TestExplorer.Live(Keys).Resize(160, 50).Press("?");
        explorer.AssertSays("delete the key; on a folder, as D");
        explorer.AssertSays("delete the folder, or the one with the key's name");
    }

    [Fact]
    public void A_prefix_that_reaches_outside_the_root_is_not_offered_for_deletion()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { Root = EtcdKey.FromText("/app/d") }).Listed("/app/db", "/app/dc").Press("D");
        explorer.AssertThat(explorer.State.TopLayer is null);
        Assert.NotNull(explorer.Notice);
    }

    [Fact]
    public void The_dialog_tells_the_lease_of_the_key()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("k", "v", 7, 3, 0x2a)]).Press("d");
        explorer.AssertSays("r7, version 3, lease 000000000000002a");
        explorer.Press("enter");
        explorer.AssertThat(explorer.State.TopLayer is null && !explorer.Effects.Any(effect => effect is Effect.Write));
    }

    [Fact]
    public void The_name_of_a_hostile_key_is_escaped_in_the_dialog()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("a\e[2J\nb", "v")]).Press("d");
        explorer.AssertSays("a\\x1b[2J\\nb");
    }

    private static void AssertDeletes(string prefix, int keys, WriteRequest write)
    {
        var request = Assert.IsType<WriteRequest.DeletePrefix>(write);
        Assert.Equal((prefix, keys), (request.Prefix.ToString(), request.Shown.Count));
    }
}
