using System.Runtime.CompilerServices;
using KvTui.Core.Scans.Events;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Scans.Running;

/// <summary>Watches each change with the value before it; holds the last ones, and tells several times a second.</summary>
internal sealed class EventScan(IWatchClient watch, ScanRequest.Events request, TimeProvider clock) : IScan
{
    private const string Missed = "Some changes were compacted before they were seen, and are missing here.";
    private const string Broken = "The watch broke; what happens meanwhile comes once it is back.";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private EventLog _log = new();
    private ScanStatus _status = ScanStatus.AtStart;
    private bool _isIncomplete;
    private bool _isChanged;

    /// <summary>What is watched: of the prefix what may be read.</summary>
    public ImmutableArray<KeyRange> Ranges { get; init; } = [KeyRange.Prefix(request.Prefix)];

    public ScanProgress Start { get; } = new ScanProgress.Events(ScanStatus.AtStart, []);

    public async IAsyncEnumerable<ScanProgress> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (_log, _status) = (new(), ScanStatus.AtStart);
        var started = clock.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(stop.Token);
        try
        {
            while (true)
            {
                await Task.WhenAny(reading, Task.Delay(Pause, clock, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
                if (reading.IsCompleted)
                {
                    await reading;
                }

                if (TrySnapshot(clock.GetElapsedTime(started)) is { } progress)
                {
                    yield return progress;
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What is held; null if that is no other than before.</summary>
    private ScanProgress.Events? TrySnapshot(TimeSpan elapsed)
    {
        lock (_gate)
        {
            if (!_isChanged)
            {
                return null;
            }

            _isChanged = false;
            return new(_status with { Elapsed = elapsed }, _log.Snapshot());
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
                _isChanged = true;
                break;
            case WatchUpdate.Events events:
                var now = clock.GetUtcNow();
                foreach (var change in events.Changes)
                {
                    _log.Add(now, change);
                }

                _status = _status with { Revision = events.Revision, Keys = _log.Count, Bytes = _status.Bytes + events.Bytes };
                _isChanged = true;
                break;
            case WatchUpdate.Disconnected:
                _isChanged |= _status.Note != Broken;
                _status = _status with { Note = Broken };
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
