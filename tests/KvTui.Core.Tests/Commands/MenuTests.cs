using KvTui.Core.Commands;

namespace KvTui.Core.Tests.Commands;

public sealed class MenuTests
{
    [Theory]
    [InlineData("f10", typeof(Layer.Menu))]
    [InlineData("shift+f10", typeof(Layer.ContextMenu))]
    public void A_menu_opens_over_panes_and_the_editor_and_closes_by_its_key(string key, Type layer)
    {
        foreach (var keys in new[] { "1", "2", "3", "1 e" })
        {
            var explorer = TestExplorer.Live("a").Press(keys).Press(key);
            Assert.IsType(layer, explorer.State.TopLayer);
            Assert.Null(explorer.Copy().Do(Intent.Back).State.TopLayer);
            Assert.Null(explorer.Press(key).State.TopLayer);
        }
    }

    [Fact]
    public void The_copy_menu_has_what_can_be_copied_and_does_what_is_picked()
    {
        var explorer = TestExplorer.Live("a").Press("c");
        var menu = Assert.IsType<Layer.ContextMenu>(explorer.State.TopLayer);
        Assert.Equal(MenuTitle.Copy, menu.Of);
        Assert.Contains(Intent.CopyPath, menu.Impossible);
        Assert.Null(explorer.Do(Intent.CopyBase64).State.TopLayer);
        Assert.Equal("the value in base64", explorer.Last<Effect.Copy>().What);
    }

    [Fact]
    public void What_is_picked_is_done_where_the_menu_was_opened()
    {
        var explorer = TestExplorer.Live("a").Press("f10").Do(Intent.FullScreen);
        Assert.Equal((null, true), (explorer.State.TopLayer, explorer.State.FullScreen));
        Assert.IsType<Layer.Help>(Assert.Single(explorer.Press("shift+f10").Do(Intent.Help).State.Layers));
    }

    [Fact]
    public void In_the_editor_it_is_done_to_the_editor()
    {
        var explorer = TestExplorer.Live("a").Press("e").Type("x").Press("f10").Do(Intent.Undo);
        Assert.Equal((null, "a"), (explorer.State.TopLayer, explorer.State.Detail.Edit?.Editor.GetText()));
        Assert.IsType<Layer.Diff>(explorer.Type("y").Press("f10").Do(Intent.Diff).State.TopLayer);
    }

    [Fact]
    public void What_cannot_be_done_says_why_not()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { ReadOnly = true }).Listed("a").Press("f10").Do(Intent.Edit);
        Assert.Null(explorer.State.TopLayer);
        Assert.Contains("read-only", explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_it_by_its_own_way_does_nothing_else()
    {
        var explorer = TestExplorer.Live("a").Press("/").Type("a").Press("enter f10").Do(Intent.Back);
        Assert.Equal((null, "a"), (explorer.State.TopLayer, explorer.State.Browse.FilterText));
    }

    [Fact]
    public void The_wheel_and_keys_of_the_pane_leave_it_open()
    {
        var explorer = TestExplorer.Live("a", "b").Press("f10").Send(new UserMessage.Wheeled(Pane.Keys, 3)).Press("down j enter x");
        Assert.IsType<Layer.Menu>(explorer.State.TopLayer);
        Assert.Equal("a", explorer.Cursor);
    }
}
