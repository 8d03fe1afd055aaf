namespace KvTui.Tui.Tests.Menus;

public sealed class ContextMenuTests
{
    [Theory]
    [InlineData("", "Open|Close, or up|Bookmark, or no longer|Search keys or values|Bytes used below|Most written below|Changes below, as they happen|New key|"
        + "Mark, or no longer|Copy to another name|Rename, or move it|Write out into a file|Delete the folder|Compare with past, export …|Copy the key|Copy …")]
    [InlineData("down", "Open|Bookmark, or no longer|All revisions of the key|Changes below, as they happen|Edit the value|Edit in your editor|New key|Mark, or no longer|"
        + "Copy to another name|Rename, or move it|Write out into a file|Delete the key|Compare with past, export …|Read in your pager|Copy the key|Copy the value as shown|Copy …")]
    [InlineData("down 2", "Edit the value|Edit in your editor|Read in your pager|Next view of the value|More of the value|"
        + "Wrap long lines, or not|Number the lines, or not|Unmask, or mask again|Copy the value as shown|Copy the path|Copy …")]
    [InlineData("3", "Copy members and timeline|Full screen, or back|Refresh, or reconnect")]
    [InlineData("down e", "Save|Undo|Redo|Cut|Copy|Paste|Show what would change (diff)|Format JSON|"
        + "Merge with what is stored|Choose the lease|Find|Next hit|Previous hit|Replace|Go to a line|Leave the editor")]
    public void It_has_what_can_be_done_there_and_nothing_else(string keys, string labels)
    {
        using var screen = new MenuScreen();
        screen.Press(keys);
        var before = screen.Described();
        screen.Press("shift+f10");
        Assert.IsType<Layer.ContextMenu>(screen.State.TopLayer);
        Assert.Equal(labels, string.Join('|', Shown(screen, labels.Split('|')[0])));
        screen.Press("esc");
        Assert.Empty(screen.State.Layers);
        Assert.Equal(before, screen.Described());
        Assert.Single(screen.Messages, new UserMessage.Command(Intent.Back));
    }

    [Fact]
    public void It_opens_below_the_row_under_the_cursor()
    {
        using var screen = new MenuScreen();
        screen.Press("down down down shift+f10");
        Assert.Equal(screen.RowOf("    key-02") + 2, screen.RowOf("│ Open "));
    }

    [Fact]
    public void It_stays_on_the_screen()
    {
        using var screen = new MenuScreen();
        screen.Press("G shift+f10");
        Assert.InRange(screen.RowOf("│ Copy the value "), 1, 22);
        Assert.Equal("Open", Shown(screen, "Open")[0]);
    }

    [Fact]
    public void Enter_a_letter_and_a_click_choose()
    {
        using var screen = new MenuScreen();
        screen.Press("3 shift+f10 down enter");
        Assert.True(screen.State.FullScreen);
        screen.Press("shift+f10 f");
        Assert.False(screen.State.FullScreen);
        screen.Press("shift+f10");
        screen.Click("Full screen");
        Assert.True(screen.State.FullScreen);
        Assert.Empty(screen.State.Layers);
        Assert.Equal(3, screen.Messages.Count(static message => message == new UserMessage.Command(Intent.FullScreen)));
        Assert.DoesNotContain(new UserMessage.Command(Intent.Back), screen.Messages);
    }

    [Fact]
    public void A_click_elsewhere_closes_it_and_is_told_once()
    {
        using var screen = new MenuScreen();
        screen.Press("shift+f10");
        screen.ClickAt(70, 20);
        Assert.Empty(screen.State.Layers);
        Assert.Single(screen.Messages, new UserMessage.Command(Intent.Back));
        screen.Press("3");
        Assert.Equal(Pane.Cluster, screen.State.Focus);
    }

    [Fact]
    public void The_right_button_opens_it_on_the_row_that_is_pointed_at()
    {
        using var screen = new MenuScreen();
        screen.RightClick("    key-03");
        Assert.Equal("/app/key-03", screen.State.Browse.Current?.Path.ToString());
        Assert.Contains("Delete the key", Shown(screen, "Open"));
        screen.Press("esc");
        screen.RightClick("n3    http");
        Assert.Equal("Copy members and timeline", Shown(screen, "Copy members and timeline")[0]);
    }

    [Fact]
    public void It_is_closed_by_its_own_key_and_by_that_of_the_menu_bar()
    {
        using var screen = new MenuScreen();
        screen.Press("shift+f10 shift+f10");
        Assert.Empty(screen.State.Layers);
        screen.Press("shift+f10 f10");
        Assert.Empty(screen.State.Layers);
        screen.Press("f10 f10");
        Assert.Empty(screen.State.Layers);
    }

    /// <summary>The labels in the box whose first entry is this one.</summary>
    private static List<string> Shown(MenuScreen screen, string first)
    {
        var rows = screen.Terminal.Shown.Rows.ToList();
        var y = screen.RowOf($"│ {first} ");
        var x = rows[y].IndexOf($"│ {first} ", StringComparison.Ordinal);
        var width = rows[y].IndexOf('│', x + 1) - x;
        return [.. rows.Skip(y).TakeWhile(row => row[x] == '│').Select(row => row.Substring(x + 2, width - 2).Split("  ")[0].TrimEnd())];
    }
}
