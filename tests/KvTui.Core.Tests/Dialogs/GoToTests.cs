using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Dialogs;

/// <summary>Going to a key by its name, and making one.</summary>
public sealed class GoToTests
{
    private static readonly string[] Keys = ["/app/db/url", "/app/db/user", "/app/db/users", "/app/svc/a", "/cfg/ä1", "/cfg/ö1", "top"];

    [Fact]
    public void What_is_offered_is_replaced_by_what_is_typed()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("/app/svc/a").Press("o");
        Assert.Equal(("/app/svc/", true), (Field(explorer), explorer.Top<Layer.Prompt>().IsOffered));
        Assert.Equal("/app/db/url", explorer.Type("/app/db/url").Press("enter").Cursor);
    }

    [Theory]
    [InlineData("left x", "/app/svcx/")]
    [InlineData("right x", "/app/svc/x")]
    [InlineData("end x", "/app/svc/x")]
    [InlineData("home x", "x/app/svc/")]
    [InlineData("backspace", "")]
    [InlineData("del", "")]
    [InlineData("ctrl+w", "/app/")]
    [InlineData("space", " ")]
    public void What_is_offered_can_be_kept_and_moved_in(string keys, string text) =>
        Assert.Equal(text, Field(TestExplorer.Live(Keys).GoTo("/app/svc/a").Press("o").Press(keys)));

    [Fact]
    public void A_key_below_the_upper_two_thirds_is_shown_a_third_from_the_top_and_one_in_them_where_it_is()
    {
        var explorer = TestExplorer.Live([.. Enumerable.Range(0, 90).Select(i => $"k{i:D2}")]);
        var height = explorer.State.Layout.Rows(Pane.Keys);
        var below = height * 2 / 3;
        Assert.Equal(0, OffsetAt(explorer, below - 1));
        Assert.Equal(below - (height / 3), OffsetAt(explorer, below));
        var top = explorer.GoTo("k50").State.Browse.List.Offset;
        Assert.Equal(50 - (height / 3), top);
        Assert.Equal(top, OffsetAt(explorer, top + 2));
        Assert.Equal(top - 1 - (height / 3), OffsetAt(explorer, top - 1));

        static int OffsetAt(TestExplorer explorer, int row) => explorer.Copy().GoTo($"k{row:D2}").State.Browse.List.Offset;
    }

    [Fact]
    public void What_is_pasted_replaces_the_offer_too() =>
        Assert.Equal("/app/db/url", Field(Paste(TestExplorer.Live(Keys).GoTo("/app/svc/a").Press("o"), "/app/db/url\n")));

    [Fact]
    public void The_offer_itself_is_taken_by_enter() => Assert.Equal("/app/svc/", TestExplorer.Live(Keys).GoTo("/app/svc/a").Press("o enter").Cursor);

    [Fact]
    public void A_name_for_a_new_key_goes_behind_the_offer_and_a_path_from_the_start_replaces_it()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("/app/svc/a").Press("n");
        Assert.Equal("/app/svc/new", Field(explorer.Copy().Type("new")));
        Assert.Equal("/app/svc//x", Field(explorer.Copy().Press("left right").Type("x").Press("left").Type("/")));
        Assert.Equal("/cfg/new", Field(Paste(explorer.Copy(), "/cfg/new")));
        Assert.Equal("/cfg/new", Field(explorer.Type("/cfg/new")));
        Assert.Equal("/cfg/new", explorer.Press("enter").State.Detail.Edit?.Key.ToString());
    }

    [Fact]
    public void That_the_offer_is_replaced_is_said() =>
        TestExplorer.Live(Keys).GoTo("/app/svc/a").Press("n").Type("/").AssertSays("from the start: /app/svc/ is no longer before it");

    [Fact]
    public void The_last_search_is_offered_to_be_replaced()
    {
        var explorer = TestExplorer.Live(Keys).Press(":").Type("find url").Press("enter /");
        Assert.Equal("url", Field(explorer));
        Assert.Equal("user", Field(explorer.Type("user")));
    }

    [Theory]
    [InlineData("/a", "/app/")]
    [InlineData("/app/", "/app/")]
    [InlineData("/app/d", "/app/db/")]
    [InlineData("/app/s", "/app/svc/")]
    [InlineData("/app/svc/", "/app/svc/a")]
    [InlineData("/app/db/u", "/app/db/u")]
    [InlineData("/app/db/us", "/app/db/user")]
    [InlineData("/app/db/user", "/app/db/user")]
    [InlineData("/cfg/", "/cfg/")]
    [InlineData("t", "top")]
    [InlineData("/none", "/none")]
    [InlineData("", "")]
    public void Tab_completes_as_far_as_the_keys_agree_and_one_level_at_a_time(string typed, string completed) =>
        Assert.Equal(completed, Field(TestExplorer.Live(Keys).Press("o ctrl+u").Type(typed).Press("tab")));

    [Theory]
    [InlineData("/app/", "db/  svc/")]
    [InlineData("/app/db/u", "url  user  users")]
    [InlineData("/app/db/us", "user  users")]
    [InlineData("", "/app/  /cfg/  top")]
    [InlineData("/none", "no listed key starts with this")]
    public void What_there_is_to_choose_from_is_said(string typed, string said)
    {
        var explorer = TestExplorer.Live(Keys).Press("o ctrl+u").Type(typed).Press("tab");
        explorer.AssertShows($" {said}");
        Assert.Equal(said, explorer.Top<Layer.Prompt>().Hint);
        Assert.Null(explorer.Type("x").Top<Layer.Prompt>().Hint);
    }

    [Fact]
    public void Tab_keeps_an_offer_and_completes_it()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("/app/svc/").Press("o tab");
        Assert.Equal("/app/svc/a", Field(explorer));
        Assert.Equal("/app/svc/ab", Field(explorer.Type("b")));
    }

    [Fact]
    public void Bytes_and_blanks_are_completed_in_the_form_that_is_typed()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair(new EtcdKey([(byte)'b', 0xFE, (byte)'c']), []), Sample.Pair(@"c\d", ""), Sample.Pair("d ", "")]);
        Assert.Equal(@"b\xfec", Field(explorer.Copy().Press("o ctrl+u").Type("b").Press("tab")));
        Assert.Equal(@"b\xfec", Field(explorer.Copy().Press("o ctrl+u").Type(@"b\xfe").Press("tab")));
        Assert.Equal(@"c\\d", Field(explorer.Copy().Press("o ctrl+u").Type("c").Press("tab")));
        Assert.Equal("d ", explorer.Press("o ctrl+u").Type("d").Press("tab enter").Cursor);
    }

    [Fact]
    public void Tab_completes_a_new_key_a_search_and_the_palettes_arguments()
    {
        var explorer = TestExplorer.Live([.. Keys, "/two words/x"]);
        Assert.Equal("/app/", Field(explorer.Copy().Press("n ctrl+u").Type("/a").Press("tab")));
        Assert.Equal("in:/app/db/", Field(explorer.Copy().Press("T").Press(":").Type("find").Press("enter").Press("ctrl+u").Type("in:/app/d").Press("tab")));
        Assert.Equal(@"values in:/two\x20words/", Field(explorer.Copy().Press(":").Type("find").Press("enter ctrl+u").Type("values in:/t").Press("tab")));
        Assert.Equal("in:/app/ url", Field(explorer.Copy().Press(":").Type("find").Press("enter ctrl+u").Type("in:/app/ url").Press("tab")));
        foreach (var command in new[] { "goto", "new", "du", "top" })
        {
            var palette = explorer.Copy().Press(":").Type($"{command} /app/d").Press("tab");
            Assert.Equal($"{command} /app/db/", palette.Top<Layer.Palette>().State.Text);
            Assert.Equal("url  user  users", palette.Press("tab tab").Notice);
        }

        Assert.Equal("find in:/app/svc/", explorer.Press(":").Type("find in:/app/s").Press("tab").Top<Layer.Palette>().State.Text);
    }

    [Fact]
    public void Tab_completes_only_what_is_below_the_root()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { Root = EtcdKey.FromText("/app/") }).Listed("/app/a", "/app/b/c");
        Assert.Equal("/app/", Field(explorer.Press("o ctrl+u").Type("/").Press("tab")));
    }

    [Theory]
    [InlineData("/app/db/none")]
    [InlineData("/zzz")]
    public void A_key_that_does_not_exist_is_said_and_creating_it_is_offered(string key)
    {
        var explorer = TestExplorer.Live(Keys).GoTo(key);
        Assert.StartsWith($"{key} does not exist; the cursor is where it would be.", explorer.Top<Layer.Question>().State.Dialog.Text, StringComparison.Ordinal);
        Assert.NotEqual("", explorer.Cursor);
        foreach (var no in new[] { "esc", "enter", "ctrl+c" })
        {
            var stays = explorer.Copy().Press(no);
            Assert.Equal((null, null), (stays.State.TopLayer, stays.State.Detail.Edit));
        }

        explorer.Press("tab enter");
        Assert.Equal((key, true), (explorer.State.Detail.Edit?.Key.ToString(), explorer.State.Detail.Edit?.IsNew));
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
    }

    [Fact]
    public void For_a_folder_that_does_not_exist_the_name_of_a_key_in_it_is_asked_for()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("/none/").Press("tab enter");
        Assert.Equal((PromptKind.NewKey, "/none/"), (explorer.Top<Layer.Prompt>().Kind, Field(explorer)));
    }

    [Fact]
    public void The_beginning_of_keys_is_gone_to_and_said_to_be_no_key()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("/app");
        Assert.Equal("/app is not a key; the cursor is on the first that starts with it", explorer.Notice);
        Assert.Equal(("/app/", null), (explorer.Cursor, explorer.State.TopLayer));
    }

    [Fact]
    public void Where_no_key_can_be_made_none_is_offered()
    {
        foreach (var explorer in new[] { new TestExplorer(settings: Sample.Settings with { ReadOnly = true }).Listed(Keys), AccessSample.AsBob() })
        {
            explorer.GoTo("/cfg/none");
            Assert.Equal((null, "/cfg/none does not exist; the cursor is where it would be"), (explorer.State.TopLayer, explorer.Notice));
        }
    }

    [Fact]
    public void While_the_keys_are_being_listed_nothing_is_said_not_to_exist()
    {
        var explorer = new TestExplorer();
        explorer.Mirror(new WatchUpdate.Listing(1000, 3, null)).Mirror(new WatchUpdate.Page(1000, Sample.Page([Sample.Pair("a", "a")]))).GoTo("z");
        Assert.Equal((null, "z is not listed yet; the cursor is where it would be"), (explorer.State.TopLayer, explorer.Notice));
    }

    private static string Field(TestExplorer explorer) => explorer.Top<Layer.Prompt>().Text;

    private static TestExplorer Paste(TestExplorer explorer, string text) => explorer.Paste(text);
}
