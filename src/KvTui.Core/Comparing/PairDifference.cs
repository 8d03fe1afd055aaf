namespace KvTui.Core.Comparing;

/// <summary>A key that is not the same on both sides of a comparison.</summary>
/// <param name="Before">The key on the first side; null if it is not there.</param>
/// <param name="After">The key on the second side; null if it is not there.</param>
public sealed record PairDifference(DifferenceKind Kind, KeyValue? Before, KeyValue? After)
{
    /// <summary>The mark that a line about it begins with.</summary>
    public char Mark => Kind switch
    {
        DifferenceKind.Added => '+',
        DifferenceKind.Removed => '-',
        DifferenceKind.Changed or DifferenceKind.Lease => '~',
        _ => throw new ArgumentOutOfRangeException(nameof(Kind), Kind, "is not a known difference"),
    };

    /// <summary>The key as it is called on the first side, or on the second if it is only there.</summary>
    public EtcdKey Key => (Before ?? After)!.Key;
}

/// <summary>What a difference is, seen from the first side.</summary>
public enum DifferenceKind
{
    /// <summary>The key is only on the second side.</summary>
    Added,

    /// <summary>The key is only on the first side.</summary>
    Removed,

    /// <summary>The values differ.</summary>
    Changed,

    /// <summary>The values are the same, and the key ends with a lease on one side only.</summary>
    Lease,
}
