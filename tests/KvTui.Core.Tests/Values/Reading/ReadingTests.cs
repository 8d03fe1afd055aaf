namespace KvTui.Core.Tests.Values.Reading;

/// <summary>Any value can be read to its end: moving, wrapping, scrolling sideways, numbers, a preview that becomes the whole.</summary>
public sealed class ReadingTests
{
    private static readonly string Numbers = string.Join('\n', Enumerable.Range(100, 50));

    [Fact]
    public void The_cursor_moves_by_lines_and_scrolls_only_at_the_edge()
    {
        var explorer = Reading(Numbers).Press("down down down");
        Assert.Equal((3, 0), (explorer.State.Detail.Reading.Line, explorer.State.Detail.Reading.List.Offset));
        explorer.Press("G");
        Assert.Equal(49, explorer.State.Detail.Reading.Line);
        explorer.AssertShows("149");
        explorer.Press("g").AssertShows("100");
    }

    [Fact]
    public void Another_key_is_read_from_its_beginning()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("a", Numbers), Sample.Pair("b", Numbers)]).Press("2 G 1 down").Answer();
        Assert.Equal(("b", 0), (explorer.State.Detail.Subject?.Path.ToString(), explorer.State.Detail.Reading.Line));
    }

    [Fact]
    public void A_value_that_changes_keeps_the_line_that_is_read()
    {
        var explorer = Reading(Numbers).Press("down down").PutElsewhere("k", Numbers + "\nmore", 1001);
        Assert.Equal(2, explorer.State.Detail.Reading.Line);
    }

    [Fact]
    public void What_is_cut_is_marked_and_can_be_scrolled_to()
    {
        var explorer = Reading($"short\n{new string('x', 60)}the end");
        explorer.AssertShows("xxx…");
        explorer.AssertHides("the end");
        explorer.Press("right right right right").AssertShows("the end");
        explorer.AssertShows("…xxx");
        var scrolled = explorer.State.Detail.Reading.Left;
        explorer.Press("right right");
        Assert.Equal(scrolled, explorer.State.Detail.Reading.Left);
        Assert.Equal("no line in view goes on to the right", explorer.Notice);
    }

    [Fact]
    public void Left_scrolls_back_and_from_the_first_column_goes_back_to_the_keys()
    {
        var explorer = Reading(new string('x', 100)).Press("right left");
        Assert.Equal((0, Pane.Value), (explorer.State.Detail.Reading.Left, explorer.State.Focus));
        Assert.Equal(Pane.Keys, explorer.Press("left").State.Focus);
    }

    [Fact]
    public void Long_lines_are_wrapped_until_asked_otherwise_also_for_other_keys()
    {
        var explorer = Reading($"{new string('x', 60)}the end\nnext").Press("w");
        explorer.AssertShows("the end");
        Assert.Equal(3, explorer.State.Detail.Reading.Rows.Count);
        explorer.PutElsewhere("k", new string('y', 60) + "also", 1001);
        explorer.AssertShows("also");
        explorer.Press("w").AssertHides("also");
    }

    [Fact]
    public void Wrapping_keeps_the_cursor_on_its_line()
    {
        var explorer = Reading($"{new string('x', 200)}\nsecond\nthird").Press("down w");
        Assert.Equal(1, explorer.State.Detail.Reading.Line);
        Assert.Equal(1, explorer.Press("w").State.Detail.Reading.Line);
    }

    [Fact]
    public void Wide_characters_are_wrapped_whole()
    {
        var explorer = Reading(string.Concat(Enumerable.Repeat("語", 100))).Press("w");
        var rows = explorer.State.Detail.Reading.Rows;
        Assert.Equal(100, Enumerable.Range(0, rows.Count).Sum(row => rows.Text(row).Length));
        Assert.All(Enumerable.Range(0, rows.Count), row => Assert.True(Text.CellWidth.Of(rows.Text(row)) <= explorer.State.Detail.Columns));
    }

    [Fact]
    public void Lines_are_numbered_on_request()
    {
        var explorer = Reading("one\ntwo").Press("#");
        explorer.AssertShows("1 one");
        explorer.AssertShows("2 two");
        explorer.Press("#").AssertHides("1 one");
    }

    [Fact]
    public void At_the_end_of_a_preview_more_is_shown_and_End_shows_all()
    {
        var value = string.Join('\n', Enumerable.Range(0, 300_000));
        var explorer = Reading(value);
        Assert.True(explorer.State.Detail.HasMore);
        explorer.Press("G");
        Assert.False(explorer.State.Detail.HasMore);
        explorer.AssertShows("299999");
    }

    [Fact]
    public void A_press_puts_the_cursor_on_a_line_and_the_wheel_scrolls_and_leaves_it_in_view()
    {
        var explorer = Reading(Numbers).Press("1").Send(new UserMessage.LineClicked(5, Folds: false));
        Assert.Equal((5, Pane.Value), (explorer.State.Detail.Reading.Line, explorer.State.Focus));
        explorer.Send(new UserMessage.Wheeled(Pane.Value, 1));
        Assert.Equal((5, 1), (explorer.State.Detail.Reading.Line, explorer.State.Detail.Reading.List.Offset));
        explorer.Send(new UserMessage.Wheeled(Pane.Value, 20));
        Assert.Equal((23, 21), (explorer.State.Detail.Reading.Line, explorer.State.Detail.Reading.List.Offset));
    }

    [Theory]
    [InlineData("n", "Nothing is searched for in the value: / asks for it.")]
    [InlineData("N", "Nothing is searched for in the value: / asks for it.")]
    [InlineData("p", "Lines have paths only in JSON and in objects of Kubernetes.")]
    public void Keys_of_reading_do_nothing_else_where_they_mean_nothing(string key, string reason)
    {
        var explorer = Reading("text").Press(key);
        Assert.Equal(reason, explorer.Notice);
        Assert.Null(explorer.State.TopLayer);
    }

    internal static TestExplorer Reading(string value) => new TestExplorer().Listed([Sample.Pair("k", value)]).Press("2");
}
