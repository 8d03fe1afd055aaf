namespace KvTui.Etcd.Kv.Listing;

/// <summary>How many keys a page of a listing should hold: few at first, more while answers are quick, and less when they are slow or large.</summary>
internal sealed class PageSize(bool keysOnly)
{
    /// <summary>An answer with several keys that is announced to be larger is not read, but asked for in smaller pieces.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private const long FirstKeys = 500;

    /// <summary>Values of the usual largest size, 1.5 MiB, must not make a first page that is worth refusing; small ones soon make it grow.</summary>
    private const long FirstValues = 2;
    private const long LeastKeys = 1_000;
    private const long LeastValues = 20;

    /// <summary>Beside requests of this length writers hardly wait: tried with 1 000, 2 500 and 5 000, which are quicker the larger they are.</summary>
    private const long MostKeys = 3_000;

    /// <summary>The server makes the whole answer before its size is known here: behind small values there may be as many large ones.</summary>
    private const long MostValues = 500;
    private const long AimedBytes = 1024 * 1024;
    private const long AimedValueBytes = 1536 * 1024;

    /// <summary>The part of a refused page that is asked for next.</summary>
    private const long RefusedPart = 16;

    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(40);

    private TimeSpan _least = TimeSpan.MaxValue;
    private long _doubtful;

    public long Keys { get; private set; } = keysOnly ? FirstKeys : FirstValues;

    /// <summary>How many keys the server may have to walk for a page: those that are in it, or where values make it short, as many as take no time.</summary>
    public long Walked => keysOnly ? Keys : Math.Max(Keys, LeastKeys);

    /// <summary>How many keys a page may hold that is known to be the last of its window.</summary>
    public long Last => keysOnly ? 2 * Keys : Keys;

    /// <param name="elapsed">How long the answer took; the way there and back is known from the quickest one and is no work of the server's.</param>
    public void Learn(PageFacts page, TimeSpan elapsed)
    {
        _least = elapsed < _least ? elapsed : _least;
        _doubtful = Math.Max(0, _doubtful - page.KeyCount);
        if (page.KeyCount == 0)
        {
            return;
        }

        var work = elapsed - _least;
        var (least, most, aimed) = keysOnly ? (LeastKeys, MostKeys, AimedBytes) : (LeastValues, MostValues, AimedValueBytes);
        var grown = page.KeyCount >= Keys / 2 && work < Quick && _doubtful == 0 ? Keys * 3 : Keys;
        var keys = work > Slow ? Math.Max(Keys / 2, Math.Min(Keys, least)) : grown;
        Keys = Math.Clamp(Math.Min(keys, aimed * page.KeyCount / Math.Max(1, page.Bytes)), 1, most);
    }

    /// <summary>Takes note that a page of so many keys was too large; until they are read, pages do not grow.</summary>
    public void Refuse(long keys) => (Keys, _doubtful) = (Math.Max(1, Math.Min(keys, Keys) / RefusedPart), keys);
}
