using KvTui.Tty.Cells;
using KvTui.Tty.Input;

namespace KvTui.Tui.Tests.Dialogs;

public sealed class PaletteWindowTests(ITestOutputHelper output)
{
    [Fact]
    public void It_shows_the_commands_that_match_as_before()
    {
        using var screen = Opened();
        output.WriteLine($"opened with {screen.Bytes} bytes");
        screen.AssertShows("╭ Commands ─────────────────────────────────────────────────── Tab completes ╮");
        screen.Type("log");
        output.WriteLine($"a letter takes {screen.Bytes} bytes");
        screen.AssertShows("│:log");
        screen.AssertShows("│ log                 command log: each call made to etcd                  @ │");
        Assert.Equal(new Point(6, screen.Find("│:log").Y), screen.Terminal.Shown.Cursor);
        var row = screen.Find("│ log");
        Assert.True(screen.Terminal.Shown.CellAt(row.X + 1, row.Y).Style.Attributes.HasFlag(CellAttributes.Reverse));
        screen.Press("ctrl+u").Type("nosuchthing");
        screen.AssertShows("│no such command");
        screen.Press("ctrl+u");
        screen.AssertShows("█");
        screen.AssertShows("(not now: ");
    }

    [Fact]
    public void Enter_runs_Tab_completes_and_arrows_move()
    {
        using var screen = Opened();
        screen.Type("uns").Press("ctrl+u").Type("copy").Press("down down up");
        Assert.Equal(1, ((Layer.Palette)screen.State.TopLayer!).State.List.Selected);
        screen.Press("ctrl+u").Type("fu").Press("tab");
        screen.AssertShows("│:fullscreen ");
        screen.Press("ctrl+u").Type("goto").Press("enter");
        Assert.Equal(PromptKind.GoTo, Assert.IsType<Layer.Prompt>(Assert.Single(screen.State.Layers)).Kind);
    }

    [Fact]
    public void A_command_with_its_argument_can_be_pasted()
    {
        using var screen = Opened();
        screen.Paste("goto /app/my_key\n");
        screen.AssertShows("│:goto /app/my_key ");
        screen.Press("enter");
        Assert.Equal("/app/my_key", screen.State.Browse.Current?.Path.ToString());
    }

    [Fact]
    public void The_mouse_selects_runs_and_scrolls()
    {
        using var screen = Opened();
        var at = screen.Find("│ find");
        Click(screen, at);
        Assert.Equal(new UserMessage.RowClicked(8, false), screen.Sent<UserMessage.RowClicked>().Single());
        Assert.Equal("find", ((Layer.Palette)screen.State.TopLayer!).State.Selected!.Name);
        screen.Use(MouseAction.WheelDown, at.X + 3, at.Y);
        Assert.Equal(11, ((Layer.Palette)screen.State.TopLayer!).State.List.Selected);
        screen.Use(MouseAction.WheelUp, at.X + 3, at.Y);
        at = screen.Find("│ filter");
        Click(screen, at);
        Click(screen, at);
        Assert.Equal(PromptKind.Filter, Assert.IsType<Layer.Prompt>(screen.State.TopLayer).Kind);
    }

    [Fact]
    public void What_it_covered_comes_back()
    {
        using var screen = new LiveScreen("/app/a", "/app/my_key");
        var before = screen.Text;
        screen.Press(":").Type("co").Press("esc");
        Assert.Equal(before, screen.Text);
        screen.Press(":").Type("refresh");
        var rows = screen.Terminal.Shown.Rows;
        Assert.Equal(before.Split('\n')[2], rows[2]);
        Assert.Equal(before.Split('\n')[7], rows[7]);
    }

    private static LiveScreen Opened() => new LiveScreen("/app/a", "/app/my_key").Press(":");

    private static void Click(LiveScreen screen, Point at) =>
        screen.Use(MouseAction.LeftPressed, at.X + 3, at.Y).Use(MouseAction.Released, at.X + 3, at.Y);
}
