using KvTui.Core.Keyspace.Pages;

namespace KvTui.Cli.Completion;

/// <summary>
/// Finds the next names below what is typed of a key, as a shell does with files. Over the keys of a folder it jumps, so that it makes
/// a bounded number of calls however many there are.
/// </summary>
internal sealed class KeyWalk(IEtcdClient client, KeyFolding folding)
{
    private const int MostNames = 300;
    private const int MostCalls = 40;
    private const int PageKeys = 100;

    private readonly List<Offer> _found = [];
    private int _calls;

    /// <summary>What the typed text can go on to; keys that no argument can name are left out.</summary>
    public async Task<IReadOnlyList<Offer>> FindAsync(string typed, CancellationToken cancellationToken)
    {
        var (prefix, root) = (EtcdKey.FromText(typed), client.Options.Root);
        if (!prefix.StartsWith(root) && !root.StartsWith(prefix))
        {
            return [];
        }

        var below = prefix.Length > root.Length ? prefix : root;
        foreach (var range in await ReadableAsync(KeyRange.Prefix(below), cancellationToken))
        {
            if (!await WalkAsync(range, below.Length, cancellationToken))
            {
                // The shell must not take what these begin with for what all begin with.
                _found.Add(new(typed, "there is more: type on", IsOpen: true));
                break;
            }
        }

        return _found;
    }

    /// <summary>Whether there is nothing left.</summary>
    private async Task<bool> WalkAsync(KeyRange range, int length, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_calls++ >= MostCalls || _found.Count >= MostNames)
            {
                return false;
            }

            var page = await client.Kv.RangeAsync(
                range, new() { KeysOnly = true, Limit = PageKeys, Serializable = true }, cancellationToken);
            var passed = default(EtcdKey);
            foreach (var item in page.KeyValues)
            {
                if (passed.IsEmpty || !item.Key.StartsWith(passed))
                {
                    passed = Add(item.Key, length);
                }
            }

            if (page.KeyValues.Count == 0 || !page.More || range.IsSingleKey)
            {
                return true;
            }

            var last = page.KeyValues[^1].Key;
            var next = passed.IsEmpty ? new EtcdKey([.. last.Span, 0]) : KeyRange.PrefixEnd(passed);
            if (next == KeyRange.All.End || (!range.HasNoUpperBound && next >= range.End))
            {
                return true;
            }

            range = new(next, range.End);
        }
    }

    /// <summary>Adds the name that a key is below, or the key itself.</summary>
    /// <returns>The prefix that was added; empty if it was a key.</returns>
    private EtcdKey Add(EtcdKey key, int length)
    {
        var child = folding.ChildLength(key.Span, length);
        var name = child < 0 ? key.Span : key.Span[..child];
        var text = Encoding.UTF8.GetString(name);
        if (!text.Contains('\uFFFD', StringComparison.Ordinal) && Printable.Text(text) == text)
        {
            _found.Add(new(text, IsOpen: child >= 0));
        }

        return child < 0 ? default : new(name.ToArray());
    }

    private async Task<IReadOnlyList<KeyRange>> ReadableAsync(KeyRange wanted, CancellationToken cancellationToken)
    {
        if (!client.Auth.HasUser)
        {
            return [wanted];
        }

        await client.Auth.LearnAsync(cancellationToken);
        return client.Auth.Rights.MayRead(wanted) ? [wanted] : client.Auth.Rights.Readable(wanted);
    }
}
