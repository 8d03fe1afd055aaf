namespace KvTui.Core.Browse.Order;

/// <summary>The order of rows that stand directly below a prefix, by what is known of the keys that each stands for.</summary>
public sealed class RowOrder
{
    private const long Unknown = long.MinValue;
    private const int LookEvery = 4096;

    private readonly int[] _rows;
    private readonly int[] _places;
    private readonly long[] _totals;

    private RowOrder(int[] rows, long[] totals)
    {
        (_rows, _places, _totals) = (rows, new int[rows.Length], totals);
        for (var place = 0; place < rows.Length; place++)
        {
            _places[rows[place]] = place;
        }
    }

    /// <summary>Which row, counted in the order of keys, stands at a place.</summary>
    public int RowAt(int place) => _rows[place];

    /// <summary>The place of a row, counted in the order of keys.</summary>
    public int PlaceOf(int row) => _places[row];

    /// <summary>
    /// What a row counts for: the sum of the sizes that are known, the newest or the highest of revisions and versions; null if nothing
    /// is known, and by key.
    /// </summary>
    public long? TotalOf(int row) => _totals[row] == Unknown ? null : _totals[row];

    /// <summary>Orders the rows that keys with ranks in [first, end) make below a prefix; in one pass over these keys.</summary>
    /// <param name="level">How many separators the prefix has; one at the very start is not counted.</param>
    /// <param name="rows">How many rows they make.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static RowOrder Of(
        KeyIndex keys, int first, int end, int level, int rows, KeyOrder order, CancellationToken cancellationToken)
    {
        var totals = new long[rows];
        Array.Fill(totals, Unknown);
        if (order.By != KeyColumns.None)
        {
            Add(keys, first, end, level, totals, order.By, cancellationToken);
        }

        // Of ages, what is held is the revision of the creation: the higher, the younger.
        var isHighestFirst = order.IsDescending != (order.By == KeyColumns.Age);
        var (values, sorted) = (new long[rows], new int[rows]);
        for (var row = 0; row < rows; row++)
        {
            var value = order.By == KeyColumns.None ? row : totals[row];
            (values[row], sorted[row]) = (value == Unknown ? long.MaxValue : isHighestFirst ? -value : value, row);
        }

        if (order.By == KeyColumns.None && order.IsReversed)
        {
            Array.Reverse(sorted);
            return new(sorted, totals);
        }

        Array.Sort(values, sorted);
        OrderByKey(values, sorted);
        return new(sorted, totals);
    }

    /// <summary>Rows that are alike stand in the order of their keys, which sorting does not keep.</summary>
    private static void OrderByKey(long[] values, int[] sorted)
    {
        for (var (begin, i) = (0, 1); i <= sorted.Length; i++)
        {
            if (i == sorted.Length || values[i] != values[begin])
            {
                Array.Sort(sorted, begin, i - begin);
                begin = i;
            }
        }
    }

    private static void Add(
        KeyIndex keys, int first, int end, int level, long[] totals, KeyColumns by, CancellationToken cancellationToken)
    {
        var cursor = keys.Walk(first, end);
        var (row, next) = (-1, first);
        while (cursor.MoveNext())
        {
            if (cursor.Rank == next)
            {
                row++;
                next = row + 1 < totals.Length ? keys.RowRank(first, level, row + 1) : end;
            }

            if (cursor.Rank % LookEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            totals[row] = Total(totals[row], IndexRecord.Read(cursor.Record), by);
        }
    }

    /// <summary>What is known of a row with one key more.</summary>
    private static long Total(long total, in IndexRecord key, KeyColumns by) => by switch
    {
        KeyColumns.Size => key.Size == KeyEntry.UnknownSize ? total : Math.Max(0, total) + key.Size,
        KeyColumns.Revision => Math.Max(total, key.ModRevision),
        KeyColumns.Version => Math.Max(total, key.Version),
        KeyColumns.Lease => key.Lease.Id == 0 ? total : total == Unknown ? key.Lease.Id : Math.Min(total, key.Lease.Id),
        KeyColumns.Age => Math.Max(total, key.CreateRevision),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "is not one column"),
    };
}
