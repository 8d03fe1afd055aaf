namespace KvTui.Etcd.Model;

/// <summary>A key of a <c>KeyPage</c> and what etcd knows of it; its bytes are the page's own.</summary>
public readonly ref struct KeyRecord(ReadOnlySpan<byte> key, long createRevision, long modRevision, long version, KeyLease lease)
{
    public ReadOnlySpan<byte> Key { get; } = key;

    public long CreateRevision { get; } = createRevision;

    public long ModRevision { get; } = modRevision;

    /// <summary>1 at creation, one more with each put.</summary>
    public long Version { get; } = version;

    /// <summary>The lease it is attached to, as far as the answer tells.</summary>
    public KeyLease Lease { get; } = lease;
}
