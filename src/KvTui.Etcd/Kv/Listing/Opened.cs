using KvTui.Etcd.Model;

namespace KvTui.Etcd.Kv.Listing;

/// <summary>The first keys of a listing, found in another way than by asking for all.</summary>
/// <param name="Window">Where they lie; nothing lies before it.</param>
/// <param name="Marks">In order: where a later window should end at the latest if the keys before it tell nothing of what follows.</param>
/// <param name="Page">The keys; its header has the revision that they were read at.</param>
internal sealed record Opened<T>(KeyRange Window, IReadOnlyList<EtcdKey> Marks, T Page);
