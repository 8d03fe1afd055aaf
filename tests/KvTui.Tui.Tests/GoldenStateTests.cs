using KvTui.Core.State;
using KvTui.Core.Tests.Screens;

namespace KvTui.Tui.Tests;

/// <summary>Every state of which a screen is kept looks as before, but for what is above the panes and the cluster alone.</summary>
public sealed class GoldenStateTests
{
    public static TheoryData<string> Names => [.. GoldenScreens.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_panes_of_a_state_look_as_before(string name)
    {
        var explorer = GoldenScreens.All[name]();
        using var screen = new TestScreen(explorer.With(explorer.State with { Layers = [] }), explorer.Capabilities);
        foreach (var (width, height) in new[] { (0, 0), (80, 24), (120, 40), (40, 10) })
        {
            if (width > 0)
            {
                explorer.Resize(width, height);
            }

            if (explorer.State is { FullScreen: true, Focus: Pane.Cluster })
            {
                return;
            }

            screen.Show(explorer.State);
            var expected = explorer.Terminal();
            LookTests.AssertSame(expected, screen.Terminal.Shown, $"{name}, {width}x{height}");
            Assert.Equal(expected.IsCursorVisible, screen.Terminal.Shown.IsCursorVisible);
            Assert.True(!expected.IsCursorVisible || expected.Cursor == screen.Terminal.Shown.Cursor);
        }
    }
}
