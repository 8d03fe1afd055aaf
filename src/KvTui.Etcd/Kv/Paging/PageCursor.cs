namespace KvTui.Etcd.Kv.Paging;

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
        _left = options.Limit > 0 ? options.Limit : long.MaxValue;
        Next = Page(keys);
    }

    /// <summary>What to ask next; null when all is read.</summary>
    public (KeyRange Keys, RangeOptions Options)? Next { get; private set; }

    /// <summary>Takes the first keys, which were found in a window with nothing before it, instead of asking for them.</summary>
    public void Open(KeyRange window, IReadOnlyList<EtcdKey> marks, PageFacts page, long revision)
    {
        _windows!.Enter(window, marks);
        Take(page, revision);
    }

    /// <summary>Takes the answer, and how long it took.</summary>
    public void Advance(PageFacts page, long revision, TimeSpan elapsed)
    {
        _size.Learn(page, elapsed);
        Take(page, revision);
    }

    private void Take(PageFacts page, long revision)
    {
        _revision = _revision > 0 ? _revision : revision;

        // Nobody waits for a later page as for the first, and at a revision that is known any member that has got so far may answer by itself.
        _options = _options with { Background = true, Serializable = true };
        _left -= page.KeyCount;
        _windows?.Advance(page, _size.Keys);
        Next = _left > 0 && _windows?.Window is { } window ? Page(window) : null;
    }

    private (KeyRange Keys, RangeOptions Options) Page(KeyRange keys)
    {
        // A window of one's own, or one that is known to hold little more than a page, is read at once.
        var most = _windows is { IsWhole: false } windows ? Math.Min(windows.Left, 2 * _size.Keys) : _size.Keys;
        return (keys, _options with { Limit = Math.Min(most, _left), Revision = _revision });
    }
}
