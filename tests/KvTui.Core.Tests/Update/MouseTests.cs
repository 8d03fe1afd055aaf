using KvTui.Core.Messages;
using KvTui.Core.State;
using KvTui.Core.Tests.Explorer;
using KvTui.Tty.Input;

namespace KvTui.Core.Tests.Update;

public sealed class MouseTests
{
    [Fact]
    public void A_click_puts_the_cursor_on_the_row_and_a_second_one_opens_it()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1", "c");
        Click(explorer, 5, 2);
        Assert.Equal("/b/", explorer.Cursor);
        Click(explorer, 5, 2);
        Assert.Equal(["+ /a/", "- /b/", "  /b/1", "c"], explorer.Rows);
    }

    [Fact]
    public void A_click_focuses_its_pane_and_the_wheel_scrolls_it()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("k", string.Join('\n', Enumerable.Range(100, 50)))]);
        Click(explorer, 60, 3);
        Assert.Equal(Pane.Value, explorer.State.Focus);
        Wheel(explorer, MouseAction.WheelDown);
        Assert.Equal(3, explorer.State.Detail.Top);
        Wheel(explorer, MouseAction.WheelUp);
        Assert.Equal(0, explorer.State.Detail.Top);
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
        Click(explorer, 5, 2);
        Assert.Equal("a", explorer.Cursor);
    }

    private static void Click(TestExplorer explorer, int x, int y) =>
        explorer.Send(new InputMessage(new InputEvent.MouseUsed(new(x, y), MouseAction.LeftPressed, default)));

    private static void Wheel(TestExplorer explorer, MouseAction action) => explorer.Send(new InputMessage(new InputEvent.MouseUsed(new(60, 3), action, default)));
}
