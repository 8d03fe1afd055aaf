using KvTui.Core.Editing;

namespace KvTui.Core.Tests.Editing;

/// <summary>Finding text in the editor, and going to a line.</summary>
public sealed class TextFindTests(ITestOutputHelper output)
{
    [Fact]
    public void The_first_hit_from_the_cursor_is_gone_to_and_counted()
    {
        var explorer = Editing("one two\ntwo\nTwo end").Press("down ctrl+f").Type("two").Press("enter");
        Assert.Equal((1, 0), Place(explorer));
        explorer.AssertShows("2:1 · hit 2 of 3");
        Assert.Equal((2, 0), Place(explorer.Press("alt+n")));
        Assert.Equal((0, 4), Place(explorer.Press("alt+n")));
        Assert.Equal("on from the first hit", explorer.Notice);
        Assert.Equal((2, 0), Place(explorer.Press("alt+p")));
        Assert.Equal("on from the last hit", explorer.Notice);
    }

    [Fact]
    public void Enter_on_the_search_that_is_offered_again_goes_to_the_next_hit()
    {
        var explorer = Editing("x a a a").Press("ctrl+f").Type("a").Press("enter");
        Assert.Equal((0, 2), Place(explorer));
        Assert.Equal((0, 4), Place(explorer.Press("ctrl+f enter")));
        Assert.Equal((0, 6), Place(explorer.Press("ctrl+f enter")));
    }

    [Fact]
    public void What_is_selected_is_offered()
    {
        var explorer = Editing("word and word").Press("shift+right shift+right shift+right shift+right ctrl+f");
        Assert.Equal(("word", true), (explorer.Top<Layer.Prompt>().Text, explorer.Top<Layer.Prompt>().IsOffered));
        explorer.Press("enter").AssertShows("of 2");
    }

    [Fact]
    public void A_capital_makes_case_count() => Editing("Two two TWO").Press("ctrl+f").Type("Two").Press("enter").AssertShows("hit 1 of 1");

    [Fact]
    public void What_does_not_occur_is_said_and_the_cursor_stays()
    {
        var explorer = Editing("one\ntwo").Press("down ctrl+f").Type("three").Press("enter");
        Assert.Equal("“three” does not occur in the text.", explorer.Notice);
        Assert.Equal((1, 0), Place(explorer));
        explorer.AssertShows("no hit");
        Assert.Equal("“three” does not occur in the text.", explorer.Press("alt+n").Notice);
    }

    [Fact]
    public void Without_a_search_the_next_hit_is_none() =>
        Assert.Equal("Nothing is searched for in the text: Ctrl-F asks for it.", Editing("a").Press("alt+n").Notice);

    [Fact]
    public void An_empty_search_ends_it()
    {
        var explorer = Editing("a a").Press("ctrl+f").Type("a").Press("enter");
        Assert.Equal(2, explorer.State.Detail.Edit!.Find!.Count);
        Assert.Null(explorer.Press("ctrl+f ctrl+u enter").State.Detail.Edit!.Find);
    }

    [Fact]
    public void Hits_follow_what_is_typed_and_undone()
    {
        var explorer = Editing("a b").Press("ctrl+f").Type("a").Press("enter").Type("a");
        Assert.Equal(2, explorer.State.Detail.Edit!.Find!.Count);
        Assert.Equal(1, explorer.Press("ctrl+_").State.Detail.Edit!.Find!.Count);
        Assert.Equal((0, 0), Place(explorer.Press("end alt+n")));
    }

    [Fact]
    public void Pieces_of_the_text_are_marked_where_a_hit_covers_them()
    {
        var find = TextFind.In(TextEditorState.FromBytes("xabxab"u8.ToArray()), "ab") with { Current = 1 };
        HitMark[] expected = [HitMark.None, HitMark.Hit, HitMark.Hit, HitMark.None, HitMark.Current, HitMark.Current];
        Assert.Equal(expected, Enumerable.Range(0, 6).Select(at => find.MarkOf(at, 1)));
        Assert.Equal(HitMark.Hit, find.MarkOf(0, 2));
    }

