namespace KvTui.Etcd.Calls.Access;

/// <summary>A permission of a role: to read keys, to write them, or both.</summary>
public readonly record struct Grant(KeyRange Keys, bool Reads, bool Writes);
