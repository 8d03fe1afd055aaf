using KvTui.Core.Members;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Connection;

/// <summary>
/// The states of the connection. Two sources are put together: the mirror, which knows whether changes are being followed, and the report
/// on the members, which knows why not.
/// </summary>
internal static class ConnectionMachine
{
    /// <summary>The state with the phase that follows from what is known.</summary>
    public static ExplorerState Judged(ExplorerState state)
    {
        var phase = Next(state.Connection, state.Cluster);
        var connection = state.Connection with { Phase = phase, Since = state.Now };
        state = phase == state.Connection.Phase ? state : state with { Connection = connection };
        return state.Notice is { IsBan: true } && WriteRules.WhyNoPut(state) is null ? state with { Notice = null } : state;
    }

    /// <summary>The phase that follows.</summary>
    public static ConnectionPhase Next(ConnectionState connection, ClusterState cluster) => connection.Stream switch
    {
        StreamPhase.Refused => ConnectionPhase.Refused,
        StreamPhase.Following => Following(connection, cluster),
        StreamPhase.Broken when connection.OtherClusterId != 0 => ConnectionPhase.OtherCluster,
        StreamPhase.Opening => Trouble(cluster.Report) ?? ConnectionPhase.Connecting,
        StreamPhase.Listing => Trouble(Since(connection, cluster)) ?? ConnectionPhase.Loading,
        StreamPhase.Broken when connection.Cause is { IsDenial: true } => Trouble(cluster.Report) ?? ConnectionPhase.Refused,
        StreamPhase.Broken => Trouble(cluster.Report) ?? ConnectionPhase.Reconnecting,
        _ => throw new ArgumentOutOfRangeException(nameof(connection), connection.Stream, "is not a known phase of the mirror"),
    };

    private static ConnectionPhase Following(ConnectionState connection, ClusterState cluster)
    {
        // To be followed again a cluster must have a leader: a report that was asked for earlier is out of date.
        var report = Since(connection, cluster);
        var isSilent = report?.Members.Any(member => IsSilent(member, connection)) == true;
        return Trouble(report) switch
        {
            ConnectionPhase.Offline => ConnectionPhase.Silent,
            { } trouble => trouble,
            null => isSilent ? ConnectionPhase.Silent : ConnectionPhase.Live,
        };
    }

    /// <summary>What keeps the cluster as a whole from being followed; null if nothing is known to.</summary>
    private static ConnectionPhase? Trouble(ClusterReport? report) => report?.Health switch
    {
        ClusterHealth.Unreachable => ConnectionPhase.Offline,
        ClusterHealth.NoQuorum => report.HasMajority ? ConnectionPhase.Leaderless : ConnectionPhase.NoQuorum,
        ClusterHealth.LearnerOnly => ConnectionPhase.LearnerOnly,
        ClusterHealth.Denied when report.IsReadDenied => ConnectionPhase.Refused,
        null or ClusterHealth.Healthy or ClusterHealth.Degraded or ClusterHealth.Denied => null,
        _ => throw new ArgumentOutOfRangeException(nameof(report), report?.Health, "is not a known health"),
    };

    private static ClusterReport? Since(ConnectionState connection, ClusterState cluster) =>
        cluster.At >= connection.StreamSince ? cluster.Report : null;

    private static bool IsSilent(MemberReport member, ConnectionState connection) =>
        connection.Endpoint is { } endpoint
        && (member.SilentEndpoints.Contains(endpoint) || (member is { Answers: false, Misdirection: null } && member.Endpoint == endpoint));
}
