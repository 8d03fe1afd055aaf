namespace KvTui.Etcd.Watch;

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
