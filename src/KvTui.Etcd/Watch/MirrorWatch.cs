namespace KvTui.Etcd.Watch;

/// <summary>The watch that continues a listing until a new listing is needed.</summary>
internal sealed class MirrorWatch(
    IKvClient kv, IWatchClient watch, IReadOnlyList<KeyRange> ranges, MirrorListing listing,
    HistoryEvidence evidence, Backoff backoff, ReconnectSignal signal)
{
    /// <summary>Why a new listing is needed; null before that.</summary>
    public string? End { get; private set; }

    public async IAsyncEnumerable<WatchUpdate> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wasBroken = false;
        var options = new WatchOptions { Ranges = ranges, StartRevision = listing.Revision + 1 };
        await foreach (var update in watch.WatchAsync(options, cancellationToken).ConfigureAwait(false))
        {
            while (update is WatchUpdate.Connected && wasBroken)
            {
                if (await CheckHistoryAsync(cancellationToken).ConfigureAwait(false) is not { } failure)
                {
                    break;
                }

                var pause = backoff.Next();
                yield return new WatchUpdate.Disconnected(failure, pause);
                await signal.PauseAsync(pause, cancellationToken).ConfigureAwait(false);
            }

            wasBroken = update is WatchUpdate.Disconnected;
            End ??= EndBy(update);
            if (End is not null)
            {
                yield break;
            }

            if (update is WatchUpdate.Events events)
            {
                evidence.Add(events.Changes);
            }

            yield return update;
        }
    }

    /// <summary>Why an update ends the watch; null if it does not.</summary>
    private string? EndBy(WatchUpdate update) => update switch
    {
        WatchUpdate.Compacted compacted => $"the revisions up to {compacted.CompactRevision} were compacted before they were seen",
        WatchUpdate.HistoryLost lost => lost.Reason,
        WatchUpdate.Connected { Header.ClusterId: not 0 and var other } when other != listing.ClusterId && listing.ClusterId != 0
            => "another cluster is read",
        WatchUpdate.Connected or WatchUpdate.Disconnected or WatchUpdate.Events or WatchUpdate.Progress => null,
        _ => throw new ArgumentOutOfRangeException(nameof(update), update.GetType().Name, "is not an update of a watch"),
    };

    /// <summary>Looks for the put seen last; sets <see cref="End"/> if it is not in the history.</summary>
    /// <returns>The failure that left the question open; null if there was none.</returns>
    private async Task<EtcdException?> CheckHistoryAsync(CancellationToken cancellationToken)
    {
        try
        {
            End = await evidence.FindFaultAsync(kv, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (EtcdException failure) when (failure.Kind.IsPassing())
        {
            return failure;
        }
    }
}
