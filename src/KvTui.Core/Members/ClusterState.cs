using KvTui.Etcd.Cluster;

namespace KvTui.Core.Members;

/// <summary>What is known of the cluster, from whom and since when.</summary>
/// <param name="Report">The last report; null until the first.</param>
/// <param name="Rows">One for each row of the report, with what only several reports can tell.</param>
/// <param name="At">When the members were asked for the report.</param>
public sealed record ClusterState(ClusterReport? Report, ImmutableArray<MemberRow> Rows, DateTimeOffset At)
{
    /// <summary>What happened to the cluster so far.</summary>
    public Timeline Timeline { get; init; } = Timeline.Empty;

    /// <summary>What the next report is compared with.</summary>
    public ClusterMemory Memory { get; init; } = ClusterMemory.None;

    /// <summary>What the members' metrics told of the last minutes.</summary>
    public MetricsState Metrics { get; init; } = MetricsState.None;

    /// <summary>The first member shown in the small pane.</summary>
    public int TableTop { get; init; }

    /// <summary>The first line shown in the part of the full screen that scrolls.</summary>
    public int DetailTop { get; init; }

    public static ClusterState Unknown { get; } = new(null, [], default);

    /// <summary>How many rows the small pane would fill: the members, and the reason where there is one.</summary>
    public int WantedRows => Math.Max(1, Rows.Length) + (Report is { Reason.Length: > 0 } ? 1 : 0);

    /// <summary>Whether some member does not answer, so that a duration is on the screen.</summary>
    public bool HasSilentMember => Rows.Any(row => row.SilentSince is not null);

    /// <summary>The row of a member in this report; null if it has none.</summary>
    public MemberRow? RowOf(MemberReport member) => Rows.FirstOrDefault(row =>
        row.Member.Id != 0 || member.Id != 0 ? row.Member.Id == member.Id : row.Member.Endpoint == member.Endpoint);

    /// <summary>What to call the member at an endpoint: its name, or the endpoint while the name is not known.</summary>
    public string NameAt(EtcdEndpoint endpoint)
    {
        // Of several that advertise the endpoint, the one that answers there.
        var there = Rows.Where(row => row.Member.Endpoints.Contains(endpoint)).MaxBy(row => row.Member.Answers);
        return there?.Member is { Name.Length: > 0 } member ? Printable.Text(member.Label) : endpoint.ToString();
    }
}
