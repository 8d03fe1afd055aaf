using KvTui.Etcd.Model;

namespace KvTui.Etcd.Kv.Listing;

/// <summary>A key that was read, and how many were read before it: of its page, or of the whole listing.</summary>
internal readonly record struct KeySample(EtcdKey Key, long Rank);
