using KvTui.Tty.Cells;

namespace KvTui.Tty.Tests.Cells;

public sealed class RectTests
{
    private static readonly Rect Screen = Rect.Of(new(80, 24));

    [Fact]
    public void Splits_share_every_cell_and_never_go_below_nothing()
    {
        Assert.Equal((new Rect(0, 0, 80, 3), new Rect(0, 3, 80, 21)), Screen.SplitTop(3));
        Assert.Equal((new Rect(0, 0, 80, 23), new Rect(0, 23, 80, 1)), Screen.SplitBottom(1));
        Assert.Equal((new Rect(0, 0, 30, 24), new Rect(30, 0, 50, 24)), Screen.SplitLeft(30));
        Assert.Equal((new Rect(0, 0, 78, 24), new Rect(78, 0, 2, 24)), Screen.SplitRight(2));
        Assert.True(Screen.SplitTop(99).Remainder.IsEmpty);
        Assert.True(Screen.SplitLeft(-5).Left.IsEmpty);
    }

    [Fact]
    public void What_two_rectangles_share_may_be_nothing()
    {
        Assert.Equal(new Rect(70, 20, 10, 4), Screen.Intersect(new(70, 20, 30, 30)));
        Assert.True(Screen.Intersect(new(90, 3, 5, 5)).IsEmpty);
        Assert.Equal(0, Screen.Intersect(new(90, 3, 5, 5)).Width);
    }

    [Fact]
    public void Insets_and_centred_rectangles_stay_inside()
    {
        Assert.Equal(new Rect(1, 1, 78, 22), Screen.Inset(1, 1));
        Assert.True(Screen.Inset(50, 1).IsEmpty);
        Assert.Equal(new Rect(20, 7, 40, 10), Screen.Centered(40, 10));
        Assert.Equal(Screen, Screen.Centered(400, 100));
        Assert.True(Screen.Contains(new(79, 23)));
        Assert.False(Screen.Contains(new(80, 23)));
    }
}
