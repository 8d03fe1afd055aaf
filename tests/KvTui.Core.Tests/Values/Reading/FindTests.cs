using KvTui.Core.Values;
using KvTui.Core.Values.Formats;
using KvTui.Core.Values.Reading;

namespace KvTui.Core.Tests.Values.Reading;

/// <summary>The search in the value of the pane.</summary>
public sealed class FindTests
{
    [Fact]
    public void A_search_goes_to_its_hits_in_turn_and_counts_them()
    {
        var explorer = ReadingTests.Reading("one\ntwo\none two\nthree").Press("/").Type("two").Press("enter");
        Assert.Equal(1, explorer.State.Detail.Reading.Line);
        explorer.AssertShows("hit 1 of 2");
        explorer.Press("n").AssertShows("hit 2 of 2");
        Assert.Equal(2, explorer.State.Detail.Reading.Line);
        Assert.Equal("on from the first hit", explorer.Press("n").Notice);
        explorer.AssertShows("hit 1 of 2");
        Assert.Equal("on from the last hit", explorer.Press("N").Notice);
        explorer.AssertShows("hit 2 of 2");
    }

    [Fact]
    public void The_search_goes_on_from_where_the_cursor_was_moved_to()
    {
        var explorer = ReadingTests.Reading("x\nx\na\nx\nx").Press("/").Type("x").Press("enter down down n");
        Assert.Equal(3, explorer.State.Detail.Reading.Line);
        Assert.Equal(1, explorer.Press("up N").State.Detail.Reading.Line);
    }

    [Theory]
    [InlineData("two", 2)]
    [InlineData("Two", 1)]
    [InlineData("aa", 2)]
    public void Letters_of_either_case_are_found_unless_a_capital_is_typed_and_hits_do_not_overlap(string text, int hits) =>
        Assert.Equal(hits, Found("two Two aaaa", text).Hits.Length);

    [Fact]
    public void Esc_ends_the_search_before_it_goes_back_to_the_keys()
    {
        var explorer = ReadingTests.Reading("one\ntwo\none").Press("/").Type("one").Press("enter n esc");
        Assert.Null(explorer.State.Detail.Reading.Find);
        Assert.Equal((2, Pane.Value), (explorer.State.Detail.Reading.Line, explorer.State.Focus));
        Assert.Equal(Pane.Keys, explorer.Press("esc").State.Focus);
    }

    [Fact]
    public void What_does_not_occur_is_said()
    {
        var explorer = ReadingTests.Reading("text").Press("/").Type("nowhere").Press("enter");
        Assert.Equal("“nowhere” does not occur in the value.", explorer.Notice);
        Assert.Equal("“nowhere” does not occur in the value.", explorer.Press("down n").Notice);
    }

    [Fact]
    public void The_whole_value_is_searched_also_what_a_preview_leaves_out()
    {
        var explorer = ReadingTests.Reading(new string('\n', 100_000) + "needle").Press("/").Type("needle").Press("enter");
        Assert.Equal(100_000, explorer.State.Detail.Reading.Line);
        explorer.AssertShows("needle");
    }

    [Fact]
    public void A_hit_far_to_the_right_is_scrolled_into_view()
    {
        var explorer = ReadingTests.Reading(new string('x', 300) + "needle").Press("/").Type("needle").Press("enter");
        explorer.AssertShows("needle");
        Assert.True(explorer.State.Detail.Reading.Left > 0);
    }

    [Fact]
    public void A_hit_in_a_fold_unfolds_it()
    {
        var explorer = ReadingTests.Reading("""{"a":{"needle":1},"b":2}""").Press("down enter");
        explorer.AssertHides("needle");
        explorer.Press("/").Type("needle").Press("enter").AssertShows("needle");
    }

    [Fact]
    public void In_a_hex_dump_bytes_are_searched_as_text_or_escaped_also_over_the_end_of_a_line()
    {
        byte[] value = [.. Enumerable.Range(0, 7).Select(static i => (byte)(0x80 + i)), 0x6B, 0x38, 0x73, 0xFF];
        var shown = ValueFormatter.Format(value, ValueFormat.Hex, 40);
        Assert.Equal(8, HexLines.PerLine(shown.Lines));
        var hit = Assert.Single(ValueFind.In("k8s", shown, value).Hits);
        Assert.Equal((0, "6b"), (hit.Line, shown.Lines[0].Substring(hit.Start, hit.Length)));
        hit = Assert.Single(ValueFind.In("\\xff", shown, value).Hits);
        Assert.Equal((1, "ff"), (hit.Line, shown.Lines[1].Substring(hit.Start, hit.Length)));
    }

    [Fact]
    public void A_part_of_a_line_has_the_hits_that_touch_it()
    {
        var find = Found("aXXa aXXa aXXa\nXX", "XX");
        Assert.Equal((0, 3), find.On(0, 0, 100));
        Assert.Equal((0, 1), find.On(0, 2, 6));
        Assert.Equal((1, 1), find.On(0, 3, 6));
        Assert.Equal((1, 2), find.On(0, 3, 7));
        Assert.Equal((3, 4), find.On(1, 0, 1));
        Assert.Equal((3, 3), find.On(0, 13, 14));
    }

    [Fact]
    public void To_go_to_a_hit_searches_and_lays_out_nothing_again()
    {
        var explorer = ReadingTests.Reading("x\ny\nx").Press("/").Type("x").Press("enter");
        var (rows, hits) = (explorer.State.Detail.Reading.Rows, explorer.State.Detail.Reading.Find!.Hits);
        explorer.Press("n");
        Assert.Same(rows, explorer.State.Detail.Reading.Rows);
        Assert.Equal(hits, explorer.Press("w").State.Detail.Reading.Find!.Hits);
    }

    [Fact]
    public void The_search_stays_for_the_next_key()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("a", "x"), Sample.Pair("b", "y\nx")]).Press("2 /").Type("x").Press("enter 1 down").Answer();
        explorer.AssertShows("1 hit");
        Assert.Equal(1, explorer.Press("2 n").State.Detail.Reading.Line);
    }

    [Fact]
    public void Of_a_masked_value_nothing_is_told_by_a_search()
    {
        var settings = Sample.Settings with { Mask = KeyMask.Of(["b"]) };
        var explorer = new TestExplorer(settings: settings).Listed([Sample.Pair("a", "x"), Sample.Pair("b", "x")]).Press("2 /").Type("x").Press("enter 1 down").Answer();
        explorer.AssertHides("hit");
        Assert.Equal("The value is masked: u shows it.", explorer.Press("2 n").Notice);
        Assert.Equal("The value is masked: u shows it.", explorer.Press("/").Notice);
    }

    private static ValueFind Found(string value, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(value);
        return ValueFind.In(text, ValueFormatter.Format(bytes, ValueFormat.Text, 80), bytes);
    }
}
