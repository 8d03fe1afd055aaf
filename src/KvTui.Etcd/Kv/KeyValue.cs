namespace KvTui.Etcd.Kv;

/// <summary>A key and what etcd knows of it; the value is empty in a keys-only answer.</summary>
/// <param name="Lease">The lease it is attached to; 0 none.</param>
/// <param name="Version">1 at creation, one more with each put.</param>
public sealed record KeyValue(EtcdKey Key, ReadOnlyMemory<byte> Value, long CreateRevision, long ModRevision, long Version, long Lease);
