using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Browse;

public sealed class BrowseTests
{
    private static readonly string[] Keys = ["/app/db/pool", "/app/db/url", "/app/svc/a", "/etc/x", "top"];

    [Fact]
    public void Right_unfolds_a_branch_and_then_steps_into_it()
    {
        var explorer = TestExplorer.Live(Keys).Press("right");
        Assert.Equal(["- /app/", "  + /app/db/", "  + /app/svc/", "+ /etc/", "top"], explorer.Rows);
        Assert.Equal("/app/", explorer.Cursor);
        Assert.Equal("/app/db/", explorer.Press("l").Cursor);
    }

    [Fact]
    public void Left_folds_an_unfolded_branch_and_else_goes_up_to_the_one_above()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("/app/db/url").Press("left");
        Assert.Equal("/app/db/", explorer.Cursor);
        explorer.Press("h");
        Assert.Equal(["- /app/", "  + /app/db/", "  + /app/svc/", "+ /etc/", "top"], explorer.Rows);
        explorer.Press("backspace").Press("left");
        Assert.Equal(["+ /app/", "+ /etc/", "top"], explorer.Rows);
        Assert.Equal("/app/", explorer.Press("left").Cursor);
    }

    [Fact]
    public void Enter_on_a_key_goes_to_its_value_and_left_comes_back()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("top").Press("enter");
        Assert.Equal(Pane.Value, explorer.State.Focus);
        Assert.Equal(Pane.Keys, explorer.Press("left").State.Focus);
    }

    [Fact]
    public void The_ends_and_pages_stop_at_the_ends()
    {
        var explorer = TestExplorer.Live([.. Enumerable.Range(100, 50).Select(i => $"k{i}")]);
        Assert.Equal("k149", explorer.Press("G").Cursor);
        Assert.Equal("k149", explorer.Press("down pgdn").Cursor);
        Assert.Equal("k100", explorer.Press("g up pgup").Cursor);
        var page = explorer.State.Layout.Rows(Pane.Keys) - 1;
        Assert.Equal($"k{100 + page}", explorer.Press("pgdn").Cursor);
    }

    [Fact]
    public void Going_to_a_key_unfolds_what_hides_it()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("/app/db/url");
        Assert.Equal("/app/db/url", explorer.Cursor);
        Assert.Null(explorer.Notice);
        explorer.AssertShows("Value ─ /app/db/url");
    }

    [Fact]
    public void Going_to_a_prefix_puts_the_cursor_on_its_branch_and_unfolds_it()
    {
        var explorer = TestExplorer.Live(Keys).GoTo("/app/db/");
        Assert.Equal("/app/db/", explorer.Cursor);
        Assert.Contains("    /app/db/pool", explorer.Rows);
        Assert.Null(explorer.Notice);
    }

    [Fact]
    public void Going_to_a_key_that_ends_with_a_slash_finds_it_among_what_it_is_the_prefix_of()
    {
        var explorer = TestExplorer.Live("/app/", "/app/x", "/b").GoTo("/app/");
        Assert.True(explorer.Notice is null, explorer.Notice);
        Assert.Equal("/app/", explorer.Cursor);
        Assert.Equal("/app/", explorer.State.Detail.Value?.Key.ToString());
    }

    [Fact]
    public void Going_to_a_prefix_in_the_flat_list_goes_to_its_first_key()
    {
        var explorer = TestExplorer.Live(Keys).Press("T").GoTo("/app/svc/");
        Assert.Equal("/app/svc/a", explorer.Cursor);
    }

    [Fact]
    public void Bytes_that_can_not_be_typed_are_typed_as_escapes()
    {
        EtcdKey key = new([(byte)'a', 0xFF]);
        var explorer = new TestExplorer().Listed([Sample.Pair(key, [1]), Sample.Pair("b", "")]).Press("G").GoTo("a\\xff");
        Assert.Equal(key, explorer.State.Browse.Current?.Path);
        explorer.Press("o ctrl+u").Type("a\\q").Press("enter");
        Assert.NotNull(explorer.Top<Core.Explorer.Layer.Prompt>().Error);
    }

    [Fact]
    public void Nothing_outside_the_root_can_be_gone_to_or_made()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { Root = EtcdKey.FromText("/app/") }).Listed("/app/a", "/app/b");
        explorer.GoTo("/etc/x");
        Assert.Equal("/etc/x is outside /app/, which the explorer is confined to.", explorer.Notice);
        explorer.Press("n ctrl+u").Type("/app").Press("enter");
        Assert.Equal("/app is outside /app/, which the explorer is confined to.", explorer.Notice);
        Assert.Null(explorer.State.Detail.Edit);
    }

    [Fact]
    public void Going_somewhere_ends_the_filter()
    {
        var explorer = TestExplorer.Live(Keys).Press("/").Type("svc").Press("enter").GoTo("top");
        Assert.Equal(("top", ""), (explorer.Cursor, explorer.State.Browse.FilterText));
    }
}
