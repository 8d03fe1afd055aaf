namespace KvTui.Etcd.Watch;

/// <summary>The Watch service.</summary>
public interface IWatchClient
{
    /// <summary>
    /// Watches until cancelled; survives lost connections and leaders, resuming at the last revision seen + 1 with no event lost or
    /// repeated. Throws <see cref="EtcdException"/> only if another attempt is pointless (permission denied, invalid request).
    /// </summary>
    IAsyncEnumerable<WatchUpdate> WatchAsync(WatchOptions options, CancellationToken cancellationToken);

    /// <summary>Ends the wait of every open watch before its next attempt to reconnect.</summary>
    void ReconnectNow();
}
