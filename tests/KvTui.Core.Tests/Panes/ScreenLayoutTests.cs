namespace KvTui.Core.Tests.Panes;

public sealed class ScreenLayoutTests
{
    [Fact]
    public void In_every_window_the_panes_are_inside_it_and_never_overlap()
    {
        for (var width = 1; width <= 130; width += 3)
        {
            for (var height = 1; height <= 60; height++)
            {
                foreach (var focus in Enum.GetValues<Pane>())
                {
                    AssertSound(new(width, height), focus, false);
                    AssertSound(new(width, height), focus, true);
                }
            }
        }
    }

    [Fact]
    public void The_focused_pane_is_always_shown()
    {
        foreach (var focus in Enum.GetValues<Pane>())
        {
            foreach (var size in new Size[] { new(200, 50), new(80, 24), new(60, 20), new(80, 18), new(40, 10) })
            {
                Assert.False(Layout(size, focus, false).Of(focus).IsEmpty, $"{focus} in {size}");
                var full = Layout(size, focus, true);
                Assert.Equal(new Rectangle(Point.Empty, size).SplitBottom(1).Above, full.Of(focus));
            }
        }
    }

    [Theory]
    [InlineData(40, 10, false)]
    [InlineData(39, 10, true)]
    [InlineData(40, 9, true)]
    public void Below_40_by_10_the_window_is_too_small(int width, int height, bool expected) =>
        Assert.Equal(expected, ScreenLayout.IsTooSmall(new(width, height)));

    private static ScreenLayout Layout(Size size, Pane focus, bool isFullScreen) => ScreenLayout.Of(size, focus, isFullScreen, 3, PaneSplit.AtStart);

    private static void AssertSound(Size size, Pane focus, bool full)
    {
        var layout = Layout(size, focus, full);
        Rectangle[] panes = [layout.Keys, layout.Value, layout.Cluster, layout.Status];
        var screen = new Rectangle(Point.Empty, size);
        foreach (var pane in panes.Where(HasCells))
        {
            Assert.True(Rectangle.Intersect(screen, pane) == pane, $"{pane} is not in {size}");
            Assert.DoesNotContain(panes, other => other != pane && HasCells(Rectangle.Intersect(other, pane)));
        }
    }

    private static bool HasCells(Rectangle rectangle) => rectangle is { Width: > 0, Height: > 0 };
}
