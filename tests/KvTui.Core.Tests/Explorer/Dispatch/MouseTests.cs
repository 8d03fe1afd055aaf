namespace KvTui.Core.Tests.Explorer.Dispatch;

public sealed class MouseTests
{
    [Fact]
    public void A_click_puts_the_cursor_on_the_row_and_a_double_click_opens_it()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1", "c").Press("2").Send(new UserMessage.RowClicked(1, Opens: false));
        Assert.Equal((Pane.Keys, "/b/"), (explorer.State.Focus, explorer.Cursor));
        Assert.Equal(["+ /a/", "+ /b/", "c"], explorer.Rows);
        explorer.Send(new UserMessage.RowClicked(1, Opens: true));
        Assert.Equal(["+ /a/", "- /b/", "  /b/1", "c"], explorer.Rows);
    }

    [Fact]
    public void The_sign_before_a_row_folds_and_unfolds_it()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1", "c").Send(new UserMessage.FoldClicked(1));
        Assert.Equal(("/b/", "  /b/1"), (explorer.Cursor, explorer.Rows[2]));
        explorer.Send(new UserMessage.FoldClicked(1));
        Assert.Equal(["+ /a/", "+ /b/", "c"], explorer.Rows);
        Assert.Equal("/b/", explorer.Cursor);
    }

    [Fact]
    public void A_click_below_the_last_row_is_on_the_last_row()
    {
        var explorer = TestExplorer.Live("a", "b").Send(new UserMessage.RowClicked(17, Opens: false));
        Assert.Equal("b", explorer.Cursor);
    }

    [Fact]
    public void A_click_focuses_its_pane_and_the_wheel_scrolls_it()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("k", string.Join('\n', Enumerable.Range(100, 50)))]);
        explorer.Send(new UserMessage.Clicked(Pane.Value));
        Assert.Equal(Pane.Value, explorer.State.Focus);
        explorer.Send(new UserMessage.Wheeled(Pane.Value, 3));
        Assert.Equal(3, explorer.State.Detail.Reading.List.Offset);
        explorer.Send(new UserMessage.Wheeled(Pane.Value, -3));
        Assert.Equal(0, explorer.State.Detail.Reading.List.Offset);
    }

    [Fact]
    public void The_wheel_focuses_the_pane_it_is_turned_over()
    {
        var explorer = TestExplorer.Live("a", "b", "c").Press("3").Send(new UserMessage.Wheeled(Pane.Keys, 2));
        Assert.Equal((Pane.Keys, "c"), (explorer.State.Focus, explorer.Cursor));
    }

    [Fact]
    public void In_the_editor_the_wheel_and_the_pointer_move_its_cursor_and_dragging_selects()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("k", "one\ntwo\nthree")]).Press("e").Send(new UserMessage.Wheeled(Pane.Value, 2));
        Assert.Equal(2, explorer.State.Detail.Edit!.Editor.Line);
        explorer.Send(new UserMessage.Pointed(1, 1, Selects: false));
        Assert.Equal((1, 1), (explorer.State.Detail.Edit!.Editor.Line, explorer.State.Detail.Edit.Editor.Column));
        explorer.Send(new UserMessage.Pointed(2, 2, Selects: true));
        Assert.Equal("wo\nth", explorer.State.Detail.Edit!.Editor.SelectedText());
        explorer.Send(new UserMessage.Clicked(Pane.Keys)).Send(new UserMessage.RowClicked(0, Opens: true));
        Assert.Equal((Pane.Value, "wo\nth"), (explorer.State.Focus, explorer.State.Detail.Edit!.Editor.SelectedText()));
    }

    [Fact]
    public void F2_switches_the_mouse_on_and_off_again()
    {
        var explorer = TestExplorer.Live("a").Press("f2");
        Assert.True(explorer.Last<Effect.SetMouse>().On);
        Assert.False(explorer.Press("f2").Last<Effect.SetMouse>().On);
    }

    [Fact]
    public void Under_a_layer_the_mouse_does_nothing()
    {
        var explorer = TestExplorer.Live("a", "b").Press("?");
        explorer.Send(new UserMessage.RowClicked(1, Opens: false)).Send(new UserMessage.Clicked(Pane.Value)).Send(new UserMessage.FoldClicked(1));
        Assert.Equal(("a", Pane.Keys), (explorer.Cursor, explorer.State.Focus));
    }

    [Fact]
    public void Over_a_layer_the_wheel_scrolls_the_layer()
    {
        var explorer = TestExplorer.Live("a", "b").Resize(60, 12).Press("?").Send(new UserMessage.Wheeled(Pane.Keys, 3));
        Assert.Equal((3, "a"), (explorer.Top<Layer.Help>().FirstLine, explorer.Cursor));
        explorer.Send(new UserMessage.Wheeled(Pane.Keys, -9));
        Assert.Equal(0, explorer.Top<Layer.Help>().FirstLine);
    }

    [Fact]
    public void A_row_of_the_palette_is_selected_by_a_click_and_done_by_a_double_click()
    {
        var explorer = TestExplorer.Live("a").Press(":").Type("full").Send(new UserMessage.RowClicked(0, Opens: false));
        Assert.Equal("fullscreen", explorer.Top<Layer.Palette>().State.Selected?.Name);
        explorer.Send(new UserMessage.RowClicked(0, Opens: true));
        Assert.Equal((null, true), (explorer.State.TopLayer, explorer.State.FullScreen));
    }

    [Fact]
    public void A_hit_of_a_search_is_gone_to_by_a_double_click()
    {
        var explorer = TestExplorer.Live("/app/db/config", "/app/db/url", "leader").Command("find values re:(needle|5432)");
        explorer.FindReads(ScanSample.Status(Core.Scans.ScanPhase.Complete, 406)).Send(new UserMessage.RowClicked(0, Opens: false));
        Assert.IsType<Layer.Found>(explorer.State.TopLayer);
        explorer.Send(new UserMessage.RowClicked(0, Opens: true));
        Assert.Equal((null, "/app/db/url"), (explorer.State.TopLayer, explorer.Cursor));
    }
}
