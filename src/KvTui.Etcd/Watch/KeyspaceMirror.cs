namespace KvTui.Etcd.Watch;

/// <summary>Lists, then watches, and lists again when the watch cannot continue the listing.</summary>
internal sealed class KeyspaceMirror(IKvClient kv, IWatchClient watch, CallPipeline pipeline) : IKeyspaceMirror
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>How often a learner, which serves no watch, is asked for its revision.</summary>
    private static readonly TimeSpan LearnerPause = TimeSpan.FromSeconds(5);

    private readonly ReconnectSignal _signal = new(pipeline.Clock);

    public void ReconnectNow()
    {
        pipeline.Pool.Hurry();
        _signal.Pulse();
        watch.ReconnectNow();
    }

    public async IAsyncEnumerable<WatchUpdate> MirrorAsync(
        IReadOnlyList<KeyRange> ranges, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var evidence = new HistoryEvidence();
        var backoff = pipeline.NewBackoff(FirstPause, LongestPause);
        string? reason = null;
        var (holdsKeys, learnt) = (false, 0L);
        while (true)
        {
            var listing = new MirrorListing(kv, ranges, reason, evidence);
            await foreach (var update in listing.RunAsync(serializable: false, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }

            if (listing.Failure is { } failure)
            {
                if (!IsWorthAnother(failure))
                {
                    throw failure;
                }

                var isLearner = failure.Kind == EtcdErrorKind.LearnerRefused;
                var isWorthAnOldOne = isLearner
                    ? await HasMovedAsync(ranges[0], learnt, cancellationToken).ConfigureAwait(false)
                    : !holdsKeys && failure.Kind is EtcdErrorKind.NoLeader or EtcdErrorKind.ServerTimeout;
                if (isWorthAnOldOne)
                {
                    // Old keys that are marked as such are better than none.
                    var old = new MirrorListing(
                        kv, ranges, isLearner ? null : "no leader: one member answers for itself, and may be behind", evidence);
                    await foreach (var update in old.RunAsync(serializable: true, cancellationToken).ConfigureAwait(false))
                    {
                        yield return update;
                    }

                    holdsKeys = old.Failure is null;
                    learnt = holdsKeys ? old.Revision : 0;
                }

                var pause = isLearner ? LearnerPause : backoff.Next();
                yield return new WatchUpdate.Disconnected(failure, pause);
                reason = ReasonAfter(failure.Kind);
                await _signal.PauseAsync(pause, cancellationToken).ConfigureAwait(false);
                continue;
            }

            holdsKeys = true;
            backoff.Reset();
            var following = new MirrorWatch(kv, watch, ranges, listing, evidence, backoff, _signal);
            await foreach (var update in following.RunAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }

            reason = following.End;
        }
    }

    private static string ReasonAfter(EtcdErrorKind failure) => failure switch
    {
        EtcdErrorKind.Compacted => "the listing took so long that its revision was compacted",
        EtcdErrorKind.LearnerRefused => "a voter answers",
        _ => "the listing was interrupted",
    };

    /// <summary>Whether a member that answers alone is at another revision than the one listed; false if it does not answer.</summary>
    private async Task<bool> HasMovedAsync(KeyRange range, long revision, CancellationToken cancellationToken)
    {
        try
        {
            var page = await kv.RangeAsync(
                KeyRange.Key(range.Start), new() { Serializable = true, KeysOnly = true }, cancellationToken).ConfigureAwait(false);
            return page.Header.Revision != revision;
        }
        catch (EtcdException)
        {
            return false;
        }
    }

    private bool IsWorthAnother(EtcdException failure)
        => !pipeline.Closed.IsCancellationRequested
            && (failure.Kind.IsPassing() || failure.Kind is EtcdErrorKind.Compacted or EtcdErrorKind.Unknown);
}
