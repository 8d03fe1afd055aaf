namespace KvTui.Tui.Panes;

/// <summary>A border between panes that the mouse holds.</summary>
/// <param name="IsCluster">Whether it is the upper border of the cluster pane; else the one between keys and value.</param>
/// <param name="Grip">How far the pointer is from the edge that moves.</param>
/// <param name="Size">The columns of the key pane, or the rows of the cluster pane, as they were told last.</param>
internal readonly record struct Splitter(bool IsCluster, int Grip, int Size)
{
    /// <summary>The border at a place; null if none can be dragged there.</summary>
    public static Splitter? At(ScreenLayout layout, Point at)
    {
        if (layout is { Keys.IsEmpty: false, Value.IsEmpty: false })
        {
            var edge = layout.Keys.Right;
            if (layout.Keys.Contains(at with { X = layout.Keys.X }) && (at.X == edge - 1 || at.X == layout.Value.X))
            {
                return new(false, at.X - edge, layout.Keys.Width);
            }
        }

        return layout.Cluster is { IsEmpty: false, Y: > 0 } cluster && cluster.Contains(at) && at.Y == cluster.Y
            ? new(true, 0, cluster.Height)
            : null;
    }

    /// <summary>The border with the pointer at another place; no pane becomes smaller than nothing.</summary>
    public Splitter Dragged(ScreenLayout layout, Point at)
    {
        var size = IsCluster
            ? Math.Clamp(layout.Status.Y - at.Y, 0, layout.Status.Y)
            : Math.Clamp(at.X - Grip - layout.Keys.X, 0, layout.Status.Width);
        return this with { Size = size };
    }
}
