using System.Text;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.Bench.Scale;

/// <summary>Finds the names right below a prefix by jumping from one to the next, a request of limit 1 a jump.</summary>
internal sealed class SkipScan(IKvClient kv, long revision)
{
    private const byte Separator = (byte)'/';

    /// <summary>
    /// The children, found through windows: after one, first the keys that share all but its last letter are searched, then those that share one letter
    /// less, so that no request walks far.
    /// </summary>
    public async Task<List<string>> ChildrenAsync(string prefix)
    {
        var found = new List<string>();
        var end = KeyRange.PrefixEnd(EtcdKey.FromText(prefix));
        var next = await FirstAsync(KeyRange.Prefix(EtcdKey.FromText(prefix)));
        while (next is not null)
        {
            var child = ChildOf(prefix, next);
            found.Add(child);
            next = await NextAsync(prefix, child, end);
        }

        return found;
    }

    /// <summary>The first few children, each search over all that is left.</summary>
    public async Task<List<string>> NaiveAsync(string prefix, int most)
    {
        var found = new List<string>();
        var end = KeyRange.PrefixEnd(EtcdKey.FromText(prefix));
        var from = EtcdKey.FromText(prefix);
        while (found.Count < most && from < end && await FirstAsync(KeyRange.Between(from, end)) is { } key)
        {
            found.Add(ChildOf(prefix, key));
            from = After(found[^1]);
        }

        return found;
    }

    private async Task<string?> NextAsync(string prefix, string child, EtcdKey end)
    {
        var (from, found) = (After(child), (string?)null);
        for (var length = child.Length - 1; found is null && length >= prefix.Length; length--)
        {
            var to = length == prefix.Length ? end : KeyRange.PrefixEnd(EtcdKey.FromText(child[..length]));
            var window = to == KeyRange.All.End ? KeyRange.From(from) : KeyRange.Between(from, to);
            if (window.HasNoUpperBound || to > from)
            {
                (from, found) = (to, await FirstAsync(window));
            }
        }

        return found;
    }

    private static string ChildOf(string prefix, string key)
    {
        var slash = key.IndexOf((char)Separator, prefix.Length);
        return slash < 0 ? key : key[..(slash + 1)];
    }

    /// <summary>Where keys behind a child can start.</summary>
    private static EtcdKey After(string child) => child[^1] == Separator ? KeyRange.PrefixEnd(EtcdKey.FromText(child)) : EtcdKey.FromText(child + "\0");

    private async Task<string?> FirstAsync(KeyRange keys)
    {
        var page = await kv.RangeAsync(keys, new() { Limit = 1, KeysOnly = true, Revision = revision }, CancellationToken.None);
        return page.KeyValues.Count == 0 ? null : Encoding.UTF8.GetString(page.KeyValues[0].Key.Span);
    }
}
