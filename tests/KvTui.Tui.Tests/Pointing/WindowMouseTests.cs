using KvTui.Tty.Input;

namespace KvTui.Tui.Tests.Pointing;

/// <summary>What the mouse does is sent, in its order, and was taken; no focus is moved by it.</summary>
public sealed class WindowMouseTests : IDisposable
{
    private readonly TestExplorer _explorer;
    private readonly TestScreen _screen;
    private readonly List<UserMessage> _told = [];
    private int _left;

    public WindowMouseTests()
    {
        _explorer = ExplorerWindowTests.Sampled(80, 24);
        _screen = Open(_explorer);
    }

    private ScreenLayout Layout => _explorer.State.Layout;

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void A_click_tells_the_pane_and_the_row()
    {
        Click(20, 3);
        Assert.Equal(["pane Keys", "row 2"], Taken());
        Click(Layout.Value.X + 5, 4);
        Assert.Equal(["pane Value", "line 3"], Taken());
        Click(30, Layout.Cluster.Y + 3);
        Assert.Equal(["pane Cluster"], Taken());
        Click(30, Layout.Cluster.Y + 1);
        Assert.Equal(["pane Cluster"], Taken());
        Click(0, 5);
        Assert.Equal(["pane Keys"], Taken());
        Click(30, 0);
        Assert.Equal(["pane Keys"], Taken());
        Assert.True(_screen.Window.Keys.HasFocus);
    }

    [Fact]
    public void In_a_scrolled_list_the_row_is_that_of_the_list()
    {
        _screen.Press("end");
        Click(20, 3);
        Assert.Equal(["pane Keys", $"row {_explorer.State.Browse.List.Offset + 2}"], Taken());
        Assert.True(_explorer.State.Browse.List.Offset > 0);
    }

    [Fact]
    public void Below_the_last_row_there_is_none()
    {
        using var screen = Open(TestExplorer.Live("/a", "/b"));
        Click(10, 9, screen);
        Assert.Equal(["pane Keys"], Taken());
    }

    [Fact]
    public void A_double_click_activates_a_row()
    {
        Click(20, 3);
        Click(20, 3);
        Assert.Equal(["pane Keys", "row 2", "pane Keys", "row 2", "activated 2"], Taken());
    }

    [Fact]
    public void The_sign_of_a_folder_is_told_apart_and_is_not_activated()
    {
        var (x, y) = Find("▾");
        Click(x, y);
        Click(x, y);
        Assert.Equal(["pane Keys", "row 0", "mark 0", "pane Keys", "row 0", "mark 0"], Taken());
        Click(x + 1, y);
        Assert.Equal(["pane Keys", "row 0"], Taken());
        Click(x + 2, y + 1);
        Assert.Equal(["pane Keys", "row 1"], Taken());
    }

    [Fact]
    public void The_mark_of_a_block_folds_it_and_a_double_click_elsewhere_does()
    {
        var x = Layout.Value.X + 1;
        Click(x, 1);
        Click(x, 1);
        Assert.Equal(["pane Value", "line 0", "folded at 0", "pane Value", "line 0", "folded at 0"], Taken());
        Click(x + 5, 2);
        Click(x + 5, 2);
        Assert.Equal(["pane Value", "line 1", "pane Value", "line 1", "folded at 1"], Taken());
    }

    [Fact]
    public void The_wheel_tells_the_pane_and_the_rows()
    {
        Use(MouseAction.WheelDown, 5, 5);
        Use(MouseAction.WheelUp, Layout.Value.X + 5, 5);
        Use(MouseAction.WheelDown, 5, Layout.Cluster.Y + 2);
        Assert.Equal(["wheel Keys 3", "wheel Value -3", "wheel Cluster 3"], Taken());
    }

