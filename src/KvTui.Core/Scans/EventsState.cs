using KvTui.Core.Scans.Events;

namespace KvTui.Core.Scans;

/// <summary>What the layer of the events shows, newest first.</summary>
/// <param name="Progress">The snapshot on the screen.</param>
/// <param name="Latest">The last one that came; another one only while the picture is held.</param>
/// <param name="Filter">What keys are to have in them, as they are shown; empty shows all.</param>
public sealed record EventsState(
    ScanRequest.Events Request, ScanProgress.Events Progress, ScanProgress.Events Latest, bool IsPaused, string Filter)
    : ScanView(Request.Prefix)
{
    /// <summary>The rows: events that the filter passes.</summary>
    public ImmutableArray<LoggedEvent> Rows { get; init; } = [];

    /// <summary>The number of the event that the cursor is on; null where it follows the newest.</summary>
    public long? Number { get; init; }

    public override ScanStatus Status => Latest.Status;

    public override int Count => Rows.Length;

    /// <summary>How many events have come since the picture is held.</summary>
    public long Behind => IsPaused ? Latest.Status.Keys - Progress.Status.Keys : 0;

    /// <summary>The event that the cursor is on; null if there is none.</summary>
    public LoggedEvent? Selected => List.Selected < Rows.Length ? Rows[List.Selected] : null;

    public override RowId this[int row] => new(Rows[row].Key, RowKind.Key);

    /// <summary>A watch that has not begun.</summary>
    public static EventsState AtStart(ScanRequest.Events request)
    {
        var progress = new ScanProgress.Events(ScanStatus.AtStart, []);
        return new(request, progress, progress, false, "");
    }

    public override ScanView Moved(ListState list) => this with
    {
        List = list,
        Number = list.Selected > 0 && list.Selected < Count ? Rows[list.Selected].Number : null,
    };

    private protected override EventsState WithRows()
    {
        var progress = IsPaused ? Progress : Latest;
        var rows = ImmutableArray.CreateBuilder<LoggedEvent>(progress.Log.Length);
        for (var each = progress.Log.Length - 1; each >= 0; each--)
        {
            if (Filter.Length == 0
                || Printable.Escaped(progress.Log[each].Key.Span).Contains(Filter, StringComparison.OrdinalIgnoreCase))
            {
                rows.Add(progress.Log[each]);
            }
        }

        return this with { Progress = progress, Rows = rows.ToImmutable() };
    }

    /// <summary>The row of the event that the cursor was on, or of the one after it if it is held no more.</summary>
    private protected override int Place(int before)
    {
        if (Number is not { } number)
        {
            return 0;
        }

        for (var row = 0; row < Rows.Length; row++)
        {
            if (Rows[row].Number <= number)
            {
                return row;
            }
        }

        return Math.Max(0, Rows.Length - 1);
    }
}
