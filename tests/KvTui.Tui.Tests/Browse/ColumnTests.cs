using KvTui.Core.Browse.Order;
using KvTui.Tty.Input;
using KvTui.Tui.Browse;

namespace KvTui.Tui.Tests.Browse;

/// <summary>Columns beside the keys cost few bytes, leave room for names, and are sorted by a click on their names.</summary>
public sealed class ColumnTests
{
    [Theory]
    [InlineData("down", 200)]
    [InlineData("up", 200)]
    [InlineData("pgdn", 600)]
    [InlineData("pgup", 600)]
    public void A_move_costs_no_more_than_without_them(string key, int most)
    {
        using var screen = new TestScreen(Many().Do(Intent.ShowVersion).Do(Intent.ShowLease).Do(Intent.SortByRevision).Press("g pgdn pgdn pgdn up up up"));
        Assert.InRange(screen.Press(key), 1, most);
        Assert.InRange(screen.Press(key), 1, most);
    }

    [Fact]
    public void A_row_that_is_scrolled_into_view_costs_no_more_than_without_them()
    {
        using var screen = new TestScreen(Many().Do(Intent.ShowVersion).Do(Intent.ShowLease).Do(Intent.SortByRevision));
        for (var i = 0; i < 40; i++)
        {
            Assert.InRange(screen.Press("down"), 0, 300);
        }
    }

    [Fact]
    public void What_is_not_in_view_is_neither_sorted_nor_drawn_when_it_changes()
    {
        var explorer = Many().Do(Intent.SortByKey);
        using var screen = new TestScreen(explorer);
        Assert.Equal(0, screen.Show(explorer.Pass(TimeSpan.FromSeconds(5)).State));
        Assert.Equal(0, screen.Show(explorer.Pass(TimeSpan.FromSeconds(5)).State));
    }

    [Theory]
    [InlineData(KeyColumns.Usual, KeyColumns.None, 40, KeyColumns.Revision)]
    [InlineData(KeyColumns.Usual, KeyColumns.None, 41, KeyColumns.Usual)]
    [InlineData(KeyColumns.Usual, KeyColumns.Size, 33, KeyColumns.Usual)]
    [InlineData(KeyColumns.Usual | KeyColumns.Lease, KeyColumns.None, 33, KeyColumns.Revision | KeyColumns.Lease)]
    [InlineData(KeyColumns.Usual | KeyColumns.Lease, KeyColumns.Size, 33, KeyColumns.Size | KeyColumns.Lease)]
    [InlineData(KeyColumns.None, KeyColumns.None, 33, KeyColumns.None)]
    [InlineData(KeyColumns.Revision, KeyColumns.None, 5, KeyColumns.Revision)]
    public void What_is_sorted_by_has_room_first_then_what_was_asked_for_and_names_keep_theirs(KeyColumns wanted, KeyColumns sorted, int room, KeyColumns shown)
    {
        var browse = TestExplorer.Live("a").State.Browse with { Columns = wanted, Order = new(sorted, false) };
        Assert.Equal(shown, ShownColumns.Of(browse, room).Set);
    }

    [Fact]
    public void A_click_on_a_name_asks_to_sort_by_it_and_the_cursor_of_the_rows_is_told_apart_from_it()
    {
        var explorer = Many().Do(Intent.ShowVersion);
        var told = new List<UserMessage>();
        using var screen = new TestScreen(explorer, told: told);
        Click(screen, "VER");
        Click(screen, "MOD REV");
        Click(screen, "KEY");
        Assert.Equal([Intent.SortByVersion, Intent.SortByRevision, Intent.SortByKey], told.OfType<UserMessage.Command>().Select(static command => command.Intent));
        Assert.DoesNotContain(told, static message => message is UserMessage.RowClicked);
        Click(screen, "job-002");
        Assert.Equal(new UserMessage.RowClicked(3, false), told[^1]);
    }

    private static void Click(TestScreen screen, string text)
    {
        var rows = screen.Terminal.Shown.Rows.ToList();
        var y = rows.FindIndex(row => row.Contains(text, StringComparison.Ordinal));
        foreach (var action in (MouseAction[])[MouseAction.LeftPressed, MouseAction.Released])
        {
            screen.App.Feed(new InputEvent.MouseUsed(new(rows[y].IndexOf(text, StringComparison.Ordinal) + 1, y), action, KeyModifiers.None));
        }
    }

    private static TestExplorer Many()
    {
        var explorer = new TestExplorer().Listed([.. Enumerable.Range(0, 300).Select(i => Sample.Pair($"/jobs/job-{i:D3}", "", 100 + (i * 37 % 300), 1 + (i % 5), i % 3))]);
        return explorer.PutElsewhere("/jobs/job-123", "12", 1001);
    }
}
