namespace KvTui.Etcd.Kv.Listing;

/// <summary>The first keys of a listing, found other than by a request for all keys.</summary>
/// <param name="Window">The window of the keys, before which there are none.</param>
/// <param name="Marks">In order, the latest ends of later windows for which the keys before them give no estimate.</param>
/// <param name="Page">The keys, with the revision of the read in its header.</param>
internal sealed record Opened<T>(KeyRange Window, IReadOnlyList<EtcdKey> Marks, T Page);
