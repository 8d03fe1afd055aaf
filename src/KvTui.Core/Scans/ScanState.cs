namespace KvTui.Core.Scans;

/// <summary>The scans on the screen.</summary>
/// <param name="Generation">The scan that runs or ran last; what others report is dropped.</param>
/// <param name="Usage">What the usage layer shows; null while it is closed.</param>
/// <param name="Top">What the layer of the writes shows; null while it is closed.</param>
/// <param name="Found">What was searched for last, kept when its layer is closed; null before there was a search.</param>
public sealed record ScanState(long Generation, UsageState? Usage, TopState? Top, FoundState? Found)
{
    public static ScanState AtStart { get; } = new(0, null, null, null);

    /// <summary>What the list of leases, locks, users or members shows; null while it is closed.</summary>
    public RosterState? Roster { get; init; }

    /// <summary>What the layer of the events shows; null while it is closed.</summary>
    public EventsState? Events { get; init; }

    /// <summary>What the layer of a comparison shows; null while it is closed.</summary>
    public CompareState? Compared { get; init; }

    /// <summary>What a layer of a scan shows; null before the scan has begun.</summary>
    public ScanView? Of(Layer layer) => layer switch
    {
        Layer.Usage => Usage,
        Layer.Top => Top,
        Layer.Found => Found,
        Layer.Roster => Roster,
        Layer.Events => Events,
        Layer.Compare => Compared,
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "shows no scan"),
    };

    /// <summary>These scans with what one layer shows.</summary>
    public ScanState With(ScanView view) => this with
    {
        Usage = view as UsageState ?? Usage,
        Top = view as TopState ?? Top,
        Found = view as FoundState ?? Found,
        Roster = view as RosterState ?? Roster,
        Events = view as EventsState ?? Events,
        Compared = view as CompareState ?? Compared,
    };

    /// <summary>These scans when a layer is closed: only what a search has found is kept.</summary>
    public ScanState Without(Layer layer) => this with
    {
        Usage = layer is Layer.Usage ? null : Usage,
        Top = layer is Layer.Top ? null : Top,
        Roster = layer is Layer.Roster ? null : Roster,
        Events = layer is Layer.Events ? null : Events,
        Compared = layer is Layer.Compare ? null : Compared,
    };
}
