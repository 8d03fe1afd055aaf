using KvTui.Core.Care.Guided;
using KvTui.Core.Care.Snapshots;
using KvTui.Core.Connection;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Members;
using KvTui.Core.Offline;
using KvTui.Core.Remembering;
using KvTui.Core.Scans;
using KvTui.Core.Values.Reading;
using KvTui.Etcd.Model.Options;

namespace KvTui.Core.Explorer;

/// <summary>All that the screen shows, in one immutable value.</summary>
/// <param name="Now">The time that ages and countdowns on the screen are told by.</param>
/// <param name="Calls">The last calls, while the command log is open.</param>
/// <param name="CancelledAt">When Ctrl-C was pressed last: a second one soon after quits.</param>
public sealed record ExplorerState(
    Size Size,
    DateTimeOffset Now,
    ExplorerSettings Settings,
    ConnectionState Connection,
    ClusterState Cluster,
    KeyspaceState Keyspace,
    BrowseState Browse,
    DetailState Detail,
    ImmutableList<Layer> Layers,
    Pane Focus,
    bool FullScreen,
    bool MouseOn,
    Notice? Notice,
    LoadState Load,
    ImmutableArray<CallRecord> Calls,
    DateTimeOffset CancelledAt,
    bool Quitting,
    int ExitCode)
{
    /// <summary>The lines that the pane of a file wants below its first one.</summary>
    private const int FileRows = 4;

    /// <summary>The writes whose outcome is not known.</summary>
    public WriteState Writes { get; init; } = WriteState.None;

    /// <summary>The edits kept for the case of a crash.</summary>
    public DraftState Drafts { get; init; } = DraftState.AtStart;

    /// <summary>What the next start of the explorer will know.</summary>
    public Remembered Remembered { get; init; } = Settings.Remembered;

    /// <summary>The places of the cluster that are worth going back to.</summary>
    public KnownPlaces Places { get; init; } = KnownPlaces.Nowhere;

    /// <summary>The key that was gone to just now; empty for none.</summary>
    public EtcdKey WentTo { get; init; }

    /// <summary>The key that is gone to as soon as the keys are listed; empty for none.</summary>
    public EtcdKey StartKey { get; init; }

    /// <summary>Whether the terminal has the focus, as far as it tells.</summary>
    public bool IsAttended { get; init; } = true;

    /// <summary>The long reads: what is used, what was found.</summary>
    public ScanState Scans { get; init; } = ScanState.AtStart;

    /// <summary>The snapshot that is being read, or was saved last.</summary>
    public SnapshotState Snapshot { get; init; } = SnapshotState.None;

    /// <summary>The course of care, and those of others.</summary>
    public CareState Care { get; init; } = CareState.None;

    /// <summary>How the panes share the screen.</summary>
    public PaneSplit Split { get; init; } = PaneSplit.AtStart;

    /// <summary>What was entered on the lines that are typed, by their kind.</summary>
    public ImmutableDictionary<PromptKind, ImmutableList<string>> Entered { get; init; } = [];

    /// <summary>What may be done here.</summary>
    public AccessState Access { get; init; } = AccessState.AtStart(Settings);

    /// <summary>The cluster for which the journal was looked through for what was broken off; 0 for none.</summary>
    public ulong LookedBackFor { get; init; }

    /// <summary>The hit, or other row of a layer, that was opened last; null when Esc leads back to none.</summary>
    public OpenedRow? Opened { get; init; }

    /// <summary>The profile to go on with when the explorer has ended; null to leave.</summary>
    public string? NextProfile { get; init; }

    /// <summary>The cluster that is read, as far as is known; 0 if nothing has answered yet.</summary>
    public ulong ClusterId => Keyspace.ClusterId != 0 ? Keyspace.ClusterId : Cluster.Report?.ClusterId ?? 0;

    /// <summary>The topmost layer; null if there is none.</summary>
    public Layer? TopLayer => Layers.IsEmpty ? null : Layers[^1];

    /// <summary>The file that is read in place of a cluster; null for a cluster.</summary>
    public ReadFile? File => Settings.File;

    /// <summary>Whether that file was read as a whole, and compared with its hash where that was wanted.</summary>
    public bool IsFileRead => File is not null && Connection.Phase == ConnectionPhase.Live;

    public ScreenLayout Layout => ScreenLayout.Of(Size, Focus, FullScreen, File is null ? Cluster.WantedRows : FileRows, Split) with
    {
        WantsKeysHeader = Browse.HasHeader,
    };

    public static ExplorerState AtStart(Size size, ExplorerSettings settings, DateTimeOffset now) => new(
        size,
        now,
        settings,
        ConnectionState.AtStart(now),
        ClusterState.Unknown,
        KeyspaceState.Of(KeyRange.Prefix(settings.Root), settings.Folding),
        BrowseState.AtStart(settings.Root),
        DetailState.AtStart with { Reading = ReadingState.AtStart.Like(settings.Remembered) },
        [],
        Pane.Keys,
        false,
        false,
        null,
        LoadState.AtStart,
        [],
        default,
        false,
        0);

    /// <summary>Whether the watch was lost after the members were asked last, so that their report may not be true any more.</summary>
    public bool IsReportOutdated => Connection is { Stream: StreamPhase.Broken, StaleSince: { } since } && Cluster.At < since;

    /// <summary>When the screen will be out of date though nothing happens; null if never.</summary>
    public DateTimeOffset? NextWakeup()
    {
        var next = Notice?.Until;
        if (!Connection.IsLive || Cluster.HasSilentMember)
        {
            next = Earlier(next, Now + TimeSpan.FromSeconds(1));
        }

        if (Detail is { Wanted: not null, Status: LoadStatus.Loading })
        {
            var announced = Detail.Asked + DetailState.Patience;
            next = Earlier(next, Now < announced ? announced : Now + TimeSpan.FromSeconds(1));
        }

        next = Browse.Flashes.Due is { } over ? Earlier(next, over) : next;
        next = Cluster.Metrics.Due is { } asked ? Earlier(next, asked) : next;
        next = Browse.Facts.Due is { } shown ? Earlier(next, shown) : next;
        return Browse.SortedAgainAt(Keyspace) is { } due ? Earlier(next, due) : next;
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;
}
