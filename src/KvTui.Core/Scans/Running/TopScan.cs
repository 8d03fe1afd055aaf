using System.Runtime.CompilerServices;
using KvTui.Core.Scans.Top;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Scans.Running;

/// <summary>
/// Watches who is written, and tells each second; the values before are watched too, so that writes that change nothing can be told. Ends
/// by itself when more than the cap is received for some seconds.
/// </summary>
/// <param name="budget">The bytes a second that all background reads may take; null for any number.</param>
internal sealed class TopScan(IWatchClient watch, ScanRequest.Top request, double? budget, TimeProvider clock) : IScan
{
    private const int SecondsOverCap = 5;
    private const string Missed = "Some changes were compacted before they were seen, and are not counted.";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private TopMeter _meter = new(request.Prefix, request.Folding);
    private ScanStatus _status = ScanStatus.AtStart;
    private long _started;
    private bool _isIncomplete;

    /// <summary>What is watched: of the prefix what may be read.</summary>
    public ImmutableArray<KeyRange> Ranges { get; init; } = [KeyRange.Prefix(request.Prefix)];

    public ScanProgress Start { get; } = new ScanProgress.Top(ScanStatus.AtStart, TopReport.Empty(request.Prefix));

    private double? Cap => request.Cap is null ? null : Math.Min(request.Cap.Value, budget ?? double.MaxValue);

    private long Now => 1 + (long)clock.GetElapsedTime(_started).TotalSeconds;

    public async IAsyncEnumerable<ScanProgress> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (_meter, _status, _started) = (new(request.Prefix, request.Folding), ScanStatus.AtStart, clock.GetTimestamp());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(stop.Token);
        var secondsOver = 0;
        try
        {
            while (true)
            {
                await Task.WhenAny(reading, Task.Delay(Second, clock, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
                if (reading.IsCompleted)
                {
                    await reading;
                }

                var progress = Snapshot(out var received);
                secondsOver = received > Cap ? secondsOver + 1 : 0;
                if (secondsOver >= SecondsOverCap)
                {
                    yield return progress with { Status = progress.Status with { Phase = ScanPhase.Stopped }, Cap = (long)Cap! };
                    yield break;
                }

                yield return progress;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private ScanProgress.Top Snapshot(out long received)
    {
        lock (_gate)
        {
            var second = Now;
            received = _meter.ReceivedBefore(second);
            return new(_status with { Elapsed = clock.GetElapsedTime(_started) }, _meter.Snapshot(second));
        }
    }

    /// <summary>Watches until cancelled; where changes were compacted before they were seen it goes on from now, and says so.</summary>
    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var options = new WatchOptions { Ranges = Ranges, PreviousKeyValue = true };
            await foreach (var update in watch.WatchAsync(options, cancellationToken))
            {
                lock (_gate)
                {
                    Take(update);
                }
            }
        }
    }

    private void Take(WatchUpdate update)
    {
        switch (update)
        {
            case WatchUpdate.Connected connected:
                var revision = Math.Max(_status.Revision, connected.Header.Revision);
                _status = _status with { Revision = revision, Note = _isIncomplete ? Missed : null };
                break;
            case WatchUpdate.Events events:
                var second = Now;
                foreach (var change in events.Changes)
                {
                    _meter.Add(second, change);
                }

                _meter.AddReceived(second, events.Bytes);
                _status = _status with
                {
                    Revision = events.Revision,
                    Keys = _status.Keys + events.Changes.Count,
                    Bytes = _status.Bytes + events.Bytes,
                };
                break;
            case WatchUpdate.Disconnected:
                _status = _status with { Note = "The watch broke; what happens meanwhile is counted once it is back." };
                break;
            case WatchUpdate.Compacted or WatchUpdate.HistoryLost:
                _isIncomplete = true;
                break;
            case WatchUpdate.Progress:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(update), update.GetType().Name, "is not an update of a watch");
        }
    }
}
