namespace KvTui.Core.Members;

/// <summary>What the reports so far have told, where the last one may not: what the timeline compares the next one with.</summary>
/// <param name="ClusterId">The last id; 0 before there was one.</param>
/// <param name="Leader">The last leader's member id; 0 before there was one.</param>
/// <param name="Term">The term it led in.</param>
/// <param name="LeaderAt">When a report named it last.</param>
/// <param name="LeaderlessSince">Since when those that answer know no leader; null while they do.</param>
/// <param name="UnansweredSince">Since when nobody answers; null while somebody does.</param>
/// <param name="NoQuorumSince">Since when there is no quorum though a leader is claimed; null otherwise.</param>
/// <param name="Alarms">The alarms raised, as last told.</param>
public sealed record ClusterMemory(
    ulong ClusterId,
    ulong Leader,
    string LeaderName,
    ulong Term,
    DateTimeOffset LeaderAt,
    DateTimeOffset? LeaderlessSince,
    DateTimeOffset? UnansweredSince,
    DateTimeOffset? NoQuorumSince,
    IReadOnlyList<Alarm> Alarms)
{
    /// <summary>Since when this user is denied; null while it is not.</summary>
    public DateTimeOffset? DeniedSince { get; init; }

    public static ClusterMemory None { get; } = new(0, 0, "", 0, default, null, null, null, []);
}
