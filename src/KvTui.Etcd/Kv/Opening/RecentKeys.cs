using KvTui.Etcd.Calls;
using KvTui.Etcd.Kv.Wire;
using KvTui.Etcd.Protos;
using KvTui.Etcd.Transport;
using WatchResponse = KvTui.Etcd.Watch.WatchResponse;

namespace KvTui.Etcd.Kv.Opening;

/// <summary>Tells a key of a range without walking its index: the last revisions are read from the history, as a watch that starts in the past does.</summary>
internal sealed class RecentKeys(CallPipeline pipeline)
{
    /// <summary>Few, since their values come with them.</summary>
    private const int Revisions = 16;

    /// <summary>etcd looks after watches that start in the past every 100 ms.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>The smallest key that was changed lately; null if none shows in time. It may be gone by now.</summary>
    /// <param name="revision">The newest revision.</param>
    public async Task<EtcdKey?> SmallestAsync(KeyRange keys, long revision, CancellationToken cancellationToken)
    {
        using var patience = new CallTimeout(Patience, pipeline.Clock, cancellationToken);
        try
        {
            return await ReadAsync(keys, Math.Max(1, revision - Revisions + 1), patience.Token).ConfigureAwait(false)
                ?? await ReadAsync(keys, revision, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<EtcdKey?> ReadAsync(KeyRange keys, long start, CancellationToken cancellationToken)
    {
        var request = new WatchRequest
        {
            CreateRequest = new() { Key = KvRequests.Wrap(keys.Start), RangeEnd = KvRequests.Wrap(keys.End), StartRevision = start, Fragment = true },
        };
        await using var stream = await pipeline.OpenAsync(new(RpcMethod.Watch, request) { Ranges = [keys] }, cancellationToken).ConfigureAwait(false);
        while (await stream.ReadAsync(WatchResponse.Read, cancellationToken).ConfigureAwait(false) is (true, { Canceled: false } response))
        {
            if (response.Events.Count > 0)
            {
                return response.Events.Min(static change => change.KeyValue.Key);
            }
        }

        return null;
    }
}
