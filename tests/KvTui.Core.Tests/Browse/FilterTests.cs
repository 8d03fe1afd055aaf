namespace KvTui.Core.Tests.Browse;

public sealed class FilterTests
{
    private static readonly string[] Keys = ["/app/db/pool", "/app/db/url", "/app/svc/a", "/etc/x", "top"];

    [Fact]
    public void The_list_is_filtered_while_the_filter_is_typed()
    {
        var explorer = TestExplorer.Live(Keys).Press("/").Type("d");
        Assert.Equal(["/app/db/pool", "/app/db/url"], explorer.Rows);
        Assert.Equal(["/app/db/url"], explorer.Type("b/u").Rows);
        explorer.AssertShows("1 of 5");
        Assert.Equal(["/app/db/pool", "/app/db/url"], explorer.Press("backspace").Rows);
    }

    [Fact]
    public void Enter_keeps_the_filter_and_esc_ends_it_with_the_cursor_on_its_key()
    {
        var explorer = TestExplorer.Live(Keys).Press("/").Type("url").Press("enter");
        Assert.Null(explorer.State.TopLayer);
        Assert.Equal(["/app/db/url"], explorer.Rows);
        explorer.Press("up").Press("esc");
        Assert.Equal(("", "/app/db/url"), (explorer.State.Browse.FilterText, explorer.Cursor));
        Assert.Equal(["- /app/", "  - /app/db/", "    /app/db/pool", "    /app/db/url", "  + /app/svc/", "+ /etc/", "top"], explorer.Rows);
    }

    [Fact]
    public void A_kept_filter_that_finds_nothing_ends_where_one_was()
    {
        var explorer = TestExplorer.Live([.. Enumerable.Range(100, 60).Select(i => $"/a/k{i}"), "/b/x"]).GoTo("/a/k130");
        var (rows, top) = (explorer.Rows, explorer.State.Browse.Cursor);

        explorer.Press("/").Type("nowhere").Press("enter");
        Assert.Empty(explorer.Rows);
        explorer.Press("esc");

        Assert.Equal(("", "/a/k130", top), (explorer.State.Browse.FilterText, explorer.Cursor, explorer.State.Browse.Cursor));
        Assert.Equal(rows, explorer.Rows);
    }

    [Fact]
    public void Esc_in_the_prompt_ends_the_filter_too_and_returns_to_where_one_was()
    {
        var explorer = TestExplorer.Live(Keys).Press("down").Press("/").Type("url").Press("esc");
        Assert.Equal(("", null), (explorer.State.Browse.FilterText, explorer.State.TopLayer));
        Assert.Equal("/etc/", explorer.Cursor);
        Assert.Equal(["+ /app/", "+ /etc/", "top"], explorer.Rows);
    }

    [Theory]
    [InlineData("esc")]
    [InlineData("ctrl+c")]
    public void Esc_while_typing_returns_to_the_row_the_folds_and_the_scroll(string key)
    {
        var explorer = TestExplorer.Live([.. Enumerable.Range(100, 60).Select(i => $"/a/k{i}"), "/b/x"]).GoTo("/a/k130");
        var (list, rows) = (explorer.State.Browse.List, explorer.Rows);
        explorer.Press("/").Type("k15").Press("backspace").Type("x").Press(key);
        Assert.Equal("/a/k130", explorer.Cursor);
        Assert.Equal(list, explorer.State.Browse.List);
        Assert.Equal(rows, explorer.Rows);
    }

    [Fact]
    public void Esc_while_another_filter_is_typed_returns_to_the_row_in_the_one_before()
    {
        var explorer = TestExplorer.Live(Keys).Press("/").Type("db").Press("enter down");
        Assert.Equal("/app/db/url", explorer.Cursor);
        explorer.Press("/ ctrl+u").Type("top").Press("esc");
        Assert.Equal(("db", "/app/db/url"), (explorer.State.Browse.FilterText, explorer.Cursor));
        Assert.Equal(["/app/db/pool", "/app/db/url"], explorer.Rows);
        Assert.Equal("/app/db/url", explorer.Press("esc").Cursor);
        Assert.Contains("    /app/db/url", explorer.Rows);
    }

