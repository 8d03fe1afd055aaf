namespace KvTui.Core.Past;

/// <summary>A key as it was at two revisions.</summary>
/// <param name="Older">The first revision.</param>
/// <param name="Newer">The second revision; 0 for now.</param>
/// <param name="Before">The key at the first; null if it did not exist.</param>
/// <param name="After">The key at the second; null if it did not exist.</param>
public sealed record RevisionPair(EtcdKey Key, long Older, long Newer, KeyValue? Before, KeyValue? After)
{
    /// <summary>The cluster that both were read from; 0 if that is not known.</summary>
    public ulong ClusterId { get; init; }
}

/// <summary>What a key is read at two revisions for.</summary>
public enum RevisionUse
{
    /// <summary>To show what differs.</summary>
    Compare,

    /// <summary>To put the first in the place of the second.</summary>
    Restore,
}
