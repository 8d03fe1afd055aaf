using KvTui.Core.Commands;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Tty.Cells;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tui.Tests.Menus;

public sealed class MenuBarTests
{
    private static readonly MenuTitle[] Menus =
        [MenuTitle.File, MenuTitle.Keys, MenuTitle.Edit, MenuTitle.Go, MenuTitle.View, MenuTitle.Cluster, MenuTitle.Help];

    [Fact]
    public void F10_opens_the_first_menu_over_panes_that_stay_where_they_are()
    {
        using var screen = new MenuScreen();
        var before = screen.Terminal.Shown.Rows.ToList();
        var bytes = screen.Press("f10");
        Assert.IsType<Layer.Menu>(screen.State.TopLayer);
        Assert.StartsWith(" File  Keys  Edit  Go  View  Cluster  Help", screen.Terminal.Shown.Rows[0], StringComparison.Ordinal);
        AssertShown(screen, MenuTitle.File);
        var height = HeightOf(screen);
        Assert.Equal(before.Skip(height + 1), screen.Terminal.Shown.Rows.Skip(height + 1));
        Assert.Equal(before[5][36..], screen.Terminal.Shown.Rows[5][36..]);
        Assert.InRange(bytes, 100, 63 * height);
    }

    [Fact]
    public void Arrows_walk_through_all_menus_and_back()
    {
        using var screen = new MenuScreen();
        screen.Press("f10");
        foreach (var menu in Menus)
        {
            AssertShown(screen, menu);
            screen.Press("right");
        }

        AssertShown(screen, MenuTitle.File);
        screen.Press("left");
        AssertShown(screen, MenuTitle.Help);
        Assert.IsType<Layer.Menu>(screen.State.TopLayer);
        Assert.Equal([new UserMessage.Command(Intent.Menu)], screen.Messages);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    [InlineData(40, 10)]
    public void Escape_closes_it_and_all_cells_are_as_before(int width, int height)
    {
        using var screen = new MenuScreen(width, height);
        var before = screen.Described();
        screen.Press("f10 right right right down esc");
        Assert.Empty(screen.State.Layers);
        Assert.Equal(before, screen.Described());
        Assert.Equal([Intent.Menu, Intent.Back], screen.Messages.OfType<UserMessage.Command>().Select(static message => message.Intent));
        screen.Press("down up f10 esc");
        Assert.Equal(before, screen.Described());
    }

    [Fact]
    public void Enter_does_what_is_selected_and_closes_it()
    {
        using var screen = new MenuScreen();
        var entries = ExplorerCommands.In(MenuTitle.Go).Select(static command => command.Intent).ToList();
        screen.Press("f10 right right right " + string.Join(' ', Enumerable.Repeat("down", entries.IndexOf(Intent.ClusterPane))) + " enter");
        Assert.Empty(screen.State.Layers);
        Assert.Equal(Pane.Cluster, screen.State.Focus);
        Assert.DoesNotContain("File", screen.Text, StringComparison.Ordinal);
        Assert.Equal([new UserMessage.Command(Intent.Menu), new UserMessage.Command(Intent.ClusterPane)], screen.Messages);
    }

    [Fact]
    public void Keys_that_come_at_once_are_taken_by_the_menu_that_they_open()
    {
        using var screen = new MenuScreen();
        screen.PressAtOnce("f10 right right right right f");
        Assert.Empty(screen.State.Layers);
        Assert.True(screen.State.FullScreen, screen.Text);
    }

    [Fact]
    public void A_letter_does_what_it_is_underlined_in()
    {
        using var screen = new MenuScreen();
        screen.Press("f10 q");
        Assert.True(screen.State.Quitting);
    }

    [Fact]
    public void Every_letter_of_a_menu_is_another_one()
    {
        foreach (var menu in Menus)
        {
            var letters = ExplorerCommands.In(menu).Select(static command => char.ToUpperInvariant(command.Label[command.Label.IndexOf('_', StringComparison.Ordinal) + 1]));
            Assert.Distinct(letters);
        }
    }

    [Fact]
    public void Clicks_open_another_menu_and_choose()
    {
        using var screen = new MenuScreen();
        screen.Press("f10");
        screen.Click("View");
        AssertShown(screen, MenuTitle.View);
        screen.Click("Full screen");
        Assert.Empty(screen.State.Layers);
        Assert.True(screen.State.FullScreen);
        screen.Press("f10");
        screen.ClickAt(78, 0);
        Assert.Empty(screen.State.Layers);
        Assert.DoesNotContain("File", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_press_and_release_on_the_bar_it_stays()
    {
        using var screen = new MenuScreen();
        screen.Press("f10");
        var at = screen.Terminal.Shown.Rows[0].IndexOf("Go", StringComparison.Ordinal);
        screen.Type($"\e[<0;{at + 1};1M");
        Assert.IsType<Layer.Menu>(screen.State.TopLayer);
        screen.Type($"\e[<0;{at + 1};1m");
        AssertShown(screen, MenuTitle.Go);
    }

    [Fact]
    public void What_opening_it_takes_on_80x24()
    {
        using var screen = new MenuScreen();
        var opened = screen.Press("f10");
        var height = HeightOf(screen);
        Assert.InRange(opened, 1, 63 * height);
        var (moved, next) = (screen.Press("down"), screen.Press("right"));
        var second = HeightOf(screen);
        Assert.InRange(next, 1, 57 * (height + second));
        var closed = screen.Press("esc");
        Assert.InRange(moved, 1, 150);
        Assert.InRange(closed, 1, 100 * second);
        TestContext.Current.TestOutputHelper?.WriteLine($"opened {opened}, moved {moved}, next menu {next}, closed {closed}");
    }

    [Fact]
    public void A_click_elsewhere_closes_it_and_is_told_once()
    {
        using var screen = new MenuScreen();
        var before = screen.Described();
        screen.Press("f10");
        screen.ClickAt(60, 22);
        Assert.Empty(screen.State.Layers);
        Assert.Equal(before, screen.Described());
        Assert.Single(screen.Messages, new UserMessage.Command(Intent.Back));
    }

    [Fact]
    public void What_is_not_possible_is_dimmed_and_says_why_when_it_is_chosen()
    {
        using var screen = new MenuScreen();
        screen.Press("f10 down");
        Assert.True(screen.StyleOf("Lock the profile").Attributes.HasFlag(CellAttributes.Dim));
        Assert.False(screen.StyleOf("Suspend").Attributes.HasFlag(CellAttributes.Dim));
        screen.Press("l");
        Assert.Empty(screen.State.Layers);
        Assert.NotNull(screen.State.Notice);
        screen.Press("f10 right right s");
        Assert.Equal("No value is being edited.", screen.State.Notice?.Text);
    }

    [Fact]
    public void In_the_editor_the_menu_has_what_the_editor_can_do()
    {
        using var screen = new MenuScreen();
        screen.Press("down e");
        Assert.NotNull(screen.State.Detail.Edit);
        screen.Press("x f10 n");
        Assert.Equal("A value is being edited: save it, or leave the editor first.", screen.State.Notice?.Text);
        screen.Press("f10 right right u");
        Assert.False(screen.State.Detail.Edit!.Editor.GetText().Contains('x', StringComparison.Ordinal));
        screen.Press("f10 right right l");
        Assert.Null(screen.State.Detail.Edit);
    }

    [Fact]
    public void After_it_the_editor_has_its_cursor_again()
    {
        using var screen = new MenuScreen();
        screen.Press("down e right right");
        var before = screen.Described();
        screen.Press("f10 right right down esc");
        Assert.Equal(before, screen.Described());
        Assert.True(screen.Terminal.Shown.IsCursorVisible);
    }

    [Fact]
    public void One_step_back_is_done_after_the_menu_has_closed()
    {
        using var screen = new MenuScreen();
        screen.Press("f f10 right right right b");
        Assert.Empty(screen.State.Layers);
        Assert.False(screen.State.FullScreen);
    }

    [Fact]
    public void What_changes_below_the_menu_stays_below_it()
    {
        using var screen = new MenuScreen();
        screen.Press("f10");
        var rows = screen.Terminal.Shown.Rows.Take(13).Select(static row => row[..32]).ToList();
        screen.Send(Sample.Mirrored(new WatchUpdate.Events(1001, [new(WatchEventKind.Put, Sample.Pair("/app/key-00", "new", 1001), null)])));
        Assert.Equal(rows, screen.Terminal.Shown.Rows.Take(13).Select(static row => row[..32]));
        screen.Press("esc");
        Assert.Contains("r1001", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_size_of_the_window_leaves_it_open()
    {
        using var screen = new MenuScreen();
        screen.Press("f10");
        screen.Resize(100, 30);
        AssertShown(screen, MenuTitle.File);
        screen.Press("esc");
        Assert.DoesNotContain("File", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_are_few_rows_a_menu_scrolls()
    {
        using var screen = new MenuScreen(40, 10);
        screen.Press("f10 right right right right");
        Assert.DoesNotContain("Redraw", screen.Text, StringComparison.Ordinal);
        screen.Press("up");
        Assert.Contains("Mouse on or off", screen.Text, StringComparison.Ordinal);
        Assert.StartsWith("File Keys Edit Go View Cluster Help", screen.Terminal.Shown.Rows[0], StringComparison.Ordinal);
        screen.Press("down");
        Assert.Contains("Bytes used below", screen.Text, StringComparison.Ordinal);
        screen.Press("up enter");
        Assert.True(screen.State.MouseOn);
    }

    [Fact]
    public void Without_colours_the_selected_entry_is_reversed()
    {
        using var screen = new MenuScreen(capabilities: TerminalCapabilities.Modern with { Colors = ColorDepth.None });
        screen.Press("f10 down");
        Assert.True(screen.StyleOf("dit in your editor").Attributes.HasFlag(CellAttributes.Reverse), screen.Described());
        Assert.False(screen.StyleOf("uit ").Attributes.HasFlag(CellAttributes.Reverse));
    }

    [Fact]
    public void Without_utf8_it_is_drawn_in_ascii()
    {
        using var screen = new MenuScreen(capabilities: TerminalCapabilities.Modern with { Utf8 = false });
        screen.Press("f10 right right right");
        Assert.Contains("Right |", screen.Text, StringComparison.Ordinal);
        Assert.All(screen.Text, static sign => Assert.True(char.IsAscii(sign), $"{sign}"));
    }

    /// <summary>How many rows the open menu takes, with its frame.</summary>
    private static int HeightOf(MenuScreen screen)
    {
        var rows = screen.Terminal.Shown.Rows.Skip(1).ToList();
        var left = rows[0].IndexOf('╭', StringComparison.Ordinal);
        return rows.FindIndex(row => row[left] == '╰') + 1;
    }

    private static void AssertShown(MenuScreen screen, MenuTitle menu)
    {
        foreach (var command in ExplorerCommands.In(menu))
        {
            var label = command.Label.Replace("_", "", StringComparison.Ordinal);
            var row = screen.Terminal.Shown.Rows[screen.RowOf($"│ {label} ")];
            Assert.Matches($"│ {System.Text.RegularExpressions.Regex.Escape(label)} +{System.Text.RegularExpressions.Regex.Escape(command.FirstKey())} *│", row);
        }
    }
}
