namespace KvTui.Etcd.Model;

/// <summary>A key with its value and metadata; the value is empty in a keys-only answer.</summary>
/// <param name="Lease">The lease that the key is attached to; unknown in some keys-only answers.</param>
/// <param name="Version">1 at creation, incremented by each put.</param>
public sealed record KeyValue(EtcdKey Key, ReadOnlyMemory<byte> Value, long CreateRevision, long ModRevision, long Version, KeyLease Lease);
