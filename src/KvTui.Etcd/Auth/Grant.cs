using KvTui.Etcd.Kv;

namespace KvTui.Etcd.Auth;

/// <summary>A right that a role gives: to read keys, to write them, or both.</summary>
public readonly record struct Grant(KeyRange Keys, bool Reads, bool Writes);
