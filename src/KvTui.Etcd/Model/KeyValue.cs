namespace KvTui.Etcd.Model;

/// <summary>A key with its value and metadata; the value is empty in a keys-only answer.</summary>
/// <param name="Lease">The lease that the key is attached to; unknown in some keys-only answers.</param>
/// <param name="Version">1 at creation, incremented by each put.</param>
public sealed record KeyValue(EtcdKey Key, ReadOnlyMemory<byte> Value, long CreateRevision, long ModRevision, long Version, KeyLease Lease);

/// <summary>A key of a <c>KeyPage</c> with its metadata; its bytes belong to the page.</summary>
public readonly ref struct KeyRecord(ReadOnlySpan<byte> key, long createRevision, long modRevision, long version, KeyLease lease)
{
    public ReadOnlySpan<byte> Key { get; } = key;

    public long CreateRevision { get; } = createRevision;

    public long ModRevision { get; } = modRevision;

    /// <summary>1 at creation, incremented by each put.</summary>
    public long Version { get; } = version;

    /// <summary>The lease that the key is attached to, as far as the answer tells.</summary>
    public KeyLease Lease { get; } = lease;
}
