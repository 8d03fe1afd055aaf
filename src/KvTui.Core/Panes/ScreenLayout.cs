namespace KvTui.Core.Panes;

/// <summary>Where the panes are: side by side over the cluster pane; folded to the focused one where there is little room.</summary>
/// <param name="Keys">Empty if the pane is not shown; so are the others.</param>
public readonly record struct ScreenLayout(Rectangle Keys, Rectangle Value, Rectangle Cluster, Rectangle Status)
{
    public static readonly Size Smallest = new(40, 10);

    private const int SideBySideWidth = 80;
    private const int ThreePanesHeight = 20;
    private const int FrameRows = 2;
    private const int LeastPaneRows = 5;
    private const int LeastPaneColumns = 16;
    private const int HeaderRows = 1;

    /// <summary>The rows of keys without which there is no room for a row that names the columns.</summary>
    private const int LeastKeysBelowHeader = 5;

    /// <summary>Whether the key pane is to have a row that names the columns.</summary>
    public bool WantsKeysHeader { get; init; }

    /// <summary>Whether it has one.</summary>
    public bool HasKeysHeader => WantsKeysHeader && Keys.Height >= FrameRows + HeaderRows + LeastKeysBelowHeader;

    /// <summary>Whether the window is too small to show anything but that.</summary>
    public static bool IsTooSmall(Size size) => size.Width < Smallest.Width || size.Height < Smallest.Height;

    /// <summary>The layout of a window.</summary>
    /// <param name="clusterRows">How many rows the cluster pane wants below its header: members, and the reason if not all is well.</param>
    /// <param name="split">What the user wants of the panes; the cluster pane as many rows as it needs if that is not said.</param>
    public static ScreenLayout Of(Size size, Pane focus, bool fullScreen, int clusterRows, PaneSplit split)
    {
        var (body, status) = new Rectangle(Point.Empty, size).SplitBottom(1);
        if (fullScreen)
        {
            return Only(focus, body, status);
        }

        var folded = size.Height < ThreePanesHeight;
        if (folded && focus == Pane.Cluster)
        {
            return Only(focus, body, status);
        }

        var clusterHeight = folded ? 0 : split.ClusterRows is { } rows
            ? Math.Clamp(rows, FrameRows + 1, Math.Max(FrameRows + 1, body.Height - LeastPaneRows))
            : Math.Min(Math.Max(1, clusterRows) + FrameRows + HeaderRows, body.Height * 2 / 5);
        var (panes, cluster) = body.SplitBottom(clusterHeight);
        if (size.Width < SideBySideWidth)
        {
            return focus == Pane.Value ? new(default, panes, cluster, status) : new(panes, default, cluster, status);
        }

        var columns = Math.Clamp(panes.Width * split.KeysPermille / 1000, LeastPaneColumns, panes.Width - LeastPaneColumns);
        var (keys, value) = panes.SplitLeft(columns);
        return new(keys, value, cluster, status);
    }

    /// <summary>The rectangle of a pane.</summary>
    public Rectangle Of(Pane pane) => pane switch
    {
        Pane.Keys => Keys,
        Pane.Value => Value,
        Pane.Cluster => Cluster,
        _ => throw new ArgumentOutOfRangeException(nameof(pane), pane, "is not a known pane"),
    };

    /// <summary>The rows for content inside a pane's frame; the value pane has a footer in it, the key pane may have a header.</summary>
    public int Rows(Pane pane) =>
        Math.Max(0, Of(pane).Height - FrameRows - (pane == Pane.Value || (pane == Pane.Keys && HasKeysHeader) ? 1 : 0));

    private static ScreenLayout Only(Pane pane, Rectangle body, Rectangle status) => pane switch
    {
        Pane.Keys => new(body, default, default, status),
        Pane.Value => new(default, body, default, status),
        Pane.Cluster => new(default, default, body, status),
        _ => throw new ArgumentOutOfRangeException(nameof(pane), pane, "is not a known pane"),
    };
}

/// <summary>How the panes share the screen.</summary>
/// <param name="KeysPermille">The share of the columns, in thousandths, that the key pane has beside the value.</param>
/// <param name="ClusterRows">The rows that the cluster pane has with its frame; null for as many as it needs.</param>
public readonly record struct PaneSplit(int KeysPermille, int? ClusterRows)
{
    public static PaneSplit AtStart { get; } = new(460, null);
}
