using KvTui.Core.Scans.Top;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Scans.Running;

/// <summary>
/// Watches who is written, and tells each second; the values before are watched too, so that writes that change nothing can be told. Ends
/// by itself when more than the cap is received for some seconds.
/// </summary>
/// <param name="budget">The bytes a second that all background reads may take; null for any number.</param>
internal sealed class TopScan(IWatchClient watch, ScanRequest.Top request, double? budget, TimeProvider clock)
    : WatchScan(watch, request.Prefix, Second, clock)
{
    private const int SecondsOverCap = 5;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private TopMeter _meter = new(request.Prefix, request.Folding);
    private int _secondsOver;

    public override ScanProgress Start { get; } = new ScanProgress.Top(ScanStatus.AtStart, TopReport.Empty(request.Prefix));

    protected override string Missed => "Some changes were compacted before they were seen, and are not counted.";

    protected override string Broken => "The watch broke; what happens meanwhile is counted once it is back.";

    private double? Cap => request.Cap is null ? null : Math.Min(request.Cap.Value, budget ?? double.MaxValue);

    private long CurrentSecond => 1 + (long)Elapsed.TotalSeconds;

    protected override void Clear() => (_meter, _secondsOver) = (new(request.Prefix, request.Folding), 0);

    protected override void Add(WatchUpdate.Events events)
    {
        var second = CurrentSecond;
        foreach (var change in events.Changes)
        {
            _meter.Add(second, change);
        }

        _meter.AddReceived(second, events.Bytes);
    }

    protected override ScanProgress Snapshot()
    {
        var (second, status) = (CurrentSecond, Status with { Elapsed = Elapsed });
        _secondsOver = _meter.ReceivedBefore(second) > Cap ? _secondsOver + 1 : 0;
        return _secondsOver < SecondsOverCap
            ? new ScanProgress.Top(status, _meter.Snapshot(second))
            : new ScanProgress.Top(status with { Phase = ScanPhase.Stopped }, _meter.Snapshot(second), (long)Cap!);
    }
}
