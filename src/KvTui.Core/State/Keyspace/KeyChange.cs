namespace KvTui.Core.State.Keyspace;

/// <summary>A change of one key in the index; without an entry the key is gone.</summary>
public readonly record struct KeyChange(EtcdKey Key, KeyEntry? Entry);
