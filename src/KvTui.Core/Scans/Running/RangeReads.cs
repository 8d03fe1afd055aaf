using System.Runtime.CompilerServices;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Scans.Running;

/// <summary>Reads several ranges as if they were one.</summary>
internal static class RangeReads
{
    /// <summary>How many keys there are, and as of which revision.</summary>
    public static async Task<(long Revision, long Count)> CountAsync(
        IKvClient kv, ImmutableArray<KeyRange> ranges, bool isSerializable, CancellationToken cancellationToken)
    {
        var (revision, count) = (0L, 0L);
        foreach (var range in ranges)
        {
            var options = new RangeOptions { CountOnly = true, Serializable = isSerializable || revision > 0, Revision = revision };
            var page = await kv.RangeAsync(range, options, cancellationToken);
            revision = revision > 0 ? revision : page.Header.Revision;
            count += page.Count;
        }

        return (revision, count);
    }

    /// <summary>The pages of each range, one range after the other.</summary>
    public static async IAsyncEnumerable<RangePage> PagesAsync(
        IKvClient kv, ImmutableArray<KeyRange> ranges, RangeOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var range in ranges)
        {
            await foreach (var page in kv.PagesAsync(range, options, cancellationToken))
            {
                yield return page;
            }
        }
    }
}