    [Fact]
    public void A_filter_that_is_emptied_again_shows_where_one_was()
    {
        var explorer = TestExplorer.Live(Keys).Press("down").Press("/").Type("ur").Press("backspace backspace");
        Assert.Equal(["+ /app/", "+ /etc/", "top"], explorer.Rows);
        Assert.Equal("/etc/", explorer.Cursor);
        Assert.Equal("/etc/", explorer.Type("url").Press("backspace backspace backspace enter").Cursor);
        Assert.Equal("/etc/", explorer.Press("esc").Cursor);
    }

    [Fact]
    public void A_filter_that_nothing_matched_ends_where_one_was()
    {
        var explorer = TestExplorer.Live(Keys).Press("down").Press("/").Type("urz").Press("enter esc");
        Assert.Equal(["+ /app/", "+ /etc/", "top"], explorer.Rows);
        Assert.Equal("/etc/", explorer.Cursor);
    }

    [Fact]
    public void In_the_flat_list_a_filter_ends_on_its_row_and_folds_nothing()
    {
        var explorer = TestExplorer.Live(Keys).Press("T").Press("/").Type("svc").Press("enter esc");
        Assert.Equal("/app/svc/a", explorer.Cursor);
        Assert.Equal(Keys, explorer.Rows);
        Assert.Empty(explorer.State.Browse.Expanded);
    }

    [Fact]
    public void A_key_deleted_while_a_filter_is_typed_is_marked_when_one_returns_to_it()
    {
        var explorer = TestExplorer.Live(Keys).Press("G").Press("/").Type("db").DeletedElsewhere("top", 1001).Press("esc");
        Assert.Equal(["+ /app/", "+ /etc/", "x top"], explorer.Rows);
        Assert.Equal("top", explorer.Cursor);
        explorer.AssertShows("gone as of r1001");
    }

    [Fact]
    public void A_regular_expression_that_is_broken_says_so_and_is_not_accepted()
    {
        var explorer = TestExplorer.Live(Keys).Press("/").Type("re:(db");
        Assert.NotNull(explorer.Top<Layer.Prompt>().Error);
        explorer.Press("enter");
        Assert.NotNull(explorer.Top<Layer.Prompt>());
        explorer.Type(")");
        Assert.Null(explorer.Top<Layer.Prompt>().Error);
        Assert.Equal(["/app/db/pool", "/app/db/url"], explorer.Press("enter").Rows);
    }

    [Fact]
    public void Keys_that_come_and_go_are_filtered_as_they_do()
    {
        var explorer = TestExplorer.Live(Keys).Press("/").Type("db").Press("enter").PutElsewhere("/new/db", "", 1001);
        Assert.Equal(["/app/db/pool", "/app/db/url", "/new/db"], explorer.Rows);
        Assert.Equal(["/app/db/pool", "/app/db/url"], explorer.DeletedElsewhere("/new/db", 1002).Rows);
    }

    [Fact]
    public void A_filter_that_nothing_matches_says_so()
    {
        var explorer = TestExplorer.Live(Keys).Press("/").Type("nowhere").Press("enter");
        explorer.AssertShows("No match; Esc ends the filter.");
        explorer.Press("d");
        Assert.Equal("There is no key under the cursor.", explorer.Notice);
    }

    [Fact]
    public void A_pasted_filter_is_one_line()
    {
        var explorer = TestExplorer.Live(Keys).Press("/").Paste("db/url\n");
        Assert.Equal(["/app/db/url"], explorer.Rows);
    }

    [Fact]
    public void Tree_or_list_is_no_choice_while_a_filter_is_on()
    {
        var explorer = TestExplorer.Live(Keys).Press("/").Type("db").Press("enter T");
        Assert.Equal("A filter shows a flat list; Esc ends it.", explorer.Notice);
    }
}
