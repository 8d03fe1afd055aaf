using Etcdserverpb;
using Grpc.Core;
using KvTui.Etcd.Kv.Wire;

namespace KvTui.Etcd.Watch;

/// <summary>One stream with a watcher per range, from its opening to its end.</summary>
internal sealed class WatchSession(CallPipeline pipeline, WatchOptions options, WatchPosition position, AttemptLog log) : IAsyncDisposable
{
    private readonly List<WatchEvent> _parts = [];
    private readonly List<long> _watchers = [];
    private long _bytes;
    private CallDescriptor? _call;
    private OpenedStream? _stream;
    private SilenceProbe? _probe;
    private CancellationTokenSource? _reading;

    /// <summary>The report that the watch runs, held back until the server shows whether it can begin where it should.</summary>
    private WatchUpdate.Connected? _doubtful;
    private WatchUpdate? _next;

    /// <summary>Whether anything but the creation came, which shows that the member serves the watch.</summary>
    public bool WasUseful { get; private set; }

    /// <summary>The next update, or the failure that ended the session.</summary>
    public async ValueTask<(WatchUpdate? Update, EtcdException? Failure)> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await ReadAsync(cancellationToken).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && _probe?.Cause is { } cause)
        {
            return (null, Noted(cause));
        }
        catch (EtcdException failure)
        {
            return (null, Noted(_probe is { Dead.IsCancellationRequested: true, Cause: { } cause } ? cause : failure));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _reading?.Dispose();
        if (_probe is not null)
        {
            await _probe.DisposeAsync().ConfigureAwait(false);
        }

        if (_stream is not null)
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private EtcdException Noted(EtcdException failure)
    {
        if (_stream is not null)
        {
            pipeline.Note(_call!, _stream.Channel, failure);
            if (failure.Kind == EtcdErrorKind.Unauthenticated)
            {
                pipeline.RefuseToken(_stream.Token, failure);
            }
        }

        return failure;
    }

    private async ValueTask<WatchUpdate> ReadAsync(CancellationToken cancellationToken)
    {
        if (_next is { } next)
        {
            _next = null;
            return next;
        }

        _stream ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var (isRead, response) = await ReadResponseAsync(_stream, cancellationToken).ConfigureAwait(false);
            if (!isRead || response is null)
            {
                throw Ended("the server ended the watch");
            }

            _probe?.Heard();
            WasUseful |= !response.Created;
            if (await HandleAsync(response, cancellationToken).ConfigureAwait(false) is { } update)
            {
                return Settled(update);
            }
        }
    }

    /// <summary>Any update but its end shows that a doubtful watch runs after all.</summary>
    private WatchUpdate Settled(WatchUpdate update)
    {
        if (_doubtful is not { } connected || update is WatchUpdate.Compacted or WatchUpdate.HistoryLost)
        {
            return update;
        }

        (_doubtful, _next) = (null, update);
        return connected;
    }

    private async ValueTask<(bool IsRead, WatchMessage? Response)> ReadResponseAsync(
        OpenedStream stream, CancellationToken cancellationToken)
    {
        if (_reading is not null)
        {
            return await stream.ReadAsync(WatchMessage.Read, _reading.Token).ConfigureAwait(false);
        }

        // Until the watchers are created there is nothing to probe, so their creation has a deadline.
        using var timeout = new CallTimeout(pipeline.CommandTimeout, pipeline.Clock, cancellationToken);
        try
        {
            return await stream.ReadAsync(WatchMessage.Read, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw CallAttempts.TimedOut(_call!, stream.Channel.Endpoint, pipeline.CommandTimeout, false);
        }
    }

    private async Task<OpenedStream> OpenAsync(CancellationToken cancellationToken)
    {
        _call = new(RpcMethod.Watch, Creation(0)) { Ranges = options.Ranges };
        var stream = await pipeline.OpenAsync(_call, log, cancellationToken).ConfigureAwait(false);
        try
        {
            for (var watcher = 1; watcher < options.Ranges.Count; watcher++)
            {
                await stream.SendAsync(Creation(watcher), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (EtcdException)
        {
            // The stream has ended already: reading it tells why.
        }

        return stream;
    }

    private WatchRequest Creation(int watcher) => new()
    {
        CreateRequest = new()
        {
            Key = WireRecords.Wrap(options.Ranges[watcher].Start),
            RangeEnd = WireRecords.Wrap(options.Ranges[watcher].End),
            StartRevision = position.Next(watcher),
            PrevKv = options.PreviousKeyValue,
            ProgressNotify = true,
            Fragment = true,
        },
    };

    private async ValueTask<WatchUpdate?> HandleAsync(WatchMessage response, CancellationToken cancellationToken)
    {
        if (position.IsForeign(response.Header))
        {
            return new WatchUpdate.HistoryLost(
                $"the cluster is another one: its id is {response.Header.ClusterId:x}, it was {position.ClusterId:x}");
        }

        if (response.Canceled)
        {
            return response.CompactRevision != 0
                || response.CancelReason.EndsWith("required revision has been compacted", StringComparison.Ordinal)
                ? new WatchUpdate.Compacted(response.CompactRevision)
                : throw Refused(response.CancelReason);
        }

        if (response.Created)
        {
            // Creations are answered in the order of the requests.
            _watchers.Add(response.WatchId);
            return _watchers.Count == options.Ranges.Count
                ? await BeginAsync(response.Header, cancellationToken).ConfigureAwait(false)
                : null;
        }

        return response.Events.Count > 0 || _parts.Count > 0 ? Deliver(response) : Progress(response);
    }

    private async ValueTask<WatchUpdate?> BeginAsync(ResponseHeader header, CancellationToken cancellationToken)
    {
        var (first, seen) = (position.Least, position.Least - 1);
        if (header.Revision < seen && await NewestRevisionAsync(cancellationToken).ConfigureAwait(false) is var newest && newest < seen)
        {
            return new WatchUpdate.HistoryLost($"the revision fell from {seen} to {newest}: the cluster was restored or recreated");
        }

        position.Begin(header);
        pipeline.Note(_call!, _stream!.Channel, null);
        _probe = new(pipeline, _stream, options.Ranges[0], options.ProbeInterval);
        _probe.Start();
        _reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _probe.Dead);
        var connected = new WatchUpdate.Connected(_stream.Channel.Endpoint, header);
        if (first == 0 || first > header.Revision || await IsHeldAsync(first, cancellationToken).ConfigureAwait(false))
        {
            return connected;
        }

        _doubtful = connected;
        return null;
    }

    /// <summary>
    /// Whether the member still has a revision: etcd creates a watcher that begins at a compacted one, and cancels it only when it tries to
    /// read from there (server: mvcc/watchable_store.go, syncWatchers).
    /// </summary>
    private async Task<bool> IsHeldAsync(long revision, CancellationToken cancellationToken)
    {
        var call = KvRequests.Touch(options.Ranges[0].Start, _stream!.Channel.Endpoint, revision);
        try
        {
            await pipeline.CallAsync(call, WireRecords.HeaderOnly, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (EtcdException failure) when (!failure.Kind.IsSilence())
        {
            return failure.Kind != EtcdErrorKind.Compacted;
        }
    }

    /// <summary>The newest revision of the whole cluster, behind which a member may lag.</summary>
    private async Task<long> NewestRevisionAsync(CancellationToken cancellationToken)
    {
        var call = KvRequests.Read(KeyRange.Key(options.Ranges[0].Start), new() { KeysOnly = true });
        return (await pipeline.CallAsync(call, WireRecords.HeaderOnly, cancellationToken).ConfigureAwait(false)).Revision;
    }

    private WatchUpdate.Events? Deliver(WatchMessage response)
    {
        _parts.AddRange(response.Events);
        _bytes += response.Bytes;
        if (response.Fragment)
        {
            return null;
        }

        // Old servers may repeat revisions after a restart; those delivered before are dropped.
        var watcher = WatcherOf(response);
        var changes = _parts.FindAll(change => change.KeyValue.ModRevision >= position.Next(watcher));
        _parts.Clear();
        (var bytes, _bytes) = (_bytes, 0);
        if (changes.Count == 0)
        {
            return null;
        }

        var revision = changes[^1].KeyValue.ModRevision;
        return position.Advance(watcher, revision) ? new(revision, changes) { Bytes = bytes } : null;
    }

    private WatchUpdate.Progress? Progress(WatchMessage response)
    {
        var revision = response.Header.Revision;
        if (response.WatchId < 0)
        {
            return ReportsProgressTruly(_stream!.Channel.ServerVersion) && position.Advance(revision) ? new(revision) : null;
        }

        var before = position.Least;
        return position.Advance(WatcherOf(response), revision) && position.Least > before ? new(position.Least - 1) : null;
    }

    private int WatcherOf(WatchMessage response) => _watchers.IndexOf(response.WatchId) is >= 0 and var watcher
        ? watcher
        : throw Ended($"the server sent what no watcher asked for (watch id {response.WatchId})");

    /// <summary>Before 3.4.25 and 3.5.8, progress of a whole stream could run ahead of undelivered events.</summary>
    private static bool ReportsProgressTruly(Version? version)
        => version is not null && version >= (version.Minor == 4 ? new(3, 4, 25) : new Version(3, 5, 8));

    private EtcdException Refused(string reason)
    {
        if (reason.Length == 0)
        {
            return Ended("the server cancelled the watch without a reason");
        }

        return pipeline.Explain(
            StatusMapping.ToException(new(StatusCode.Unknown, reason), _stream!.Channel.Endpoint, isWrite: false), _call!);
    }

    private EtcdException Ended(string cause)
        => new(EtcdErrorKind.ConnectionLost, $"{_stream!.Channel.Endpoint}: {cause}; it is opened again.", _stream.Channel.Endpoint);
}
