namespace KvTui.Etcd.Kv.Paging;

/// <summary>
/// Chooses how far each page of a listing may reach. etcd walks every key between start and range_end whatever the limit, with writers
/// waiting, so a large rest is read through windows that end where a prefix of the last key ends; the count in each answer tells how
/// many keys such a window still holds.
/// </summary>
internal sealed class PageWindows(EtcdKey end, long target)
{
    private readonly Stack<(EtcdKey End, long Left)> _open = new([(end, long.MaxValue)]);
    private int _length;

    /// <summary>Where the page that is asked for now ends.</summary>
    public EtcdKey End => _open.Peek().End;

    /// <summary>How many keys it holds at the most, as far as counts have told.</summary>
    public long Left => _open.Peek().Left;

    /// <summary>Takes the answer to that page, and chooses the next; returns its start, or null if the whole range is read.</summary>
    public EtcdKey? Advance(RangePage page)
    {
        var window = _open.Pop();
        var read = page.KeyValues.Count;
        var outer = _open.ToArray();
        _open.Clear();
        foreach (var (bound, left) in Enumerable.Reverse(outer))
        {
            _open.Push((bound, left - read));
        }

        if (page.More && read > 0)
        {
            _open.Push((window.End, page.Count - read));
            var last = page.KeyValues[^1].Key;
            if (page.Count - read > target * 2)
            {
                _length = CommonLength(page.KeyValues[0].Key, last) + 1;
            }

            Narrow(last);
            return Successor(last);
        }

        if (_open.Count == 0)
        {
            return null;
        }

        // A window that held little was narrower than it need be.
        _length -= page.Count < target / 2 ? 1 : 0;
        Narrow(window.End);
        return window.End;
    }

    /// <summary>The key right behind another.</summary>
    private static EtcdKey Successor(EtcdKey key)
    {
        var next = new byte[key.Length + 1];
        key.Span.CopyTo(next);
        return new(next);
    }

    private static int CommonLength(EtcdKey first, EtcdKey last) => first.Span.CommonPrefixLength(last.Span);

    /// <summary>Puts a window on the rest if that is large: the widest that is not wider than the last and ends before the rest does.</summary>
    private void Narrow(EtcdKey from)
    {
        var rest = _open.Peek();
        if (rest.Left <= target * 2)
        {
            return;
        }

        for (var length = Math.Clamp(_length, 1, from.Length); length <= from.Length; length++)
        {
            var bound = KeyRange.PrefixEnd(new(from.Span[..length].ToArray()));
            if (!IsOpen(bound) && bound > from && (IsOpen(rest.End) || bound < rest.End))
            {
                _length = length;
                _open.Push((bound, long.MaxValue));
                return;
            }
        }
    }

    private static bool IsOpen(EtcdKey bound) => bound.Length == 1 && bound.Span[0] == 0;
}
