namespace KvTui.Core.Tests.Dialogs;

public sealed class PromptHistoryTests
{
    [Fact]
    public void Up_and_down_recall_what_was_entered_and_come_back_to_what_is_typed()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1").GoTo("/a/1").GoTo("/b/1").Press("o ctrl+u").Type("/x");
        Assert.Equal("/b/1", Line(explorer.Press("up")));
        Assert.Equal("/a/1", Line(explorer.Press("up")));
        Assert.Equal("/a/1", Line(explorer.Press("up")));
        Assert.Equal("/b/1", Line(explorer.Press("ctrl+n")));
        Assert.Equal("/x", Line(explorer.Press("down")));
        Assert.Equal("/x", Line(explorer.Press("down")));
        Assert.Equal("/b/1", Line(explorer.Press("up")));
    }

    [Fact]
    public void A_single_letter_is_remembered_and_an_empty_line_is_not()
    {
        var explorer = TestExplorer.Live("a").Press("/").Type("a").Press("enter").Press("/ ctrl+u enter");
        Assert.Equal(["a"], explorer.State.Entered[PromptKind.Filter]);
    }

    [Fact]
    public void An_offer_comes_back_as_well_and_what_is_typed_goes_on_from_an_entry()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1").GoTo("/a/1").GoTo("/b/1").Press("o");
        Assert.Equal("/b/", Line(explorer.Copy().Press("up down")));
        Assert.Equal("/a/12", Line(explorer.Press("up up").Type("2")));
        Assert.Equal("/b/1", Line(explorer.Press("up")));
        Assert.Equal("/a/12", Line(explorer.Press("down")));
    }

    [Fact]
    public void Each_kind_of_line_has_its_own_history()
    {
        var explorer = TestExplorer.Live("/a/1").GoTo("/a/1").Press("/").Type("a/").Press("enter");
        Assert.Equal("a/", Line(explorer.Copy().Press("/ ctrl+u").Press("up")));
        Assert.Equal("/a/1", Line(explorer.Press("o ctrl+u").Press("up")));
        Assert.Equal("", Line(TestExplorer.Live("a").Press("/ up")));
    }

    [Fact]
    public void A_filter_that_is_recalled_filters()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1").Press("/").Type("b/").Press("enter esc").Press("/ up");
        Assert.Equal(("b/", "/b/1"), (Line(explorer), Assert.Single(explorer.Rows)));
    }

    [Fact]
    public void An_entry_that_is_repeated_is_kept_once_and_of_many_the_last_hundred_are_kept()
    {
        var explorer = TestExplorer.Live("k");
        for (var i = 0; i < 105; i++)
        {
            explorer.Press("/ ctrl+u").Type($"f{i}").Press("enter").Press("/").Press("enter");
        }

        var entries = explorer.State.Entered[PromptKind.Filter];
        Assert.Equal(Enumerable.Range(5, 100).Select(static i => $"f{i}"), entries);
    }

    [Fact]
    public void What_was_given_up_is_not_remembered() =>
        Assert.Empty(TestExplorer.Live("k").Press("o").Type("x").Press("esc").State.Entered);

    [Fact]
    public void The_wheel_recalls_nothing()
    {
        var explorer = TestExplorer.Live("/a/1").GoTo("/a/1").Press("o").Send(new UserMessage.Wheeled(Pane.Keys, -3));
        Assert.Equal("/a/", Line(explorer));
    }

    private static string Line(TestExplorer explorer) => explorer.Top<Layer.Prompt>().Text;
}
