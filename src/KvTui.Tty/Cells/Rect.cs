namespace KvTui.Tty.Cells;

/// <summary>A rectangle of cells: zero-based left and top, width and height in cells; never negative in size.</summary>
public readonly record struct Rect(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public bool IsEmpty => Width <= 0 || Height <= 0;

    public Size Size => new(Width, Height);

    /// <summary>The rectangle of a whole screen.</summary>
    public static Rect Of(Size size) => new(0, 0, size.Width, size.Height);

    public bool Contains(Point point) => point.X >= X && point.X < Right && point.Y >= Y && point.Y < Bottom;

    /// <summary>The rectangle without a margin of <paramref name="columns"/> at the left and right and <paramref name="rows"/> at the top and bottom.</summary>
    public Rect Inset(int columns, int rows) =>
        new(X + columns, Y + rows, Math.Max(0, Width - (2 * columns)), Math.Max(0, Height - (2 * rows)));

    /// <summary>The part that both rectangles share; empty if none.</summary>
    public Rect Intersect(Rect other)
    {
        var left = Math.Max(X, other.X);
        var top = Math.Max(Y, other.Y);
        return new(left, top, Math.Max(0, Math.Min(Right, other.Right) - left), Math.Max(0, Math.Min(Bottom, other.Bottom) - top));
    }

    /// <summary>Cuts off the first <paramref name="rows"/> rows.</summary>
    public (Rect Top, Rect Remainder) SplitTop(int rows)
    {
        var cut = Math.Clamp(rows, 0, Height);
        return (this with { Height = cut }, new(X, Y + cut, Width, Height - cut));
    }

    /// <summary>Cuts off the last <paramref name="rows"/> rows.</summary>
    public (Rect Remainder, Rect Bottom) SplitBottom(int rows) => SplitTop(Height - Math.Clamp(rows, 0, Height));

    /// <summary>Cuts off the first <paramref name="columns"/> columns.</summary>
    public (Rect Left, Rect Remainder) SplitLeft(int columns)
    {
        var cut = Math.Clamp(columns, 0, Width);
        return (this with { Width = cut }, new(X + cut, Y, Width - cut, Height));
    }

    /// <summary>Cuts off the last <paramref name="columns"/> columns.</summary>
    public (Rect Remainder, Rect Right) SplitRight(int columns) => SplitLeft(Width - Math.Clamp(columns, 0, Width));

    /// <summary>A rectangle of the given size in the middle of this one, cut to fit.</summary>
    public Rect Centered(int width, int height)
    {
        var (w, h) = (Math.Min(width, Width), Math.Min(height, Height));
        return new(X + ((Width - w) / 2), Y + ((Height - h) / 2), w, h);
    }
}
