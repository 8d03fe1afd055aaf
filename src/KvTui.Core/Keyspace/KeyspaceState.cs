namespace KvTui.Core.Keyspace;

/// <summary>The keys that are held: a sorted index over regions that say how true each part is.</summary>
/// <param name="Followed">The region that is listed and watched.</param>
/// <param name="Elsewhere">As of when the other regions are known.</param>
/// <param name="Incoming">Keys of a listing that will replace those held of its region when it is complete; null when none runs.</param>
public sealed record KeyspaceState(FollowedKeys Followed, KnownRevisions Elsewhere, KeyIndex Keys, KeyIndex? Incoming)
{
    /// <summary>The cluster that the keys were listed from; 0 before the first listing, and where the server does not tell.</summary>
    public ulong ClusterId { get; init; }

    /// <summary>What is to be followed, which the mirror may not have taken up yet.</summary>
    public WatchScope Wanted { get; init; } = Followed.Scope;

    /// <summary>The past revision that the keys held are as of; 0 while they are those of now.</summary>
    public long AsOf { get; init; }

    /// <summary>Whether the past is shown, or is about to be, or is still shown while the present is being listed.</summary>
    public bool IsPast => AsOf != 0 || Wanted.Revision != 0;

    /// <summary>Why only what is in view is watched; null while all is.</summary>
    public BusyKeyspace? Busy { get; init; }

    /// <summary>The polls of quiet that it takes to watch all again after the next time.</summary>
    public int Patience { get; init; } = BusyKeyspace.FirstPatience;

    /// <summary>When changes were seen.</summary>
    public SeenRevisions Seen { get; init; } = SeenRevisions.None;

    /// <summary>Whether the user holds the listing.</summary>
    public bool Paused { get; init; }

    /// <summary>Whether a listing has been complete, so that a key that is not held is known not to exist, or not to be readable.</summary>
    public bool IsListed => Followed.Revision > 0;

    /// <summary>Nothing held yet of a range that is to be followed as a whole.</summary>
    public static KeyspaceState Of(KeyRange range, KeyFolding folding = default) =>
        new(new(new(0, [range], true), RegionStatus.Loading, 0, 0), KnownRevisions.None, new(null, folding), null);

    /// <summary>The revision that a key's entry, or its absence, is known as of.</summary>
    public long RevisionOf(EtcdKey key) => Followed.Scope.Contains(key) ? Followed.Revision : Elsewhere.At(key);

    /// <summary>The oldest revision that a part of a range is known as of.</summary>
    public long RevisionOf(KeyRange range) =>
        Followed.Scope.IsWhole || Followed.Scope.Covers(range) ? Followed.Revision : Math.Min(Followed.Revision, Elsewhere.Least(range));

    /// <summary>This state when the mirror has taken up another scope; what is no longer followed is known as of now.</summary>
    public KeyspaceState Following(WatchScope scope)
    {
        var elsewhere = Followed.Scope.Ranges.Aggregate(Elsewhere, (known, range) => known.With(range, Followed.Revision));
        return this with { Followed = new(scope, RegionStatus.Loading, Followed.Revision, 0), Elsewhere = elsewhere, Incoming = null };
    }
}

/// <summary>How far what is held of a region can be trusted.</summary>
public enum RegionStatus
{
    /// <summary>Its keys are still being listed.</summary>
    Loading,

    /// <summary>Watched: changes arrive as they happen.</summary>
    Live,

    /// <summary>As of its revision; changes since are unknown.</summary>
    Stale,
}