    [Fact]
    public void The_right_button_selects_the_row_and_then_asks_for_a_menu()
    {
        Use(MouseAction.RightPressed, 20, 3);
        Assert.Empty(Taken());
        Use(MouseAction.Released, 20, 3);
        Assert.Equal(["pane Keys", "row 2", "menu"], Taken());
        Use(MouseAction.RightPressed, Layout.Value.X + 5, 5);
        Use(MouseAction.Released, Layout.Value.X + 5, 5);
        Assert.Equal(["pane Value", "menu"], Taken());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void The_border_between_keys_and_value_is_dragged_wherever_the_pointer_goes(int column)
    {
        var edge = Layout.Keys.Right;
        Use(MouseAction.LeftPressed, edge + column, 5);
        Use(MouseAction.Dragged, edge + column + 4, 6);
        Use(MouseAction.Dragged, edge + column + 4, 7);
        Use(MouseAction.Dragged, edge + column - 10, Layout.Cluster.Y + 2);
        Use(MouseAction.Dragged, 0, 23);
        Use(MouseAction.Dragged, 79, 23);
        Use(MouseAction.Released, 79, 23);
        Use(MouseAction.Dragged, 30, 5);
        Assert.Equal(
            [$"split {edge + 4}", $"split {edge - 10}", $"split {-column}", $"split {79 - column}"],
            Taken());
        Click(20, 3);
        Assert.Equal(["pane Keys", "row 2"], Taken());
    }

    [Fact]
    public void The_upper_border_of_the_cluster_pane_is_dragged()
    {
        var (y, height) = (Layout.Cluster.Y, Layout.Cluster.Height);
        Use(MouseAction.LeftPressed, 30, y);
        Use(MouseAction.Dragged, 70, y - 3);
        Use(MouseAction.Dragged, 2, y + 2);
        Use(MouseAction.Released, 2, y + 2);
        Assert.Equal([$"cluster {height + 3}", $"cluster {height - 2}"], Taken());
    }

    [Fact]
    public void A_border_let_go_where_it_was_pressed_is_a_click_on_its_pane()
    {
        Click(Layout.Value.X, 5);
        Assert.Equal(["pane Value"], Taken());
        Click(Layout.Keys.Right - 1, 5);
        Assert.Equal(["pane Keys"], Taken());
        Click(30, Layout.Cluster.Y);
        Assert.Equal(["pane Cluster"], Taken());
    }

    [Fact]
    public void A_pane_alone_has_no_border_to_drag()
    {
        _screen.Press("f");
        Use(MouseAction.LeftPressed, 79, 5);
        Use(MouseAction.Dragged, 60, 5);
        Use(MouseAction.Released, 60, 5);
        Assert.Equal(["pane Keys"], Taken());
    }

    [Fact]
    public void A_drag_that_began_in_a_pane_is_no_click_elsewhere()
    {
        Use(MouseAction.LeftPressed, 20, 3);
        Use(MouseAction.Dragged, 20, 6);
        Use(MouseAction.Released, Layout.Value.X + 5, 6);
        Assert.Equal(["pane Keys", "row 2"], Taken());
    }

    [Fact]
    public void The_editor_tells_where_it_is_pointed_at()
    {
        using var screen = Open(Edit.EditorViewTests.Opened(80, 24, string.Concat(Enumerable.Repeat("a line\n", 40))));
        screen.Press("pgdn");
        var (inner, top) = (screen.Explorer.State.Layout.Value.Inset(1, 1), screen.Explorer.State.Detail.Edit!.Editor.Top);
        Use(MouseAction.LeftPressed, inner.X + 4, inner.Y + 2, screen);
        Use(MouseAction.Dragged, inner.X + 6, inner.Y + 3, screen);
        Use(MouseAction.Dragged, 3, 23, screen);
        Use(MouseAction.Dragged, 3, 0, screen);
        Use(MouseAction.Released, 3, 0, screen);
        var below = top + 23 - inner.Y;
        Assert.Equal([$"at {top + 2},4", $"to {top + 3},6", $"to {below},0", $"to {Math.Max(0, top - 1)},0"], Taken());
        Use(MouseAction.LeftPressed, inner.X + 1, inner.Y, screen, KeyModifiers.Shift);
        Use(MouseAction.Released, inner.X + 1, inner.Y, screen);
        Use(MouseAction.WheelUp, inner.X + 1, inner.Y, screen);
        Assert.Equal([$"to {top},1", "wheel Value -3"], Taken());
        Use(MouseAction.RightPressed, inner.X + 1, inner.Y, screen);
        Use(MouseAction.Released, inner.X + 1, inner.Y, screen);
        Assert.Equal(["pane Value", "menu"], Taken());
    }

    [Fact]
    public void An_editor_that_goes_lets_the_mouse_go()
    {
        using var screen = Open(Edit.EditorViewTests.Opened(80, 24, "text"));
        Use(MouseAction.LeftPressed, screen.Explorer.State.Layout.Value.X + 2, 2, screen);
        screen.Press("esc");
        Use(MouseAction.Released, 20, 1, screen);
        _told.Clear();
        Click(20, 1, screen);
        Assert.Equal("pane Keys", Taken()[0]);
    }

    [Fact]
    public void Nothing_is_told_while_the_window_is_too_small()
    {
        _screen.Show(_explorer.Resize(30, 8).State);
        _screen.App.Feed(new InputEvent.MouseUsed(new(5, 3), MouseAction.LeftPressed, KeyModifiers.None));
        Assert.Empty(Taken());
    }

    private TestScreen Open(TestExplorer explorer)
    {
        var screen = new TestScreen(explorer, told: _told);
        // What no view takes comes to the window, and is raised there after the window itself has not taken it.
        screen.Window.MouseEvent += (_, _) => _left++;
        return screen;
    }

    private static string Name(UserMessage message) => message switch
    {
        UserMessage.Clicked clicked => $"pane {clicked.Pane}",
        UserMessage.RowClicked clicked => $"{(clicked.Opens ? "activated" : "row")} {clicked.Row}",
        UserMessage.FoldClicked clicked => $"mark {clicked.Row}",
        UserMessage.Pointed at => $"{(at.Selects ? "to" : "at")} {at.Line},{at.Column}",
        UserMessage.LineClicked clicked => $"{(clicked.Folds ? "folded at" : "line")} {clicked.Row}",
        UserMessage.Wheeled wheeled => $"wheel {wheeled.Pane} {wheeled.Rows}",
        UserMessage.Command { Intent: Intent.ContextMenu } => "menu",
        UserMessage.KeysResized resized => $"split {resized.Columns}",
        UserMessage.ClusterResized resized => $"cluster {resized.Rows}",
        _ => message.ToString(),
    };

    private (int X, int Y) Find(string sign)
    {
        var y = _screen.Terminal.Shown.Rows.ToList().FindIndex(row => row.Contains(sign, StringComparison.Ordinal));
        return (_screen.Terminal.Shown.Rows[y].IndexOf(sign, StringComparison.Ordinal), y);
    }

    private string[] Taken()
    {
        string[] told = [.. _told.Select(Name)];
        _told.Clear();
        return told;
    }

    private void Click(int x, int y, TestScreen? screen = null)
    {
        Use(MouseAction.LeftPressed, x, y, screen);
        Use(MouseAction.Released, x, y, screen);
    }

    private void Use(MouseAction action, int x, int y, TestScreen? screen = null, KeyModifiers modifiers = KeyModifiers.None)
    {
        _left = 0;
        (screen ?? _screen).App.Feed(new InputEvent.MouseUsed(new(x, y), action, modifiers));
        Assert.True(_left == 0, $"{action} at {x},{y} was not taken");
    }
}
