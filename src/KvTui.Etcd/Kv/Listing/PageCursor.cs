namespace KvTui.Etcd.Kv.Listing;

/// <summary>Walks a range page by page at one revision.</summary>
internal sealed class PageCursor
{
    private RangeOptions _options;
    private readonly WindowPlan? _windows;
    private readonly PageSize _size;
    private long _left;
    private long _revision;

    public PageCursor(KeyRange keys, RangeOptions options)
    {
        (_options, _revision) = (options, options.Revision);
        _windows = keys.IsSingleKey || options.CountOnly ? null : new(keys);
        _size = new(options.KeysOnly || options.CountOnly);
        _left = keys.IsSingleKey ? 1 : options.Limit > 0 ? options.Limit : long.MaxValue;
        Next = Page(keys);
    }

    /// <summary>The next request; null when all is read.</summary>
    public (KeyRange Keys, RangeOptions Options)? Next { get; private set; }

    /// <summary>Accepts the first keys, found in a window with no keys before it, in place of an answer.</summary>
    public void Open(KeyRange window, IReadOnlyList<EtcdKey> marks, PageFacts page, long revision)
    {
        _windows!.Enter(window, marks);
        Take(page, revision);
    }

    /// <summary>Accepts the answer to the request, and the time that it took.</summary>
    public void Advance(PageFacts page, long revision, TimeSpan elapsed)
    {
        _size.Learn(page, elapsed);
        Take(page, revision);
    }

    /// <summary>Records that the answer exceeds the size limit; the same keys are requested next, fewer at once.</summary>
    /// <returns>False if only one key was requested, so that there is nothing less to request.</returns>
    public bool Refuse()
    {
        var (keys, options) = Next!.Value;
        if (options.Limit == 1)
        {
            return false;
        }

        _size.Refuse(options.Limit);
        Next = Page(keys);
        return true;
    }

    private void Take(PageFacts page, long revision)
    {
        _revision = _revision > 0 ? _revision : revision;

        // Nobody waits for later pages as for the first, and at a known revision any member that has reached it may answer alone.
        _options = _options with { Background = true, Serializable = true };
        _left -= page.KeyCount;
        _windows?.Advance(page, _size.Walked);
        Next = _left > 0 && _windows?.Window is { } window ? Page(window) : null;
    }

    private (KeyRange Keys, RangeOptions Options) Page(KeyRange keys)
    {
        // A window of this plan, or one known to hold little more than a page, is read at once.
        var most = _windows is { IsWhole: false } windows ? Math.Min(windows.Left, _size.Last) : _size.Keys;
        var limit = Math.Min(most, _left);
        return (keys, _options with { Limit = limit, Revision = _revision, MostBytes = limit == 1 ? 0 : PageSize.MostBytes });
    }
}
