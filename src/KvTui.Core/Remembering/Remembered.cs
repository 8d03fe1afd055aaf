using KvTui.Core.Browse.Order;

namespace KvTui.Core.Remembering;

/// <summary>What one start of the explorer leaves to the next one: how the user last wanted things shown.</summary>
public sealed record Remembered
{
    /// <summary>The most clusters that are remembered.</summary>
    public const int MostViews = 50;

    public static Remembered Nothing { get; } = new();

    /// <summary>Whether long lines of a value are wrapped.</summary>
    public bool Wraps { get; init; }

    /// <summary>Whether the lines of a value are numbered.</summary>
    public bool Numbered { get; init; }

    /// <summary>The cluster that was in use last; 0 if that is not known.</summary>
    public ulong LastCluster { get; init; }

    /// <summary>The profile that was in use last; empty if none was yet.</summary>
    public string LastProfile { get; init; } = "";

    /// <summary>What is known to be stored of the places of the cluster in use.</summary>
    public KnownPlaces Places { get; init; } = KnownPlaces.Nowhere;

    /// <summary>How keys were last shown of each cluster, the one that was changed last first; at most <see cref="MostViews"/>.</summary>
    public ImmutableList<ClusterView> Views { get; init; } = [];

    /// <summary>How keys were last shown of a cluster; null if that is not remembered.</summary>
    public ClusterView? ViewOf(ulong cluster) => Views.Find(view => view.Cluster == cluster);

    /// <summary>The same with another view; of too many the oldest is forgotten.</summary>
    public Remembered With(ClusterView view) =>
        this with { Views = [view, .. Views.Where(other => other.Cluster != view.Cluster).Take(MostViews - 1)] };
}

/// <summary>How the keys of a cluster are shown.</summary>
/// <param name="Cluster">The cluster's id.</param>
public sealed record ClusterView(ulong Cluster, KeyOrder Order, KeyColumns Columns);
