namespace KvTui.Etcd.Model;

/// <summary>A key and what etcd knows of it; the value is empty in a keys-only answer.</summary>
/// <param name="Lease">The lease it is attached to; a keys-only answer may not tell it.</param>
/// <param name="Version">1 at creation, one more with each put.</param>
public sealed record KeyValue(EtcdKey Key, ReadOnlyMemory<byte> Value, long CreateRevision, long ModRevision, long Version, KeyLease Lease);
