using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Lists;

namespace KvTui.Terminal.Tests.Views;

public sealed class ListViewTests
{
    [Fact]
    public void Only_visible_rows_are_asked_for_and_the_selected_one_is_marked()
    {
        var asked = new List<int>();
        RowPainter paint = (row, index, selected) =>
        {
            asked.Add(index);
            row.Write(0, 0, $"{(selected ? '>' : ' ')}{index}");
        };
        var view = new ListView(1_000_000, new(500_000, 499_998), paint, ViewTheme.Default) { Focused = true };
        var drawn = DrawnText.Of(view, 10, 5);
        Assert.Equal([" 499998", " 499999", ">500000", " 500001", " 500002"], drawn.Rows);
        Assert.Equal([499_998, 499_999, 500_000, 500_001, 500_002], asked);
        Assert.Equal(ViewTheme.Default.Selection, drawn.StyleAt(9, 2));
    }

    [Fact]
    public void A_row_cannot_draw_over_its_neighbours()
    {
        var drawn = DrawnText.Of(new ListView(2, default, (row, index, _) => row.Write(0, 0, "far too long for it"), ViewTheme.Default), 6, 2);
        Assert.Equal(["far to", "far to"], drawn.Rows);
    }

    [Fact]
    public void An_empty_list_says_so() =>
        Assert.Equal(["no keys", ""], DrawnText.Of(new ListView(0, default, (_, _, _) => Assert.Fail("no row"), ViewTheme.Default) { EmptyText = "no keys" }, 10, 2).Rows);

    [Fact]
    public void The_scrollbar_shows_where_the_view_is()
    {
        static string[] Draw(int selected) => DrawnText.Of(
            new ListView(8, default(ListState).Select(selected, 8, 4), (row, index, _) => row.Write(0, 0, $"{index}"), ViewTheme.Default) { HasScrollbar = true }, 4, 4).Rows;

        Assert.Equal(["0  █", "1  █", "2  │", "3  │"], Draw(0));
        Assert.Equal(["4  │", "5  │", "6  █", "7  █"], Draw(7));
    }

    [Fact]
    public void A_tree_has_marks_indents_and_details_at_the_right()
    {
        TreeRow[] rows =
        [
            new(0, TreeMark.Expanded, "/app/", "1 204"),
            new(1, TreeMark.Expanded, "db/", "12"),
            new(2, TreeMark.Leaf, "url", "·      r1042") { Marked = true },
            new(1, TreeMark.Collapsed, "a-very-long-name-of-a-service/", "1 190"),
        ];
        var drawn = DrawnText.Of(new TreeView(rows.Length, default, index => rows[index], ViewTheme.Default), 34, 4);
        Assert.Equal(
            [
                " ▾ /app/                    1 204",
                "   ▾ db/                       12",
                "●      url           ·      r1042",
                "   ▸ a-very-long-name-of-a… 1 190",
            ],
            drawn.Rows);
        var ascii = ViewTheme.Default with { Glyphs = GlyphSet.Ascii };
        Assert.Equal(" v /app/                    1 204", DrawnText.Of(new TreeView(rows.Length, default, index => rows[index], ascii), 34, 4).Rows[0]);
    }
}
