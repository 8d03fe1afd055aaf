namespace KvTui.Core.Keyspace.Pages;

/// <summary>What the explorer holds of a key without its value.</summary>
/// <param name="Size">The value's size in bytes, where it has been seen; -1 where not: a keys-only listing does not tell.</param>
public readonly record struct KeyEntry(EtcdKey Key, long CreateRevision, long ModRevision, long Version, KeyLease Lease, int Size)
{
    public const int UnknownSize = -1;

    /// <summary>The entry of a listed key, whose value did not come with it.</summary>
    public static KeyEntry Listed(KeyValue pair) =>
        new(pair.Key, pair.CreateRevision, pair.ModRevision, pair.Version, pair.Lease, UnknownSize);

    /// <summary>The entry of a key whose value was seen.</summary>
    public static KeyEntry Seen(KeyValue pair) =>
        new(pair.Key, pair.CreateRevision, pair.ModRevision, pair.Version, pair.Lease, pair.Value.Length);
}

/// <summary>A change of one key in the index; without an entry the key is gone.</summary>
public readonly record struct KeyChange(EtcdKey Key, KeyEntry? Entry);

/// <summary>What leads from an earlier index to a later one.</summary>
/// <param name="Changes">The changes, in ascending order of their keys.</param>
/// <param name="IsComplete">Whether these are all; if not, there are more behind them than were to be looked for.</param>
public sealed record KeyDifference(IReadOnlyList<KeyChange> Changes, bool IsComplete)
{
    /// <summary>The first key that differs; no bytes if none is known to.</summary>
    public EtcdKey First => Changes.Count == 0 ? EtcdKey.Empty : Changes[0].Key;
}
