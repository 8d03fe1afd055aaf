using System.Collections.Immutable;
using KvTui.Etcd.Cluster;

namespace KvTui.App.State.Members;

/// <summary>What is known of the cluster, from whom and since when.</summary>
/// <param name="Report">The last report; null until the first.</param>
/// <param name="Rows">One for each row of the report, with what only several reports can tell.</param>
/// <param name="At">When the members were asked for the report.</param>
public sealed record ClusterState(ClusterReport? Report, ImmutableArray<MemberRow> Rows, DateTimeOffset At)
{
    public static ClusterState Unknown { get; } = new(null, [], default);

    /// <summary>Whether some member does not answer, so that a duration is on the screen.</summary>
    public bool HasSilentMember => Rows.Any(row => row.SilentSince is not null);
}
