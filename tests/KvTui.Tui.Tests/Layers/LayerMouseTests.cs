using KvTui.Testing.Screens;
using KvTui.Core.Tests.Screens;
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
        var (window, told) = (screen.Windows[0], new List<string>());
        window.RowClicked += row => told.Add($"click {row}");
        window.RowActivated += row => told.Add($"activate {row}");
        window.Wheeled += rows => told.Add($"wheel {rows}");
        var before = screen.Text;
        var first = window.Frame.Y + HeaderRows[header];
        Click(screen, 10, first + 1);
        Click(screen, 10, first + 1);
        Assert.Equal(["click 1", "activate 1"], told);
        told.Clear();
        foreach (var y in (int[])[window.Frame.Y, window.Frame.Y + 1, first, window.Frame.Y + window.Frame.Height - 1])
        {
            Feed(screen, 10, y, MouseAction.WheelUp);
            Feed(screen, 10, y, MouseAction.WheelDown);
        }

        Assert.Equal(Enumerable.Repeat<string[]>(["wheel -3", "wheel 3"], 4).SelectMany(static pair => pair), told);
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
