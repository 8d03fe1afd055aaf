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

/// <summary>What to watch.</summary>
public sealed record WatchOptions
{
    /// <summary>The keys to watch: ranges that do not overlap, at least one; all on one stream.</summary>
    public required IReadOnlyList<KeyRange> Ranges { get; init; }

    /// <summary>The first revision wanted; 0 to start now.</summary>
    public long StartRevision { get; init; }

    /// <summary>Whether to request the key-value pair before each change.</summary>
    public bool PreviousKeyValue { get; init; }

    /// <summary>How long the stream may be silent before a progress request probes it; default 5 s.</summary>
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromSeconds(5);
}
