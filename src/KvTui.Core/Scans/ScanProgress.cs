using KvTui.Core.Comparing;
using KvTui.Core.Scans.Events;
using KvTui.Core.Scans.Roster;
using KvTui.Core.Scans.Search;
using KvTui.Core.Scans.Top;
using KvTui.Core.Scans.Usage;

namespace KvTui.Core.Scans;

/// <summary>A snapshot of a scan: how far it has come and what it has found; a closed set of records that do not change.</summary>
public abstract record ScanProgress
{
    private ScanProgress(ScanStatus status) => Status = status;

    public ScanStatus Status { get; init; }

    /// <summary>What the keys take, as far as they were seen.</summary>
    public sealed record Usage(ScanStatus Status, UsageReport Report) : ScanProgress(Status);

    /// <summary>Who was written in the last seconds.</summary>
    /// <param name="Cap">The bytes a second that it ended by itself at; null unless it did.</param>
    public sealed record Top(ScanStatus Status, TopReport Report, long? Cap = null) : ScanProgress(Status);

    /// <summary>What differs, in the order of the keys.</summary>
    /// <param name="Found">The first differences.</param>
    public sealed record Compare(ScanStatus Status, ReadOnlyMemory<ComparedKey> Found, DifferenceCounts Counts) : ScanProgress(Status)
    {
        /// <summary>The most differences that are held; the others are counted.</summary>
        public const int Most = 10_000;
    }

    /// <summary>The last changes, oldest first; the status counts all that there were.</summary>
    public sealed record Events(ScanStatus Status, ImmutableArray<LoggedEvent> Log) : ScanProgress(Status);

    /// <summary>Leases, locks, users, members, the journal, revisions or changes.</summary>
    public sealed record Roster(ScanStatus Status, RosterRows List) : ScanProgress(Status);

    /// <summary>What matches, in the order of the keys.</summary>
    public sealed record Find(ScanStatus Status, ReadOnlyMemory<FindHit> Hits) : ScanProgress(Status)
    {
        /// <summary>The most hits that are held: who finds more is to narrow the search.</summary>
        public const int MostHits = 10_000;

        public bool IsFull => Hits.Length >= MostHits;
    }
}
