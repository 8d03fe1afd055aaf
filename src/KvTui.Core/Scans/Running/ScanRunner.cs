using KvTui.Core.Explorer.Services;
using KvTui.Core.Journal.Undoing;
using KvTui.Etcd;

namespace KvTui.Core.Scans.Running;

/// <summary>Runs one scan at a time, and posts at most ten snapshots a second of it, and always the last one.</summary>
/// <param name="undoer">Knows one's own writes; null where none are taken down.</param>
/// <param name="connect">Makes a client of a profile's cluster; null if there are no profiles.</param>
internal sealed class ScanRunner(
    IEtcdClient client, Mailbox mailbox, TimeProvider clock, Undoer? undoer, Func<string, CancellationToken, Task<IEtcdClient>>? connect)
    : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private long _generation;

    /// <summary>Starts a scan, and cancels the one before. To be called by the loop only.</summary>
    public void Start(ScanRequest request, long generation)
    {
        Cancel();
        _stop = new();
        lock (_gate)
        {
            _generation = generation;
        }

        var (before, token) = (_running, _stop.Token);
        var scan = ScanCatalog.Of(request, client, clock, undoer, connect);
        _running = Task.Run(() => RunAsync(before, scan, generation, token), CancellationToken.None);
    }

    /// <summary>Ends the scan that runs; it posts nothing any more. To be called by the loop only.</summary>
    public void Cancel()
    {
        lock (_gate)
        {
            _generation = -1;
        }

        _stop.Cancel();
    }

    /// <summary>Cancels what runs and waits for its end; harmless the second time.</summary>
    public async ValueTask DisposeAsync()
    {
        Cancel();
        await _running;
    }

    private async Task RunAsync(Task before, IScan scan, long generation, CancellationToken cancellationToken)
    {
        await before;
        var last = scan.Start;
        try
        {
            var posted = clock.GetTimestamp();
            Post(generation, last);
            await ScanFollower.FollowAsync(
                scan,
                progress =>
                {
                    last = progress;
                    if (!progress.Status.IsRunning || clock.GetElapsedTime(posted) >= Pause)
                    {
                        posted = clock.GetTimestamp();
                        Post(generation, progress);
                    }
                },
                cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody wants it any more.
        }
        catch (Exception error)
        {
            var cause = new EtcdException(EtcdErrorKind.Unknown, $"kvtui itself failed while reading: {error.Message}", inner: error);
            Post(generation, ScanFollower.Failed(last, cause));
        }
    }

    /// <summary>Posts a snapshot, unless another scan has taken the place: what that one says must not be replaced.</summary>
    private void Post(long generation, ScanProgress progress)
    {
        lock (_gate)
        {
            if (_generation == generation)
            {
                mailbox.PostScan(new(generation, progress));
            }
        }
    }
}

/// <summary>Which code runs which request.</summary>
internal static class ScanCatalog
{
    /// <param name="undoer">Knows one's own writes; null where none are taken down.</param>
    /// <param name="connect">Makes a client of a profile's cluster; null if there are no profiles.</param>
    public static IScan Of(
        ScanRequest request, IEtcdClient client, TimeProvider clock, Undoer? undoer,
        Func<string, CancellationToken, Task<IEtcdClient>>? connect) =>
        request switch
        {
            ScanRequest.Usage usage => new UsageScan(client.Kv, usage, isSerializable: true, clock)
            {
                Ranges = Readable(usage.Prefix, client),
            },
            ScanRequest.Find find => new FindScan(client.Kv, find, clock) { Ranges = Readable(find.Prefix, client) },
            ScanRequest.Top top => new TopScan(client.Watch, top, client.Options.MaxLoad.BytesPerSecond, clock)
            {
                Ranges = Readable(top.Prefix, client),
            },
            ScanRequest.Events events => new EventScan(client.Watch, events, clock) { Ranges = Readable(events.Prefix, client) },
            ScanRequest.Compare compare => new CompareScan(client, compare, clock, connect),
            ScanRequest.Roster list => new RosterScan(client, list, clock) { Undoer = undoer },
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "is not a known scan"),
        };

    /// <summary>What the user may read of a prefix; if it is nothing, all of it, so that the client says why not.</summary>
    private static ImmutableArray<KeyRange> Readable(EtcdKey prefix, IEtcdClient client) =>
        client.Auth.Rights.Readable(KeyRange.Prefix(prefix)) is { IsEmpty: false } ranges ? ranges : [KeyRange.Prefix(prefix)];
}
