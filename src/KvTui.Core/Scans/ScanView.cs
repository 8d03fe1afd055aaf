namespace KvTui.Core.Scans;

/// <summary>What the layer of a scan shows: its last snapshot, and where one is in it; a closed set of records.</summary>
/// <param name="Prefix">The prefix that was asked for.</param>
public abstract record ScanView(EtcdKey Prefix)
{
    /// <summary>The prefix whose children are the rows; the one asked for, or one below it.</summary>
    public EtcdKey Shown { get; init; } = Prefix;

    /// <summary>The row the cursor is on, wherever it is sorted to; null for the first.</summary>
    public RowId? Cursor { get; init; }

    public ListState List { get; init; }

    public abstract ScanStatus Status { get; }

    /// <summary>The rows of the layer that are not for the list: lines above it, a header, and the keys below.</summary>
    public virtual int FixedRows => 5;

    public abstract int Count { get; }

    /// <summary>What a row stands for; the empty prefix for what is in no other row.</summary>
    public abstract RowId this[int row] { get; }

    /// <summary>This view with the cursor on another row.</summary>
    public virtual ScanView Moved(ListState list) =>
        this with { List = list, Cursor = list.Selected < Count ? this[list.Selected] : Cursor };

    /// <summary>This view with its rows made from the snapshot, and the cursor still on what it was on.</summary>
    public ScanView Settled(int height)
    {
        var next = WithRows();
        return next with { List = List.Select(next.Place(List.Selected), next.Count, height) };
    }

    private protected abstract ScanView WithRows();

    /// <summary>The row that the cursor is on by now.</summary>
    /// <param name="before">The one that it was on.</param>
    private protected virtual int Place(int before)
    {
        var place = Cursor is null ? 0 : before;
        for (var row = 0; row < Count; row++)
        {
            place = this[row] == Cursor ? row : place;
        }

        return place;
    }
}
