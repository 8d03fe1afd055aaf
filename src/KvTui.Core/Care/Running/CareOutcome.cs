using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Running;

/// <summary>What came of a step that was done.</summary>
/// <param name="After">How the cluster looked last.</param>
/// <param name="Missing">What should hold after the step and does not, as a clause; null if all does.</param>
public sealed record CareOutcome(ClusterReport After, string? Missing)
{
    /// <summary>How long the step itself took; zero where only the cluster was waited for.</summary>
    public TimeSpan Took { get; init; }
}
