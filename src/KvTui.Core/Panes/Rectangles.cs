namespace KvTui.Core.Panes;

/// <summary>Cuts rectangles of cells; what is cut off to nothing is the empty rectangle.</summary>
public static class Rectangles
{
    /// <summary>The rectangle without a margin of some columns at both sides, and of some rows at the top and bottom.</summary>
    public static Rectangle Inset(this Rectangle rectangle, int columns, int rows) => new(
        rectangle.X + columns,
        rectangle.Y + rows,
        Math.Max(0, rectangle.Width - (2 * columns)),
        Math.Max(0, rectangle.Height - (2 * rows)));

    /// <summary>Cuts off the last rows.</summary>
    public static (Rectangle Above, Rectangle Bottom) SplitBottom(this Rectangle rectangle, int rows)
    {
        var cut = Math.Clamp(rows, 0, rectangle.Height);
        var rest = rectangle with { Height = rectangle.Height - cut };
        return (rest, cut == 0 ? default : new(rectangle.X, rest.Bottom, rectangle.Width, cut));
    }

    /// <summary>Cuts off the first columns.</summary>
    public static (Rectangle Left, Rectangle Right) SplitLeft(this Rectangle rectangle, int columns)
    {
        var cut = Math.Clamp(columns, 0, rectangle.Width);
        return (rectangle with { Width = cut }, new(rectangle.X + cut, rectangle.Y, rectangle.Width - cut, rectangle.Height));
    }
}
