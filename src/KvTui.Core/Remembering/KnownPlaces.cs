namespace KvTui.Core.Remembering;

/// <summary>The keys and folders of one cluster that are worth going back to.</summary>
/// <param name="ClusterId">The cluster's id; 0 as long as it is not known.</param>
/// <param name="Bookmarks">What was bookmarked, the newest first; at most <see cref="MostBookmarks"/>.</param>
/// <param name="Recent">Where one was, the latest first; at most <see cref="MostRecent"/>.</param>
public sealed record KnownPlaces(ulong ClusterId, ImmutableArray<EtcdKey> Bookmarks, ImmutableArray<EtcdKey> Recent)
{
    /// <summary>The most bookmarks of a cluster.</summary>
    public const int MostBookmarks = 200;

    /// <summary>The most recent places of a cluster.</summary>
    public const int MostRecent = 50;

    /// <summary>None, of no cluster.</summary>
    public static KnownPlaces Nowhere { get; } = Of(0);

    /// <summary>None of a cluster.</summary>
    public static KnownPlaces Of(ulong clusterId) => new(clusterId, [], []);

    /// <summary>These places with a bookmark set, or removed if it was set.</summary>
    public KnownPlaces Toggled(EtcdKey key) =>
        this with { Bookmarks = Bookmarks.Contains(key) ? Bookmarks.Remove(key) : Bookmarks.Insert(0, key) };

    /// <summary>These places with the latest one; the same if it was the latest already.</summary>
    public KnownPlaces Visited(EtcdKey key) => !Recent.IsEmpty && Recent[0] == key
        ? this
        : this with { Recent = First(Recent.Remove(key).Insert(0, key), MostRecent) };

    /// <summary>What is stored now, with what has changed from what was stored before to these places.</summary>
    public KnownPlaces Merged(KnownPlaces before, KnownPlaces stored) => stored with
    {
        Bookmarks = Merged(Bookmarks, before.Bookmarks, stored.Bookmarks, MostBookmarks),
        Recent = Merged(Recent, before.Recent, stored.Recent, MostRecent),
    };

    private static ImmutableArray<EtcdKey> Merged(
        ImmutableArray<EtcdKey> mine, ImmutableArray<EtcdKey> before, ImmutableArray<EtcdKey> stored, int most)
    {
        var kept = mine.RemoveAll(key => before.Contains(key) && !stored.Contains(key));
        var added = stored.RemoveAll(key => before.Contains(key) || mine.Contains(key));
        var merged = First(kept.AddRange(added), most);
        return merged.SequenceEqual(stored) ? stored : merged;
    }

    private static ImmutableArray<EtcdKey> First(ImmutableArray<EtcdKey> keys, int most) => keys.Length > most ? keys[..most] : keys;
}
