using KvTui.Core.Analysis.Top;
using KvTui.Core.Analysis.Usage;

namespace KvTui.Core.State.Scans;

/// <summary>What the layer of a scan shows: its last snapshot, and where one is in it; a closed set of records.</summary>
/// <param name="Prefix">The prefix that was asked for.</param>
public abstract record ScanView(EtcdKey Prefix)
{
    /// <summary>The prefix whose children are the rows; the one asked for, or one below it.</summary>
    public EtcdKey Shown { get; init; } = Prefix;

    /// <summary>The row the cursor is on, wherever it is sorted to; null for the first.</summary>
    public RowId? Cursor { get; init; }

    public ListState List { get; init; }

    /// <summary>How far the scan has come.</summary>
    public abstract ScanStatus Status { get; }

    /// <summary>The rows of the layer that are not for the list: lines above it, a header, and the keys below.</summary>
    public virtual int FixedRows => 5;

    public abstract int Count { get; }

    /// <summary>What a row stands for; the empty prefix for what is in no other row.</summary>
    public abstract RowId this[int row] { get; }

    /// <summary>This view with the cursor on another row.</summary>
    public ScanView Moved(ListState list) => this with { List = list, Cursor = list.Selected < Count ? this[list.Selected] : Cursor };

    /// <summary>This view with its rows made from the snapshot, and the cursor still on what it was on.</summary>
    public ScanView Settled(int height)
    {
        var next = WithRows();
        var place = next.Cursor is null ? 0 : List.Selected;
        for (var row = 0; row < next.Count; row++)
        {
            place = next[row] == next.Cursor ? row : place;
        }

        return next with { List = List.Select(place, next.Count, height) };
    }

    private protected abstract ScanView WithRows();
}

/// <summary>What the usage layer shows.</summary>
/// <param name="Rows">The rows as of this snapshot.</param>
public sealed record UsageState(ScanRequest.Usage Request, ScanProgress.Usage Progress, UsageOrder Order, UsageRows Rows) : ScanView(Request.Prefix)
{
    public override ScanStatus Status => Progress.Status;

    public override int Count => Rows.Rows.Length;

    public override RowId this[int row] => new(Rows.Rows[row].Path, Rows.Rows[row].Node is { IsKey: true } ? RowKind.Key : RowKind.Prefix);

    /// <summary>A scan that has read nothing yet.</summary>
    public static UsageState AtStart(ScanRequest.Usage request)
    {
        var report = UsageReport.Empty(request.Prefix);
        return new(request, new(ScanStatus.AtStart, report), UsageOrder.Bytes, UsageRows.Of(report, report.Root, UsageOrder.Bytes));
    }

    private protected override UsageState WithRows()
    {
        var node = Progress.Report.Root.Find(Shown) ?? Progress.Report.Root;
        return this with { Shown = node.Path, Rows = UsageRows.Of(Progress.Report, node, Order) };
    }
}

/// <summary>What the layer of the writes shows.</summary>
/// <param name="Progress">The snapshot on the screen.</param>
/// <param name="Latest">The last one that came; another one only while the picture is held.</param>
public sealed record TopState(
    ScanRequest.Top Request, ScanProgress.Top Progress, ScanProgress.Top Latest, bool IsPaused, TopOrder Order, TopRows Rows) : ScanView(Request.Prefix)
{
    public override ScanStatus Status => Latest.Status;

    public override int Count => Rows.Rows.Length;

    public override RowId this[int row] => new(Rows.Rows[row].Path, Rows.Rows[row].IsKey ? RowKind.Key : RowKind.Prefix);

    /// <summary>A watch that has not begun.</summary>
    public static TopState AtStart(ScanRequest.Top request, TopOrder order)
    {
        var progress = new ScanProgress.Top(ScanStatus.AtStart, TopReport.Empty(request.Prefix));
        return new(request, progress, progress, false, order, TopRows.Of(progress.Report, request.Prefix, order));
    }

    private protected override TopState WithRows()
    {
        var progress = IsPaused ? Progress : Latest;
        return this with { Progress = progress, Rows = TopRows.Of(progress.Report, Shown, Order) };
    }
}

/// <summary>What the layer of a search shows.</summary>
/// <param name="Line">The search as it was typed.</param>
public sealed record FoundState(ScanRequest.Find Request, string Line, ScanProgress.Find Progress) : ScanView(Request.Prefix)
{
    public override ScanStatus Status => Progress.Status;

    public override int FixedRows => 4;

    public override int Count => Progress.Hits.Length;

    public override RowId this[int row] => new(Progress.Hits.Span[row].Key, RowKind.Key);

    /// <summary>Hits come in the order of the keys: a row stays where it is.</summary>
    private protected override FoundState WithRows() => this;
}
