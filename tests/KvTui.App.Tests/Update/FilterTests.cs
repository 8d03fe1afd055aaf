using KvTui.App.State.Layers;
using KvTui.App.Tests.Explorer;

namespace KvTui.App.Tests.Update;

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
        Assert.Null(explorer.State.Top);
        Assert.Equal(["/app/db/url"], explorer.Rows);
        explorer.Press("up").Press("esc");
        Assert.Equal("", explorer.State.Browse.FilterText);
        Assert.Equal(3, explorer.Rows.Length);
    }

    [Fact]
    public void Esc_in_the_prompt_ends_the_filter_too()
    {
        var explorer = TestExplorer.Live(Keys).Press("/").Type("url").Press("esc");
        Assert.Equal(("", null), (explorer.State.Browse.FilterText, explorer.State.Top));
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
        var explorer = TestExplorer.Live(Keys).Press("/").Send(new Messages.InputMessage(new Terminal.Input.InputEvent.Pasted("db/url\n")));
        Assert.Equal(["/app/db/url"], explorer.Rows);
    }

    [Fact]
    public void Tree_or_list_is_no_choice_while_a_filter_is_on()
    {
        var explorer = TestExplorer.Live(Keys).Press("/").Type("db").Press("enter T");
        Assert.Equal("A filter shows a flat list; Esc ends it.", explorer.Notice);
    }
}
