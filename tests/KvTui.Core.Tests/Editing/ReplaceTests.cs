namespace KvTui.Core.Tests.Editing;

/// <summary>Replacing in the editor: hit by hit, or all in one step.</summary>
public sealed class ReplaceTests
{
    [Fact]
    public void All_hits_are_replaced_in_one_step_of_undo()
    {
        var explorer = Replacing("a1 A2\na3", "a", "bb").Type("a");
        Assert.Equal("bb1 bb2\nbb3", Text(explorer));
        Assert.Equal("3 hits replaced; Ctrl-_ takes all back", explorer.Notice);
        Assert.Equal("a1 A2\na3", Text(explorer.Press("ctrl+_")));
        Assert.False(explorer.State.Detail.Edit!.Editor.IsModified);
        Assert.Equal("bb1 bb2\nbb3", Text(explorer.Press("ctrl+y")));
    }

    [Fact]
    public void Hits_are_asked_about_one_by_one_from_the_cursor_on()
    {
        var explorer = Replacing("a a a a", "a", "b", "right");
        explorer.AssertSays("hit 2 of 4, line 1: a a a a");
        Assert.Equal("a b a a", Text(explorer.Type("t")));
        explorer.AssertSays("hit 2 of 3");
        explorer.Type("s").AssertSays("hit 3 of 3");
        Assert.Equal("a b a b", Text(explorer.Type("t")));
        Assert.Null(explorer.State.TopLayer);
        Assert.Equal("2 hits replaced; 2 hits left above", explorer.Notice);
    }

    [Fact]
    public void Each_hit_that_was_replaced_by_itself_is_a_step_of_its_own() =>
        Assert.Equal("b a", Text(Replacing("a a", "a", "b").Type("tt").Press("ctrl+_")));

    [Fact]
    public void The_safe_answer_stops_and_keeps_what_was_replaced()
    {
        var explorer = Replacing("a a a", "a", "b").Type("t").Press("esc");
        Assert.Equal(("b a a", "1 hit replaced"), (Text(explorer), explorer.Notice));
        Assert.Null(explorer.State.TopLayer);
        Assert.Equal("a", Text(Replacing("a", "a", "b").Press("enter")));
    }

    [Fact]
    public void What_is_put_in_is_not_searched_again()
    {
        Assert.Equal("aaaa", Text(Replacing("aa", "a", "aa").Type("a")));
        Assert.Equal("aaaa", Text(Replacing("aa", "a", "aa").Type("tt")));
    }

    [Fact]
    public void Nothing_by_nothing_but_a_hit_by_nothing()
    {
        Assert.Equal("1 2", Text(Replacing("a1 a2", "a", "").Type("a")));
        Assert.Null(Editing("a").Press("f9 enter").State.TopLayer);
        Assert.Equal("“x” does not occur in the text.", Editing("a").Press("f9").Type("x").Press("enter").Notice);
    }

    [Fact]
    public void Bytes_around_the_hits_stay_as_they_are() =>
        Assert.Equal("\ufeffx\r\n\ty\0x e\u0301\n", Text(Replacing("\ufeffa\r\n\ty\0a e\u0301\n", "a", "x").Type("a")));

    [Fact]
    public void All_of_more_hits_than_are_listed_are_replaced()
    {
        var explorer = Replacing(new string('a', 120_000), "a", "b");
        explorer.AssertSays("of 100000+");
        Assert.Equal(new string('b', 120_000), Text(explorer.Type("a")));
    }

    [Fact]
    public void The_last_search_is_offered()
    {
        var explorer = Editing("one").Press("ctrl+f").Type("one").Press("enter f9");
        Assert.Equal(("one", true), (explorer.Top<Layer.Prompt>().Text, explorer.Top<Layer.Prompt>().IsOffered));
    }

    private static TestExplorer Editing(string value) => new TestExplorer(new(100, 30)).Listed([Sample.Pair("k", value)]).Press("e");

    private static TestExplorer Replacing(string value, string what, string by, string keys = "ctrl+home") =>
        Editing(value).Press(keys).Press("f9").Type(what).Press("enter").Press("ctrl+u").Type(by).Press("enter");

    private static string Text(TestExplorer explorer) => explorer.State.Detail.Edit!.Editor.GetText();
}
