using KvTui.Etcd.Model;

namespace KvTui.Etcd.Calls.Access;

/// <summary>A right that a role gives: to read keys, to write them, or both.</summary>
public readonly record struct Grant(KeyRange Keys, bool Reads, bool Writes);
