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
    /// <summary>How long there is between two calls: a bell that never stops is no call.</summary>
    private static readonly TimeSpan SignalPause = TimeSpan.FromSeconds(1);

    /// <summary>The rows: events that the filter passes.</summary>
    public ImmutableArray<LoggedEvent> Rows { get; init; } = [];

    /// <summary>How a change that the filter passes calls the person.</summary>
    public ChangeSignal Signal { get; init; }

    /// <summary>When it last did.</summary>
    public DateTimeOffset SignalledAt { get; init; }

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

    /// <summary>The log with what a later snapshot has, and the event that calls the person; null for none.</summary>
    public (EventsState Log, LoggedEvent? Call) Received(ScanProgress.Events later, DateTimeOffset now)
    {
        var call = Signal.IsOn && now - SignalledAt >= SignalPause ? Newest(later) : null;
        return (this with { Latest = later, SignalledAt = call is null ? SignalledAt : now }, call);
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
            if (Passes(progress.Log[each]))
            {
                rows.Add(progress.Log[each]);
            }
        }

        return this with { Progress = progress, Rows = rows.ToImmutable() };
    }

    /// <summary>The newest event of a later snapshot that the filter passes and that is not in the last one; null for none.</summary>
    private LoggedEvent? Newest(ScanProgress.Events later)
    {
        var seen = Latest.Log is [.., var last] ? last.Number : 0;
        for (var each = later.Log.Length - 1; each >= 0 && later.Log[each].Number > seen; each--)
        {
            if (Passes(later.Log[each]))
            {
                return later.Log[each];
            }
        }

        return null;
    }

    private bool Passes(LoggedEvent change) =>
        Filter.Length == 0 || Printable.Escaped(change.Key.Span).Contains(Filter, StringComparison.OrdinalIgnoreCase);

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
