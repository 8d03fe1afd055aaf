using KvTui.Core.Explorer.Services;
using KvTui.Etcd;
using KvTui.Etcd.Watch;
using Microsoft.Extensions.Hosting;

namespace KvTui.Core.Keyspace.Watching;

/// <summary>
/// Mirrors the keyspace into the loop: lists it in pages, then follows its changes, through reconnects and compactions. A watch that brings
/// more than the cap is ended; the loop then asks for less to be followed.
/// </summary>
public sealed class KeyspaceWatcher(
    IEtcdClient client, Mailbox mailbox, ExplorerOptions options, ServiceSupervisor supervisor, TimeProvider clock)
    : BackgroundService
{
    /// <summary>How long the view must rest before the watch moves after it.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(150);

    /// <summary>How long a watch of the view rests that brought too much.</summary>
    private static readonly TimeSpan Breather = TimeSpan.FromSeconds(5);

    /// <summary>How long until it is asked again what the user may do, while it cannot be told.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    /// <summary>What is in view may bring this many times the cap: it was asked for.</summary>
    private const int CapsInView = 4;

    private readonly Lock _lock = new();
    private readonly Wakeup _again = new();
    private readonly RightsLearner _learner = new(client, mailbox, options.PollInterval, clock);
    private WatchScope _wanted = new(0, [KeyRange.Prefix(client.Options.Root)], true);
    private WatchScope? _current;
    private CancellationTokenSource? _following;
    private TaskCompletionSource? _held;
    private ITimer? _rest;

    /// <summary>Tries again at once what failed or was refused.</summary>
    public void Refresh()
    {
        _learner.Hurry();
        client.Mirror.ReconnectNow();
        _again.Set();
    }

    /// <summary>Follows other keys than so far, after a moment in which this is not called again; keys of another time at once.</summary>
    public void Follow(WatchScope scope)
    {
        lock (_lock)
        {
            var rest = scope.Revision == _wanted.Revision ? Rest : TimeSpan.Zero;
            _wanted = scope;
            _rest ??= clock.CreateTimer(_ => Move(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _rest.Change(rest, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Holds the listing that runs, or lets it go on.</summary>
    public void HoldListing(bool held)
    {
        lock (_lock)
        {
            _held?.TrySetResult();
            _held = held ? new(TaskCreationOptions.RunContinuationsAsynchronously) : null;
        }
    }

    public override void Dispose()
    {
        _rest?.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        supervisor.RunAsync(nameof(KeyspaceWatcher), FollowAsync, stoppingToken);

    /// <summary>Learns what may be listed, then lists and follows it, and all the while listens whether that changes.</summary>
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await LearnAsync(cancellationToken);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var learning = _learner.RunAsync(ending.Token);
        try
        {
            await RunAsync(cancellationToken);
        }
        finally
        {
            await ending.CancelAsync();
            await learning.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LearnAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                _again.Reset();
                if (await _learner.LearnAsync(cancellationToken) is { IsRestricted: true } rights)
                {
                    // The loop comes to the same scope by the message that it got.
                    lock (_lock)
                    {
                        var readable = rights.Readable(KeyRange.Prefix(client.Options.Root));
                        _wanted = _wanted with { Generation = _wanted.Generation + 1, Ranges = readable };
                    }
                }

                return;
            }
            catch (EtcdException error) when (error.Kind
                is EtcdErrorKind.AuthenticationFailed or EtcdErrorKind.PermissionDenied or EtcdErrorKind.NotFound
                or EtcdErrorKind.FailedPrecondition)
            {
                mailbox.PostOutcome(new KeyspaceRefusedMessage(error));
                await PauseAsync(options.PollInterval, cancellationToken);
            }
            catch (EtcdException error)
            {
                await mailbox.PostAsync(new KeyspaceMessage(new WatchUpdate.Disconnected(error, Retry), _wanted), cancellationToken);
                await PauseAsync(Retry, cancellationToken);
            }
        }
    }

    /// <summary>Waits, but not when something is to be tried again at once.</summary>
    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_again.WaitAsync(waiting.Token), Task.Delay(pause, clock, waiting.Token));
        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using var following = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var pause = await MirrorAsync(Begin(following), following.Token);
            if (!End())
            {
                await PauseAsync(pause, cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Mirrors a scope until that ends or is to make way for another; returns how long to wait before it is tried again.</summary>
    private async Task<TimeSpan> MirrorAsync(WatchScope scope, CancellationToken cancellationToken)
    {
        if (scope.Ranges.IsEmpty)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var meter = new WatchMeter(clock, options.WatchCap * (scope.IsWhole ? 1 : CapsInView));
        try
        {
            await foreach (var update in UpdatesAsync(scope, cancellationToken))
            {
                await mailbox.PostAsync(new KeyspaceMessage(update, scope), cancellationToken);
                if (update is WatchUpdate.Events changed && meter.Note(changed) is { } rate)
                {
                    mailbox.PostOutcome(new WatchTooBusyMessage(scope, rate));
                    return scope.IsWhole ? Timeout.InfiniteTimeSpan : Breather;
                }

                if (update is WatchUpdate.Page && _held is { } hold)
                {
                    await hold.Task.WaitAsync(cancellationToken);
                }
            }
        }
        catch (EtcdException error) when (scope.Revision != 0 && error.Kind is EtcdErrorKind.Compacted or EtcdErrorKind.FutureRevision)
        {
            mailbox.PostOutcome(new OperationMessage.PastLost(scope.Generation, error.Message));
        }
        catch (EtcdException error)
        {
            _again.Reset();
            mailbox.PostOutcome(new KeyspaceRefusedMessage(error));
            if (error.IsDenial)
            {
                // A password or a right is given back without a word.
                return options.PollInterval;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }

        // Only the user knows when that has been put right.
        return Timeout.InfiniteTimeSpan;
    }

    private IAsyncEnumerable<WatchUpdate> UpdatesAsync(WatchScope scope, CancellationToken cancellationToken) => scope.Revision == 0
        ? client.Mirror.MirrorAsync(scope.Ranges, cancellationToken)
        : new PastListing(client, clock).RunAsync(scope, cancellationToken);

    private WatchScope Begin(CancellationTokenSource following)
    {
        lock (_lock)
        {
            // A call to come here for what is wanted is answered by that, and must not lead here once more.
            _again.Reset();
            (_current, _following) = (_wanted, following);
            return _wanted;
        }
    }

    /// <summary>Whether another scope is wanted by now.</summary>
    private bool End()
    {
        lock (_lock)
        {
            _following = null;
            return _current!.Generation != _wanted.Generation;
        }
    }

    /// <summary>The view has come to rest: what is followed makes way for what is wanted.</summary>
    private void Move()
    {
        lock (_lock)
        {
            if (_current?.Generation != _wanted.Generation)
            {
                _following?.Cancel();
                _again.Set();
            }
        }
    }
}
