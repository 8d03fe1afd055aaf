using KvTui.Etcd.Model;

namespace KvTui.Etcd.Watch;

/// <summary>What to watch.</summary>
public sealed record WatchOptions
{
    /// <summary>The keys to watch: ranges that do not overlap, at least one; all on one stream.</summary>
    public required IReadOnlyList<KeyRange> Ranges { get; init; }

    /// <summary>The first revision wanted; 0 from now on.</summary>
    public long StartRevision { get; init; }

    /// <summary>Ask for the pair before each change.</summary>
    public bool PreviousKeyValue { get; init; }

    /// <summary>How long the stream may be silent before it is probed by a progress request; default 5 s.</summary>
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromSeconds(5);
}
