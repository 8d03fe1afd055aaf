namespace KvTui.Etcd.Kv.Paging;

/// <summary>A key that was read, and how many were read before it: of its page, or of the whole listing.</summary>
internal readonly record struct KeySample(EtcdKey Key, long Rank);
