using System.Runtime.CompilerServices;
using KvTui.Core.Exports;

namespace KvTui.Core.Comparing.Running;

/// <summary>Compares two sides key by key as both are read in order, so that neither is held.</summary>
public static class Comparison
{
    /// <summary>
    /// The differences in the order of keys, and null after each page, so that it can be told how far it is. A value is part of the page
    /// that it was read in; keeping one keeps that.
    /// </summary>
    /// <exception cref="EtcdException">A side cannot be read.</exception>
    /// <exception cref="ExportException">A side is no export.</exception>
    public static async IAsyncEnumerable<PairDifference?> DifferencesAsync(
        PairSide before, PairSide after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await before.FillAsync() | await after.FillAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (Next(before, after) is { } difference)
            {
                yield return difference;
            }

            yield return null;
        }
    }

    /// <summary>Goes on to the next difference; null where more of a side has to be read first, or nothing is left.</summary>
    private static PairDifference? Next(PairSide before, PairSide after)
    {
        while (true)
        {
            var (old, now) = (before.Current, after.Current);
            if ((old is null && !before.HasEnded) || (now is null && !after.HasEnded) || (old is null && now is null))
            {
                return null;
            }

            var order = old is null ? 1 : now is null ? -1 : before.Name.SequenceCompareTo(after.Name);
            if (order <= 0)
            {
                before.Step();
            }

            if (order >= 0)
            {
                after.Step();
            }

            if (order != 0)
            {
                return order < 0 ? new(DifferenceKind.Removed, old, null) : new(DifferenceKind.Added, null, now);
            }

            if (KindOf(old!, now!) is { } kind)
            {
                return new(kind, old, now);
            }
        }
    }

    private static DifferenceKind? KindOf(KeyValue old, KeyValue now) =>
        !old.Value.Span.SequenceEqual(now.Value.Span) ? DifferenceKind.Changed
            : (old.Lease.Id == 0) != (now.Lease.Id == 0) ? DifferenceKind.Lease
            : null;
}
