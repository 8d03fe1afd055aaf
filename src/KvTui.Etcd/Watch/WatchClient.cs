namespace KvTui.Etcd.Watch;

/// <summary>Makes watches that survive the streams they run on.</summary>
internal sealed class WatchClient(CallPipeline pipeline) : IWatchClient
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Renewals that are not reported: users or roles may change again while a stream is opened with a new token.</summary>
    private const int SilentRenewals = 2;
    private const int MostRenewals = 6;

    private readonly ReconnectSignal _signal = new(pipeline.Clock);

    public void ReconnectNow() => _signal.Pulse();

    public async IAsyncEnumerable<WatchUpdate> WatchAsync(
        WatchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = new WatchPosition(options.StartRevision, options.Ranges.Count);
        var backoff = pipeline.NewBackoff(FirstPause, LongestPause);
        var refusals = 0;
        var log = new AttemptLog();
        while (true)
        {
            EtcdException? failure;
            var wasServed = false;
            await using (var session = new WatchSession(pipeline, options, position, log))
            {
                while (true)
                {
                    (var update, failure) = await session.NextAsync(cancellationToken).ConfigureAwait(false);
                    if (failure is not null)
                    {
                        break;
                    }

                    yield return update!;
                    (refusals, wasServed) = (0, true);
                    if (update is WatchUpdate.Compacted or WatchUpdate.HistoryLost)
                    {
                        yield break;
                    }
                }

                if (session.WasUseful)
                {
                    backoff.Reset();
                }
            }

            if (ReopensAtOnce(failure, ref refusals))
            {
                continue;
            }

            log.Add(failure);
            if (!wasServed && failure.Kind.IsSilence() && pipeline.Pool.HasForeign(log))
            {
                // The other cluster is asked too, so that the report says whether it still answers there.
                continue;
            }

            var pause = backoff.Next();
            yield return new WatchUpdate.Disconnected(wasServed ? failure : log.Summarize(failure), pause);
            log = new();
            await _signal.PauseAsync(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the watch is opened again without a word, as nothing was lost; throws a failure that ends it.</summary>
    private bool ReopensAtOnce(EtcdException failure, ref int refusals)
    {
        // After a token expired, a new one is fetched, but not over and over.
        var isRenewal = failure.Kind == EtcdErrorKind.Unauthenticated && pipeline.RefuseToken(null, failure) && refusals++ < MostRenewals;
        if (isRenewal && refusals <= SilentRenewals)
        {
            pipeline.NoteRenewal(failure);
            return true;
        }

        if (failure is { Kind: EtcdErrorKind.LearnerRefused, Endpoint: { } learner }
            && pipeline.Pool.HasBetterThan(pipeline.Pool.Of(learner)))
        {
            return true;
        }

        if (failure is { Kind: EtcdErrorKind.PermissionDenied, Endpoint: not null })
        {
            pipeline.Access.Doubt();
        }

        return pipeline.Closed.IsCancellationRequested || !(isRenewal || failure.Kind.IsPassing() || failure.Kind == EtcdErrorKind.Unknown)
            ? throw failure
            : false;
    }
}
