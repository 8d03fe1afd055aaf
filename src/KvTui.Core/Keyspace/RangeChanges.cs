namespace KvTui.Core.Keyspace;

/// <summary>How many keys differ between two listings of a range.</summary>
/// <param name="Changed">Keys that are in both, with another create revision, mod revision or version.</param>
public readonly record struct RangeChanges(int Added, int Changed, int Gone)
{
    public bool IsNone => this == default;

    /// <summary>Compares two listings, key by key.</summary>
    public static RangeChanges Between(KeyIndex before, KeyIndex after)
    {
        var (old, now) = (before.Walk(), after.Walk());
        var (added, changed, gone) = (0, 0, 0);
        var (hasOld, hasNow) = (old.MoveNext(), now.MoveNext());
        while (hasOld || hasNow)
        {
            var order = !hasOld ? 1 : !hasNow ? -1 : old.Key.SequenceCompareTo(now.Key);
            added += order > 0 ? 1 : 0;
            gone += order < 0 ? 1 : 0;
            changed += order == 0 && !IsSame(old, now) ? 1 : 0;
            hasOld = order <= 0 ? old.MoveNext() : hasOld;
            hasNow = order >= 0 ? now.MoveNext() : hasNow;
        }

        return new(added, changed, gone);
    }

    private static bool IsSame(KeyCursor one, KeyCursor other) =>
        (one.CreateRevision, one.ModRevision, one.Version) == (other.CreateRevision, other.ModRevision, other.Version);
}
