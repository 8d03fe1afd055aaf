namespace KvTui.Core.Keyspace;

/// <summary>The keys that are listed and watched: all of them, or what is in view where all would cost the server too much.</summary>
/// <param name="Generation">Counts the scopes; what an older one still reports is dropped.</param>
/// <param name="Ranges">In ascending order, and apart; at least one.</param>
/// <param name="IsWhole">Whether that is all there is.</param>
public sealed record WatchScope(long Generation, ImmutableArray<KeyRange> Ranges, bool IsWhole)
{
    /// <summary>The revision as of which they are listed, and then not watched; 0 for now.</summary>
    public long Revision { get; init; }

    public bool Contains(EtcdKey key) => Ranges.Any(range => range.Contains(key));

    /// <summary>Whether every key of a range is in one of these.</summary>
    public bool Covers(KeyRange range) => Ranges.Any(own => own.Covers(range));
}

/// <summary>The region that is followed, and how true what is held of it is.</summary>
/// <param name="Revision">The store revision up to which its changes are known; 0 before the first listing is complete.</param>
/// <param name="Expected">While loading: how many keys the server counted; 0 if it did not.</param>
public sealed record FollowedKeys(WatchScope Scope, RegionStatus Status, long Revision, long Expected);

/// <summary>How much a watch brought in a window of time.</summary>
/// <param name="Bytes">Bytes of the keys and values of its changes.</param>
/// <param name="Revisions">How far the store's revision moved meanwhile.</param>
public readonly record struct WatchRate(long Bytes, long Revisions, TimeSpan Window)
{
    public double BytesPerSecond => Bytes / Window.TotalSeconds;

    /// <summary>The bytes that a step of the revision brings.</summary>
    public double BytesPerRevision => (double)Bytes / Math.Max(1, Revisions);
}
