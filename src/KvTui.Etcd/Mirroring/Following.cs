using System.Runtime.CompilerServices;
using KvTui.Etcd.Calls;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Watch;

namespace KvTui.Etcd.Mirroring;

/// <summary>The watch that carries a listing on, until a new listing is needed.</summary>
internal sealed class Following(
    IKvClient kv, IWatchClient watch, IReadOnlyList<KeyRange> ranges, Listing listing,
    HistoryEvidence evidence, Backoff backoff, ReconnectSignal signal)
{
    /// <summary>Why a new listing is needed, in words.</summary>
    public string? End { get; private set; }

    public async IAsyncEnumerable<MirrorUpdate> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
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
                yield return new MirrorUpdate.Interrupted(failure, pause);
                await signal.PauseAsync(pause, cancellationToken).ConfigureAwait(false);
            }

            wasBroken = update is WatchUpdate.Disconnected;
            End ??= update switch
            {
                WatchUpdate.Compacted compacted => $"the revisions up to {compacted.CompactRevision} were compacted before they were seen",
                WatchUpdate.HistoryLost lost => lost.Reason,
                WatchUpdate.Connected { Header.ClusterId: not 0 and var other } when other != listing.ClusterId && listing.ClusterId != 0
                    => "another cluster is read",
                _ => null,
            };
            if (End is not null)
            {
                yield break;
            }

            yield return Translate(update);
        }
    }

    /// <summary>Looks for what was seen last; sets <see cref="End"/> if it is not there.</summary>
    /// <returns>Why it can not be told now; null if it could.</returns>
    private async Task<EtcdException?> CheckHistoryAsync(CancellationToken cancellationToken)
    {
        try
        {
            End = await evidence.FindFaultAsync(kv, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (EtcdException failure) when (RetryRule.IsPassing(failure.Kind))
        {
            return failure;
        }
    }

    private MirrorUpdate Translate(WatchUpdate update)
    {
        switch (update)
        {
            case WatchUpdate.Connected connected:
                return new MirrorUpdate.Live(connected.Endpoint, connected.Header);
            case WatchUpdate.Events events:
                evidence.Add(events.Changes);
                return new MirrorUpdate.Changed(events.Changes[^1].KeyValue.ModRevision, events.Changes);
            case WatchUpdate.Progress progress:
                return new MirrorUpdate.Progress(progress.Revision);
            case WatchUpdate.Disconnected disconnected:
                return new MirrorUpdate.Interrupted(disconnected.Cause, disconnected.RetryIn);
            default:
                throw new ArgumentOutOfRangeException(nameof(update), update.GetType().Name, "is not a known update");
        }
    }
}
