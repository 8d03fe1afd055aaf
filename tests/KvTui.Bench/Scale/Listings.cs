using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.Bench.Scale;

/// <summary>Ways of reading keys without values that are held against each other; each returns how many keys or names it found.</summary>
internal sealed class Listings(IKvClient kv)
{
    private const int Page = 10_000;

    /// <summary>One answer with everything.</summary>
    public async Task<int> AtOnceAsync(KeyRange keys) => (await kv.RangeAsync(keys, new() { KeysOnly = true }, CancellationToken.None)).KeyValues.Count;

    /// <summary>Pages cut by a limit alone: the server walks all that is left for each.</summary>
    public async Task<int> ByLimitAsync()
    {
        var (count, keys, revision, more) = (0, KeyRange.All, 0L, true);
        while (more)
        {
            var page = await kv.RangeAsync(keys, new() { KeysOnly = true, Limit = Page, Revision = revision }, CancellationToken.None);
            (count, more) = (count + page.KeyValues.Count, page.More);
            revision = revision == 0 ? page.Header.Revision : revision;
            keys = more ? KeyRange.From(new([.. page.KeyValues[^1].Key.Span, 0])) : keys;
        }

        return count;
    }

    /// <summary>Down the tree: names of a large branch by skipping, the keys of a small one at once.</summary>
    public async Task<int> DescendAsync(string prefix, int small)
    {
        var range = KeyRange.Prefix(EtcdKey.FromText(prefix));
        var counted = await kv.RangeAsync(range, new() { CountOnly = true }, CancellationToken.None);
        if (counted.Count <= small)
        {
            return await AtOnceAsync(range);
        }

        var count = 0;
        foreach (var child in await new SkipScan(kv, counted.Header.Revision).ChildrenAsync(prefix))
        {
            count += await DescendAsync(child, small);
        }

        return count;
    }
}
