using KvTui.Core.Browse.Order;

namespace KvTui.Core.Commands;

/// <summary>What is asked for about the order and the columns of the keys.</summary>
public static class OrderIntents
{
    /// <summary>Whether it changes the order of the keys or the columns beside them.</summary>
    public static bool IsOrder(this Intent intent) => intent is >= Intent.ReverseOrder and <= Intent.ShowAge;

    /// <summary>The column that it sorts by, or shows; none for the key.</summary>
    public static KeyColumns ColumnOf(Intent intent) => intent switch
    {
        Intent.SortByKey => KeyColumns.None,
        Intent.SortBySize or Intent.ShowSize => KeyColumns.Size,
        Intent.SortByRevision or Intent.ShowRevision => KeyColumns.Revision,
        Intent.SortByVersion or Intent.ShowVersion => KeyColumns.Version,
        Intent.SortByLease or Intent.ShowLease => KeyColumns.Lease,
        Intent.SortByAge or Intent.ShowAge => KeyColumns.Age,
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is about no column"),
    };

    /// <summary>Whether it sorts by a column.</summary>
    public static bool IsSort(this Intent intent) => intent is >= Intent.SortByKey and <= Intent.SortByAge;

    /// <summary>Whether it shows a column.</summary>
    public static bool IsColumn(this Intent intent) => intent is >= Intent.ShowSize and <= Intent.ShowAge;

    /// <summary>What sorts by a column.</summary>
    public static Intent ToSortBy(KeyColumns column) =>
        CommandTable.Rows.First(command => command.Intent.IsSort() && ColumnOf(command.Intent) == column).Intent;

    /// <summary>What is chosen now: the order, and the columns that are shown.</summary>
    public static ImmutableArray<Intent> Chosen(KeyOrder order, KeyColumns columns) =>
    [
        .. from command in CommandTable.Rows
           where (command.Intent.IsSort() && order.By == ColumnOf(command.Intent))
               || (command.Intent.IsColumn() && (columns & ColumnOf(command.Intent)) != 0)
           select command.Intent,
    ];
}
