using KvTui.Etcd.Model;

namespace KvTui.Etcd.Watch;

/// <summary>The Watch service.</summary>
public interface IWatchClient
{
    /// <summary>
    /// Watches until cancelled; survives lost connections and leaders, resuming at the last revision seen + 1 with no event lost or doubled.
    /// Throws <see cref="EtcdException"/> only where trying again is pointless (permission denied, invalid request).
    /// </summary>
    IAsyncEnumerable<WatchUpdate> WatchAsync(WatchOptions options, CancellationToken cancellationToken);

    /// <summary>Cuts short the wait before the next attempt to reconnect, of every open watch.</summary>
    void ReconnectNow();
}
