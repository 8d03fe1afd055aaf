using KvTui.Core.Scans.Events;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Scans.Running;

/// <summary>Watches each change with the value before it; holds the last ones, and tells several times a second.</summary>
internal sealed class EventScan(IWatchClient watch, ScanRequest.Events request, TimeProvider clock)
    : WatchScan(watch, request.Prefix, Pause, clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private EventLog _log = new();
    private ScanStatus _told = ScanStatus.AtStart;

    public override ScanProgress Start { get; } = new ScanProgress.Events(ScanStatus.AtStart, []);

    protected override string Missed => "Some changes were compacted before they were seen, and are missing here.";

    protected override string Broken => "The watch broke; what happens meanwhile comes once it is back.";

    protected override void Clear() => (_log, _told) = (new(), ScanStatus.AtStart);

    protected override void Add(WatchUpdate.Events events)
    {
        var now = Now;
        foreach (var change in events.Changes)
        {
            _log.Add(now, change);
        }
    }

    protected override ScanProgress? Snapshot()
    {
        if (Status == _told)
        {
            return null;
        }

        _told = Status;
        return new ScanProgress.Events(Status with { Elapsed = Elapsed }, _log.Snapshot());
    }
}
