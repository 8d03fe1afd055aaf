using System.Runtime.CompilerServices;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Scans.Running;

/// <summary>Watches changes with the values before them until it is stopped, and tells of them from time to time.</summary>
/// <param name="pause">How long there is between two snapshots.</param>
internal abstract class WatchScan(IWatchClient watch, EtcdKey prefix, TimeSpan pause, TimeProvider clock) : IScan
{
    private readonly Lock _gate = new();
    private long _started;
    private bool _isIncomplete;

    /// <summary>What is watched: of the prefix what may be read.</summary>
    public ImmutableArray<KeyRange> Ranges { get; init; } = [KeyRange.Prefix(prefix)];

    public abstract ScanProgress Start { get; }

    /// <summary>How far it is; without the time.</summary>
    protected ScanStatus Status { get; private set; } = ScanStatus.AtStart;

    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>How long it has been watching.</summary>
    protected TimeSpan Elapsed => clock.GetElapsedTime(_started);

    /// <summary>What is said once changes are missing.</summary>
    protected abstract string Missed { get; }

    /// <summary>What is said while nothing is received.</summary>
    protected abstract string Broken { get; }

    public async IAsyncEnumerable<ScanProgress> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (Status, _isIncomplete, _started) = (ScanStatus.AtStart, false, clock.GetTimestamp());
        Clear();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(stop.Token);
        try
        {
            ScanProgress? progress = null;
            while (progress?.Status.IsRunning ?? true)
            {
                await Task.WhenAny(reading, Task.Delay(pause, clock, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
                if (reading.IsCompleted)
                {
                    await reading;
                }

                lock (_gate)
                {
                    progress = Snapshot();
                }

                if (progress is not null)
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

    /// <summary>Forgets what was seen: it begins anew.</summary>
    protected abstract void Clear();

    /// <summary>Takes changes that have arrived, which the status counts.</summary>
    protected abstract void Add(WatchUpdate.Events events);

    /// <summary>What was seen so far; null if there is nothing to tell. One that is not running ends the watch.</summary>
    protected abstract ScanProgress? Snapshot();

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
                var revision = Math.Max(Status.Revision, connected.Header.Revision);
                Status = Status with { Revision = revision, Note = _isIncomplete ? Missed : null };
                break;
            case WatchUpdate.Events events:
                Add(events);
                Status = Status with
                {
                    Revision = events.Revision,
                    Keys = Status.Keys + events.Changes.Count,
                    Bytes = Status.Bytes + events.Bytes,
                };
                break;
            case WatchUpdate.Disconnected:
                Status = Status with { Note = Broken };
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
