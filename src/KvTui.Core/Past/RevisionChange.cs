namespace KvTui.Core.Past;

/// <summary>A key that is not the same at two revisions.</summary>
/// <param name="Before">The mod revision that it had at the first; 0 if it did not exist.</param>
/// <param name="After">The mod revision that it had at the second; 0 if it did not exist.</param>
public sealed record RevisionChange(EtcdKey Key, long Before, long After)
{
    /// <summary>What became of it, in a word.</summary>
    public string Word => Before == 0 ? "added" : After == 0 ? "removed" : "changed";
}

/// <summary>What is not the same at two revisions.</summary>
/// <param name="Changes">The first ones, in the order of their keys.</param>
public sealed record RevisionChanges(ImmutableArray<RevisionChange> Changes, long Added, long Changed, long Removed)
{
    /// <summary>The most changes that are held: where there are more, they are only counted.</summary>
    public const int Most = 10_000;

    /// <summary>What leads from the keys of one revision to those of another; both indexes are walked once.</summary>
    public static RevisionChanges Between(KeyIndex before, KeyIndex after)
    {
        var changes = ImmutableArray.CreateBuilder<RevisionChange>();
        var (added, changed, removed) = (0L, 0L, 0L);
        var (old, current) = (before.Walk(), after.Walk());
        var (hasOld, hasNew) = (old.MoveNext(), current.MoveNext());
        while (hasOld || hasNew)
        {
            var order = !hasOld ? 1 : !hasNew ? -1 : old.Key.SequenceCompareTo(current.Key);
            var (first, second) = (order <= 0 ? old.ModRevision : 0, order >= 0 ? current.ModRevision : 0);
            if (first != second)
            {
                added += first == 0 ? 1 : 0;
                removed += second == 0 ? 1 : 0;
                changed += first != 0 && second != 0 ? 1 : 0;
                if (changes.Count < Most)
                {
                    changes.Add(new(new((order <= 0 ? old.Key : current.Key).ToArray()), first, second));
                }
            }

            hasOld = order <= 0 ? old.MoveNext() : hasOld;
            hasNew = order >= 0 ? current.MoveNext() : hasNew;
        }

        return new(changes.ToImmutable(), added, changed, removed);
    }
}
