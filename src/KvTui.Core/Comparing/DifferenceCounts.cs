namespace KvTui.Core.Comparing;

/// <summary>How many keys differ, and in what.</summary>
/// <param name="Compared">How many keys were seen on the side that has more.</param>
public sealed record DifferenceCounts(long Compared, long Added, long Removed, long Changed)
{
    /// <summary>Nothing so far.</summary>
    public static DifferenceCounts None { get; } = new(0, 0, 0, 0);

    /// <summary>How many keys differ.</summary>
    public long Total => Added + Removed + Changed;

    /// <summary>In words: “2 added, 1 removed, 3 changed of 1 204 keys”.</summary>
    public string Text => Total == 0
        ? $"no differences in {Keys}"
        : $"{Quantities.Count(Added)} added, {Quantities.Count(Removed)} removed, {Quantities.Count(Changed)} changed of {Keys}";

    private string Keys => Quantities.Keys(Compared);

    /// <summary>The counts with one difference more.</summary>
    public DifferenceCounts With(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Added => this with { Added = Added + 1 },
        DifferenceKind.Removed => this with { Removed = Removed + 1 },
        DifferenceKind.Changed or DifferenceKind.Lease => this with { Changed = Changed + 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not a known difference"),
    };
}