    [Fact]
    public void A_combining_mark_is_found_and_the_cursor_stands_before_its_letter()
    {
        var explorer = Editing("xe\u0301y e\u0301").Press("ctrl+f").Paste("\u0301").Press("enter");
        Assert.Equal((0, 1), Place(explorer));
        Assert.Equal((0, 4), Place(explorer.Press("alt+n")));
        Assert.Equal((0, 1), Place(explorer.Press("alt+n")));
    }

    [Theory]
    [InlineData("3", 2, 0)]
    [InlineData("2:4", 1, 3)]
    [InlineData(" 1 : 2 ", 0, 1)]
    [InlineData("99", 2, 0)]
    [InlineData("1:99", 0, 3)]
    public void Going_to_a_line_and_a_column(string typed, int line, int column) =>
        Assert.Equal((line, column), Place(Editing("one\ntwo two\nthree").Press("down ctrl+g").Type(typed).Press("enter")));

    [Theory]
    [InlineData("0")]
    [InlineData("x")]
    [InlineData("1:")]
    [InlineData("-1")]
    [InlineData("1:2:3")]
    public void What_is_no_line_is_said_while_it_is_typed_and_not_gone_to(string typed)
    {
        var explorer = Editing("one\ntwo").Press("ctrl+g").Type(typed).Press("enter");
        Assert.Equal("a line, or line:column, from 1", explorer.Top<Layer.Prompt>().Error);
    }

    [Fact]
    public void A_line_behind_the_end_is_said() =>
        Assert.Equal("the text ends with line 2", Editing("one\ntwo").Press("ctrl+g").Type("9").Press("enter").Notice);

    [Theory]
    [InlineData("aab", "abaabaaabaaaab")]
    [InlineData("AB", "abABAbabAB")]
    [InlineData("語", "語語x語")]
    public void Hits_are_those_of_a_search_in_the_whole_text_wherever_windows_end(string wanted, string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length)) + new string('-', 17) + string.Concat(Enumerable.Repeat(piece, 3000));
        var comparison = wanted.Any(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var expected = new List<int>();
        for (var at = text.IndexOf(wanted, comparison); at >= 0; at = text.IndexOf(wanted, at + wanted.Length, comparison))
        {
            expected.Add(at);
        }

        Assert.Equal(expected, TextFind.In(Of(text), wanted).Hits);
    }

    [Fact]
    public void Finding_in_1400_KB_takes_less_than_50_ms_whatever_is_found()
    {
        var line = new string('x', 59) + "\n";
        foreach (var (name, text, wanted) in new[]
        {
            ("lines", string.Concat(Enumerable.Repeat(line, 24_000)) + "needle", "needle"),
            ("one line", new string('x', 1_400_000) + "needle", "needle"),
            ("many hits", string.Concat(Enumerable.Repeat(line, 24_000)), "x"),
        })
        {
            var editor = Of(text);
            var times = Enumerable.Range(0, 9).Select(_ =>
            {
                var start = TimeProvider.System.GetTimestamp();
                Assert.True(TextFind.In(editor, wanted).Count > 0);
                return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
            }).Order().ToList();
            output.WriteLine($"{name}: {times[4]:F1} ms, at most {times[^1]:F1} ms");
            Assert.True(times[0] <= 50, $"{name}: {times[0]} ms");
        }
    }

    private static TextEditorState Of(string text) => TextEditorState.FromBytes(System.Text.Encoding.UTF8.GetBytes(text));

    private static TestExplorer Editing(string value) => new TestExplorer(new(100, 30)).Listed([Sample.Pair("k", value)]).Press("e");

    private static (int Line, int Column) Place(TestExplorer explorer) =>
        (explorer.State.Detail.Edit!.Editor.Line, explorer.State.Detail.Edit!.Editor.Column);
}
