using KvTui.Etcd.Kv;

namespace KvTui.App.State.Keyspace;

/// <summary>A range of keys that is held, and how true it is.</summary>
/// <param name="Revision">The store revision up to which its changes are known.</param>
/// <param name="Expected">While loading: how many keys the server counted.</param>
public sealed record Region(KeyRange Range, RegionStatus Status, long Revision, long Expected);
