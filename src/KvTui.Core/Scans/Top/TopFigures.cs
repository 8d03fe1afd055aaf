namespace KvTui.Core.Scans.Top;

/// <summary>Changes of keys, counted.</summary>
/// <param name="Deletes">Deletions, those by the end of a lease among them.</param>
/// <param name="MaybeExpired">Deletions of keys that had a lease: etcd does not tell whether it ended or they were deleted.</param>
/// <param name="Unchanged">Puts of the value and the lease that the key had already.</param>
/// <param name="Bytes">Bytes of the keys and values that were written, and of the keys that were deleted.</param>
public readonly record struct TopFigures(long Puts, long Deletes, long MaybeExpired, long Unchanged, long Bytes)
{
    public long Events => Puts + Deletes;

    public static TopFigures operator +(TopFigures one, TopFigures other) => new(
        one.Puts + other.Puts,
        one.Deletes + other.Deletes,
        one.MaybeExpired + other.MaybeExpired,
        one.Unchanged + other.Unchanged,
        one.Bytes + other.Bytes);

    /// <summary>What is left of one after another is taken away; never less than nothing.</summary>
    public static TopFigures operator -(TopFigures one, TopFigures other) => new(
        Math.Max(0, one.Puts - other.Puts),
        Math.Max(0, one.Deletes - other.Deletes),
        Math.Max(0, one.MaybeExpired - other.MaybeExpired),
        Math.Max(0, one.Unchanged - other.Unchanged),
        Math.Max(0, one.Bytes - other.Bytes));
}
