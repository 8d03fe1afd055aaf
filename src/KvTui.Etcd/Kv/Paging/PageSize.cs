namespace KvTui.Etcd.Kv.Paging;

/// <summary>How many keys a page of a listing should hold: few at first, more while answers are quick, and less when they are slow or large.</summary>
internal sealed class PageSize(bool keysOnly)
{
    private const long FirstKeys = 500;
    private const long FirstValues = 100;
    private const long LeastKeys = 1_000;
    private const long LeastValues = 20;

    /// <summary>Beside requests of this length writers hardly wait: tried with 1 000, 2 500 and 5 000, which are quicker the larger they are.</summary>
    private const long MostKeys = 3_000;
    private const long AimedBytes = 1024 * 1024;
    private const long AimedValueBytes = 1536 * 1024;

    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(40);

    private TimeSpan _least = TimeSpan.MaxValue;

    public long Keys { get; private set; } = keysOnly ? FirstKeys : FirstValues;

    /// <param name="elapsed">How long the answer took; the way there and back is known from the quickest one and is no work of the server's.</param>
    public void Learn(PageFacts page, TimeSpan elapsed)
    {
        _least = elapsed < _least ? elapsed : _least;
        if (page.KeyCount == 0)
        {
            return;
        }

        var work = elapsed - _least;
        var (least, aimed) = keysOnly ? (LeastKeys, AimedBytes) : (LeastValues, AimedValueBytes);
        var grown = page.KeyCount >= Keys / 2 && work < Quick ? Keys * 3 : Keys;
        var keys = work > Slow ? Math.Max(Keys / 2, Math.Min(Keys, least)) : grown;
        Keys = Math.Clamp(Math.Min(keys, aimed * page.KeyCount / Math.Max(1, page.Bytes)), 1, MostKeys);
    }
}
