namespace KvTui.Etcd.Kv.Listing;

/// <summary>A key that was read, and how many keys precede it in its page or in the whole listing.</summary>
internal readonly record struct KeySample(EtcdKey Key, long Rank);
