using System.Runtime.CompilerServices;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Bulk.Running;

/// <summary>Reads the keys of an order with their values, in their order: prefixes in pages, single keys some at once.</summary>
internal static class BulkSource
{
    /// <summary>How many single keys are read in one request.</summary>
    public const int AtOnce = 32;

    /// <summary>The pages as of now; each range as it is when it is read.</summary>
    /// <exception cref="EtcdException">They could not be read, or another cluster answered.</exception>
    public static IAsyncEnumerable<RangePage> PagesAsync(IKvClient kv, BulkOrder order, CancellationToken cancellationToken) =>
        PagesAsync(kv, order, 0, isOfOneMoment: false, cancellationToken);

    /// <summary>The pages, all as of a revision.</summary>
    /// <param name="revision">The revision; 0 for that of the first page.</param>
    /// <exception cref="EtcdException">They could not be read, or another cluster answered.</exception>
    public static IAsyncEnumerable<RangePage> PagesAtAsync(
        IKvClient kv, BulkOrder order, long revision, CancellationToken cancellationToken) =>
        PagesAsync(kv, order, revision, isOfOneMoment: true, cancellationToken);

    private static async IAsyncEnumerable<RangePage> PagesAsync(
        IKvClient kv, BulkOrder order, long revision, bool isOfOneMoment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ranges = order.Ranges;
        for (var next = 0; next < ranges.Length;)
        {
            if (!ranges[next].IsSingleKey)
            {
                var options = new RangeOptions { Background = true, Revision = revision };
                await foreach (var page in kv.PagesAsync(ranges[next], options, cancellationToken))
                {
                    revision = isOfOneMoment && revision == 0 ? page.Header.Revision : revision;
                    yield return Checked(order, page.Header, page.KeyValues);
                }

                next++;
                continue;
            }

            var keys = new List<EtcdKey>();
            for (; next < ranges.Length && ranges[next].IsSingleKey && keys.Count < AtOnce; next++)
            {
                keys.Add(ranges[next].Start);
            }

            var (header, found) = await ReadAsync(kv, keys, revision, cancellationToken);
            revision = isOfOneMoment && revision == 0 ? header.Revision : revision;
            yield return Checked(order, header, found);
        }
    }

    /// <summary>Those of some keys that exist, in their order.</summary>
    /// <param name="revision">The revision that they are read at; 0 for now.</param>
    /// <exception cref="EtcdException">They could not be read.</exception>
    public static async Task<(ResponseHeader Header, List<KeyValue> Found)> ReadAsync(
        IKvClient kv, IReadOnlyList<EtcdKey> keys, long revision, CancellationToken cancellationToken)
    {
        var options = new RangeOptions { Revision = revision };
        var reads = new TxnOperation[keys.Count];
        for (var each = 0; each < reads.Length; each++)
        {
            reads[each] = new TxnOperation.Range(KeyRange.Key(keys[each]), options);
        }

        var answer = await kv.TxnAsync(new([], reads, []), cancellationToken);
        var found = new List<KeyValue>(keys.Count);
        foreach (var each in answer.Responses)
        {
            if (each is TxnResponse.Range { Page.KeyValues: [var pair, ..] })
            {
                found.Add(pair);
            }
        }

        return (answer.Header, found);
    }

    private static RangePage Checked(BulkOrder order, ResponseHeader header, IReadOnlyList<KeyValue> pairs)
    {
        if (ClusterIds.Differ(order.ClusterId, header.ClusterId))
        {
            var (shown, read) = (ClusterIds.Text(order.ClusterId), ClusterIds.Text(header.ClusterId));
            throw new EtcdException(
                EtcdErrorKind.WrongCluster, $"it was shown as of cluster {shown}, and cluster {read} is read now; look at it there first.")
            {
                OtherClusterId = header.ClusterId,
            };
        }

        return new(header, pairs, false, pairs.Count);
    }
}
