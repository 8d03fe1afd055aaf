using KvTui.Core.Tests.Screens;
using KvTui.Testing.Screens;
using KvTui.Tty.Input;

namespace KvTui.Tui.Tests.Layers;

/// <summary>A window tells what the mouse does, and does nothing itself; keys go by it.</summary>
public sealed class LayerMouseTests
{
    private static readonly int[] HeaderRows = [5, 5, 4, 2];

    [Theory]
    [InlineData("usage-exact", 0)]
    [InlineData("top", 1)]
    [InlineData("find-running", 2)]
    [InlineData("command-log", 3)]
    public void Clicks_and_the_wheel_are_told_and_change_nothing(string name, int header)
    {
        using var screen = new LayerScreen(GoldenScreens.All[name]().Resize(80, 16));
        var (window, told) = (screen.Windows[0], screen.Told);
        var before = screen.Text;
        var first = window.Frame.Y + HeaderRows[header];
        Click(screen, 10, first + 1);
        Click(screen, 10, first + 1);
        Assert.Equal([new UserMessage.RowClicked(1, Opens: false), new UserMessage.RowClicked(1, Opens: true)], told);
        told.Clear();
        foreach (var y in (int[])[window.Frame.Y, window.Frame.Y + 1, first, window.Frame.Y + window.Frame.Height - 1])
        {
            Feed(screen, 10, y, MouseAction.WheelUp);
            Feed(screen, 10, y, MouseAction.WheelDown);
        }

        UserMessage[] pair = [new UserMessage.Wheeled(Pane.Keys, -3), new UserMessage.Wheeled(Pane.Keys, 3)];
        Assert.Equal([.. pair, .. pair, .. pair, .. pair], told);
        told.Clear();
        Click(screen, 10, window.Frame.Y + 1);
        Click(screen, 10, window.Frame.Y);
        Assert.Empty(told);
        screen.App.Draw();
        Assert.Equal(before, screen.Text);
    }

    [Theory]
    [InlineData("usage-exact")]
    [InlineData("find-values")]
    [InlineData("top")]
    [InlineData("help-keys")]
    [InlineData("command-log")]
    public void No_key_is_taken(string name)
    {
        using var screen = new LayerScreen(GoldenScreens.All[name]());
        var before = screen.Text;
        foreach (var key in KeyName.ParseList("up down left right pgup pgdn home end enter esc tab space a / ? ctrl+a ctrl+c f1 f6 backspace del"))
        {
            Assert.False(screen.App.Feed(new InputEvent.KeyPressed(key)), KeyName.Of(key));
        }

        screen.App.Draw();
        Assert.Equal(before, screen.Text);
    }

    private static void Click(LayerScreen screen, int x, int y)
    {
        Feed(screen, x, y, MouseAction.LeftPressed);
        Feed(screen, x, y, MouseAction.Released);
    }

    private static void Feed(LayerScreen screen, int x, int y, MouseAction action) =>
        screen.App.Feed(new InputEvent.MouseUsed(new Point(x, y), action, KeyModifiers.None));
}
