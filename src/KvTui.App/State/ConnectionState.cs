using KvTui.Etcd;

namespace KvTui.App.State;

/// <summary>How the explorer stands with the cluster, with whom, since when and why.</summary>
/// <param name="Endpoint">Who answers, or answered last.</param>
/// <param name="Since">When this phase began.</param>
/// <param name="Cause">What broke; null while live.</param>
/// <param name="RetryAt">When the next attempt is made.</param>
public sealed record ConnectionState(ConnectionPhase Phase, EtcdEndpoint? Endpoint, DateTimeOffset Since, EtcdException? Cause, DateTimeOffset? RetryAt)
{
    public static ConnectionState AtStart(DateTimeOffset now) => new(ConnectionPhase.Connecting, null, now, null, null);

    /// <summary>Whether what is shown follows the cluster at this moment.</summary>
    public bool IsLive => Phase is ConnectionPhase.Live;
}
