using KvTui.Core.State;
using KvTui.Tty.Cells;

namespace KvTui.Core.Tests.State;

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
                Assert.False(ScreenLayout.Of(size, focus, false, 3).Of(focus).IsEmpty, $"{focus} in {size}");
                var full = ScreenLayout.Of(size, focus, true, 3);
                Assert.Equal(Rect.Of(size).SplitBottom(1).Remainder, full.Of(focus));
            }
        }
    }

    [Theory]
    [InlineData(40, 10, false)]
    [InlineData(39, 10, true)]
    [InlineData(40, 9, true)]
    public void Below_40_by_10_the_window_is_too_small(int width, int height, bool expected) =>
        Assert.Equal(expected, ScreenLayout.IsTooSmall(new(width, height)));

    private static void AssertSound(Size size, Pane focus, bool full)
    {
        var layout = ScreenLayout.Of(size, focus, full, 3);
        Rect[] panes = [layout.Keys, layout.Value, layout.Cluster, layout.Status];
        var screen = Rect.Of(size);
        foreach (var pane in panes.Where(pane => !pane.IsEmpty))
        {
            Assert.True(screen.Intersect(pane) == pane, $"{pane} is not in {size}");
            Assert.DoesNotContain(panes, other => other != pane && !other.Intersect(pane).IsEmpty);
        }
    }
}
