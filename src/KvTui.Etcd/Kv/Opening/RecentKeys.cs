using Etcdserverpb;

namespace KvTui.Etcd.Kv.Opening;

/// <summary>Finds keys of a range without walking its index: reads some revisions from the history, like a watch from the past.</summary>
internal sealed class RecentKeys(CallPipeline pipeline)
{
    /// <summary>Few, since the values are included and only their average size is known yet.</summary>
    private const long FirstRevisions = 16;
    private const long FirstBytes = 256 * 1024;
    private const int EnoughKeys = 16;

    /// <summary>
    /// The second read goes further back, since one busy writer can fill the last revisions; but not far: etcd reads everything written
    /// since, up to 128 keys a revision, and writers wait for that too.
    /// </summary>
    private const long FarRevisions = 256;
    private const long FarBytes = 1024 * 1024;
    private const int RecordBytes = 64;

    /// <summary>etcd serves watches that start in the past every 100 ms.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>Recently changed keys in order, some of them deleted by now; empty if none is found in time.</summary>
    public async Task<IReadOnlyList<EtcdKey>> ReadAsync(KeyRange keys, KeyspaceSize size, CancellationToken cancellationToken)
    {
        var found = new SortedSet<EtcdKey>();
        var revisions = Math.Clamp(FirstBytes / Math.Max(1, size.BytesPerRevision), 0, FirstRevisions);
        using var patience = new CallTimeout(Patience, pipeline.Clock, cancellationToken);
        try
        {
            var near = await EventsAsync(keys, size.Revision - revisions, patience.Token).ConfigureAwait(false);
            found.UnionWith(near.Select(static change => change.KeyValue.Key));
            if (near.Count > 0 && found.Count < EnoughKeys)
            {
                var bytes = near.Sum(static change => change.KeyValue.Key.Length + (long)change.KeyValue.Value.Length + RecordBytes);
                var back = Math.Min(FarRevisions, FarBytes * near.Count / bytes);
                var far = await EventsAsync(keys, size.Revision - back, patience.Token).ConfigureAwait(false);
                found.UnionWith(far.Select(static change => change.KeyValue.Key));
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The keys found so far have to suffice.
        }

        return [.. found];
    }

    /// <summary>The first events from a revision on, or from the oldest revision that is kept.</summary>
    private async Task<IReadOnlyList<WatchEvent>> EventsAsync(KeyRange keys, long start, CancellationToken cancellationToken)
    {
        var (events, oldest) = await FirstAsync(keys, Math.Max(1, start), cancellationToken).ConfigureAwait(false);
        return oldest == 0 ? events : (await FirstAsync(keys, oldest, cancellationToken).ConfigureAwait(false)).Events;
    }

    private async Task<(IReadOnlyList<WatchEvent> Events, long Oldest)> FirstAsync(
        KeyRange keys, long start, CancellationToken cancellationToken)
    {
        var (first, end) = (WireRecords.Wrap(keys.Start), WireRecords.Wrap(keys.End));
        var request = new WatchRequest { CreateRequest = new() { Key = first, RangeEnd = end, StartRevision = start, Fragment = true } };
        await using var stream = await pipeline.OpenAsync(
            new(RpcMethod.Watch, request) { Ranges = [keys] }, cancellationToken).ConfigureAwait(false);
        while (await stream.ReadAsync(WatchMessage.Read, cancellationToken).ConfigureAwait(false) is (true, { } response))
        {
            if (response.Canceled || response.Events.Count > 0)
            {
                return (response.Events, response.CompactRevision);
            }
        }

        return ([], 0);
    }
}
