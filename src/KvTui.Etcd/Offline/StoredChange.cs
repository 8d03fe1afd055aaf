namespace KvTui.Etcd.Offline;

/// <summary>A change of a key of which a database file still has the record; without the value.</summary>
/// <param name="Revision">The revision of the change: the key's mod revision from then on.</param>
/// <param name="IsDeletion">Whether the key was deleted; what follows is then 0 and unknown.</param>
/// <param name="Version">1 at creation, incremented by each put.</param>
/// <param name="ValueLength">The length of the value in bytes.</param>
public sealed record StoredChange(
    long Revision, bool IsDeletion, long CreateRevision, long Version, KeyLease Lease, int ValueLength);
