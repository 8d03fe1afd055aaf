namespace KvTui.Etcd.Kv.Paging;

/// <summary>Walks a range page by page at one revision.</summary>
internal sealed class PageCursor
{
    private const int FirstKeys = 1_000;
    private const int MostKeys = 5_000;
    private const int FirstValues = 200;

    /// <summary>Keys that a page may make the server walk: beside windows of this size writers hardly wait.</summary>
    private const int WindowKeys = 5_000;
    private const long AimedBytes = 2 * 1024 * 1024;

    private readonly RangeOptions _options;
    private readonly PageWindows? _windows;
    private long _left;
    private long _limit;
    private long _revision;

    public PageCursor(KeyRange keys, RangeOptions options)
    {
        (_options, _revision) = (options, options.Revision);
        _windows = keys.IsSingleKey || options.CountOnly ? null : new(keys.End, WindowKeys);
        _left = options.Limit > 0 ? options.Limit : long.MaxValue;
        _limit = options.KeysOnly || options.CountOnly ? FirstKeys : FirstValues;
        Next = Page(keys);
    }

    /// <summary>What to ask next; null when all is read.</summary>
    public (KeyRange Keys, RangeOptions Options)? Next { get; private set; }

    public void Advance(RangePage page)
    {
        _revision = _revision > 0 ? _revision : page.Header.Revision;
        _left -= page.KeyValues.Count;
        if (_left <= 0 || _windows?.Advance(page) is not { } start)
        {
            Next = null;
            return;
        }

        _limit = page.KeyValues.Count == 0 ? _limit : Math.Min(NextLimit(page.KeyValues), MostKeys);
        if (_options.KeysOnly && _windows.Left <= 2 * WindowKeys)
        {
            _limit = Math.Max(_limit, _windows.Left);
        }

        Next = Page(new(start, _windows.End));
    }

    private long NextLimit(IReadOnlyList<KeyValue> seen)
    {
        if (_options.KeysOnly)
        {
            return _limit * 4;
        }

        var bytes = 0L;
        foreach (var pair in seen)
        {
            bytes += pair.Key.Length + pair.Value.Length;
        }

        return Math.Clamp(AimedBytes * seen.Count / Math.Max(1, bytes), 1, _limit * 4);
    }

    private (KeyRange Keys, RangeOptions Options) Page(KeyRange keys) => (keys, _options with { Limit = Math.Min(_limit, _left), Revision = _revision });
}
