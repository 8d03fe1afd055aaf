using System.Runtime.CompilerServices;
using KvTui.Core.Past.Running;
using KvTui.Core.Scans.Roster;
using KvTui.Etcd;

namespace KvTui.Core.Scans.Running;

/// <summary>Reads the revisions of a key, newest first, and shows them as they come.</summary>
internal sealed class HistoryScan(IEtcdClient client, ScanRequest.Roster request, TimeProvider clock) : IScan
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public ScanProgress Start { get; } = new ScanProgress.Roster(ScanStatus.AtStart, RosterRows.Empty);

    public async IAsyncEnumerable<ScanProgress> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (started, shown, bytes) = (clock.GetTimestamp(), 0L, 0L);
        var reader = new HistoryReader(client, clock, request.Key);
        var rows = new List<RosterRow>();
        await foreach (var revision in reader.ReadAsync(cancellationToken))
        {
            bytes += revision.Pair?.Value.Length ?? 0;
            rows.Add(HistoryRows.Row(request.Key, revision, request.IsMasked, request.Seen));
            if (rows.Count == HistoryRows.Most)
            {
                var part = Status() with { Phase = ScanPhase.Stopped };
                yield return new ScanProgress.Roster(part, HistoryRows.Of(rows, "There are more; kvtui history lists all."));
                yield break;
            }

            // The first one is worth a picture of its own; each costs as much as there are rows.
            if (rows.Count == 1 || clock.GetElapsedTime(shown) >= Pause)
            {
                shown = clock.GetTimestamp();
                yield return new ScanProgress.Roster(Status(), HistoryRows.Of(rows, ""));
            }
        }

        yield return new ScanProgress.Roster(Status().Completed(clock.GetElapsedTime(started)), HistoryRows.Of(rows, reader.End));

        ScanStatus Status() => ScanStatus.AtStart with
        {
            Revision = reader.Latest,
            Keys = rows.Count,
            Bytes = bytes,
            Elapsed = clock.GetElapsedTime(started),
        };
    }
}
