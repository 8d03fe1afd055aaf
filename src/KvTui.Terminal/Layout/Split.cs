using KvTui.Terminal.Geometry;

namespace KvTui.Terminal.Layout;

/// <summary>
/// Divides a rectangle by constraints in one pass: fixed parts first, in order, each cut to what is left; then the rest by weight,
/// the odd cells to the first ones. The parts never overlap and never leave the rectangle.
/// </summary>
public static class Split
{
    /// <summary>Parts from left to right.</summary>
    public static Rect[] Columns(Rect area, params ReadOnlySpan<Constraint> constraints)
    {
        var sizes = Sizes(area.Width, constraints);
        var parts = new Rect[sizes.Length];
        var x = area.X;
        for (var i = 0; i < sizes.Length; i++)
        {
            parts[i] = new(x, area.Y, sizes[i], area.Height);
            x += sizes[i];
        }

        return parts;
    }

    /// <summary>Parts from top to bottom.</summary>
    public static Rect[] Rows(Rect area, params ReadOnlySpan<Constraint> constraints)
    {
        var sizes = Sizes(area.Height, constraints);
        var parts = new Rect[sizes.Length];
        var y = area.Y;
        for (var i = 0; i < sizes.Length; i++)
        {
            parts[i] = new(area.X, y, area.Width, sizes[i]);
            y += sizes[i];
        }

        return parts;
    }

    private static int[] Sizes(int total, ReadOnlySpan<Constraint> constraints)
    {
        var sizes = new int[constraints.Length];
        var left = Math.Max(0, total);
        var weights = 0;
        for (var i = 0; i < constraints.Length; i++)
        {
            sizes[i] = Math.Min(left, Claim(constraints[i], total));
            left -= sizes[i];
            weights += Weight(constraints[i]);
        }

        for (var i = 0; i < constraints.Length && weights > 0; i++)
        {
            var weight = Weight(constraints[i]);
            var share = (int)(((long)left * weight + weights - 1) / weights);
            sizes[i] += share;
            left -= share;
            weights -= weight;
        }

        return sizes;
    }

    private static int Claim(Constraint constraint, int total) => constraint.Kind switch
    {
        ConstraintKind.Percent => (int)((long)total * constraint.Value / 100),
        ConstraintKind.Fill => 0,
        _ => constraint.Value,
    };

    private static int Weight(Constraint constraint) => constraint.Kind switch
    {
        ConstraintKind.Fill => constraint.Value,
        ConstraintKind.Min => 1,
        _ => 0,
    };
}
