using KvTui.Core.Browse.Order;

namespace KvTui.Core.Browse;

/// <summary>How far the sorting of the rows is.</summary>
/// <param name="Done">What was sorted last; null while rows stand in the order of their keys.</param>
/// <param name="Keys">The order that was found for it.</param>
/// <param name="Due">When it may be sorted again, if nothing but keys has changed.</param>
/// <param name="Running">What is being sorted in the background; null if nothing is.</param>
/// <param name="Generation">Of what was asked for last; what others find is dropped.</param>
public sealed record SortState(SortSubject? Done, SortedKeys? Keys, DateTimeOffset Due, SortSubject? Running, long Generation)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Nothing sorted, and nothing to sort.</summary>
    public static SortState None { get; } = new(null, null, default, null, 0);

    /// <summary>The same when rows have been sorted, which took some time: the longer, the later again.</summary>
    public SortState With(SortSubject done, SortedKeys keys, DateTimeOffset now, TimeSpan took) =>
        this with { Done = done, Keys = keys, Due = now + (took * 10 > Pause ? took * 10 : Pause), Running = null };

    /// <summary>The same with rows in the order of their keys.</summary>
    public SortState Unsorted() => Done is null ? this : this with { Done = null, Keys = null };

    /// <summary>Whether this is sorted, in all its parts.</summary>
    public bool IsTrueOf(SortSubject subject) => Done?.Source == subject.Source && IsLike(subject);

    /// <summary>Whether what was sorted last is this, but for keys that came, changed or went since.</summary>
    public bool IsOutdatedByKeysOnly(SortSubject subject) => Done?.Source != subject.Source && IsLike(subject);

    private bool IsLike(SortSubject subject) => Done is { } done && done.IsLike(subject) && done.Gone == subject.Gone && Keys!.IsComplete;
}

/// <summary>What is to be sorted.</summary>
/// <param name="Source">The version of the keys, or of those that a filter lets through.</param>
/// <param name="Filter">That filter; null for all keys.</param>
/// <param name="IsFlat">Whether each key is a row.</param>
/// <param name="Expanded">The unfolded prefixes.</param>
/// <param name="Gone">A key that is gone but has its row nevertheless; null for none.</param>
public sealed record SortSubject(
    KeyIndex Source, KeyOrder By, KeyFilter? Filter, EtcdKey Root, bool IsFlat, ImmutableHashSet<EtcdKey> Expanded, KeyEntry? Gone)
{
    /// <summary>Whether the same rows are to be sorted, but for those of keys that came, changed or went.</summary>
    public bool IsLike(SortSubject other) => By == other.By && IsOfSameList(other);

    /// <summary>Whether it is the same list or tree, in whatever order.</summary>
    public bool IsOfSameList(SortSubject other) => IsFlat == other.IsFlat && Filter == other.Filter;

    /// <summary>The keys with the one that is gone, with nothing sorted so far.</summary>
    public SortedKeys Unsorted() => new(Gone is { } gone ? Source.Apply([new(gone.Key, gone)]) : Source, By);

    /// <summary>Finds the order of all rows.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public SortedKeys Sorted(CancellationToken cancellationToken)
    {
        var sorted = Unsorted();
        sorted.Run(keys => _ = new TreeRows(keys.Keys, Root, Expanded, -1, keys, IsFlat), cancellationToken);
        return sorted;
    }
}
