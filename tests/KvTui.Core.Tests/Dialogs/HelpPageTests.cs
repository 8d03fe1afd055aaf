using KvTui.Core.Dialogs;

namespace KvTui.Core.Tests.Dialogs;

public sealed class HelpPageTests
{
    private static readonly HelpPage Page = new("Help",
    [
        new("Move", [new("↑ k", "one row up"), new("↓ j", "one row down")]),
        new("Edit", [new("e", "edit here"), new("Ctrl-S", "save")]),
    ]);

    [Fact]
    public void Sections_stand_side_by_side_where_there_is_room()
    {
        var layout = Page.Layout(new(50, 9));
        Assert.Equal(["Move", "Edit"], layout.Columns.Select(static column => column[0].Text));
        Assert.Equal((6, 20, 3, 43), (layout.KeyWidth, layout.ColumnWidth, layout.Height, layout.Width));
        Assert.Equal(23, layout.Start(1));
        Assert.Equal(0, Hidden(Page, new(50, 9)));
    }

    [Fact]
    public void In_a_narrow_window_they_stand_in_one_column_and_scroll()
    {
        var lines = Assert.Single(Page.Layout(new(34, 8)).Columns);
        Assert.Equal(["Move", "↑ k", "↓ j", "", "Edit", "e", "Ctrl-S"], lines.Select(static line => line.IsHeading ? line.Text : line.Keys));
        Assert.Equal(7 - 4, Hidden(Page, new(34, 8)));
    }

    [Fact]
    public void Help_without_rows_or_room_is_no_trouble()
    {
        Assert.Equal(0, Hidden(new("Help", []), new(20, 5)));
        Assert.Equal(6, Hidden(Page, default));
        Assert.Equal(0, new HelpPage("Help", []).Layout(default).Height);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 10)]
    [InlineData(64, 12)]
    public void The_end_can_be_reached_with_whatever_signs_the_keys_are_written(int width, int height)
    {
        var state = new TestExplorer(new(width, height)).Press("?").State;
        var end = PagerLines.MaxTop(state, state.TopLayer!);
        foreach (var isAscii in new[] { false, true })
        {
            Assert.True(end >= Hidden(HelpPage.Of(state, (Layer.Help)state.TopLayer!, isAscii), state.Size));
        }
    }

    /// <summary>How many lines have no room.</summary>
    private static int Hidden(HelpPage page, Size screen) => Math.Max(0, page.Layout(screen).Height - HelpPage.Room(screen, new(0)).Height);
}
