namespace KvTui.Core.Scans.Top;

/// <summary>
/// Counts the changes below a prefix by key and by directory, over the last 60 seconds; holds a thousand of each, however many there are.
/// Not for use by several threads at once.
/// </summary>
public sealed class TopMeter(EtcdKey prefix, KeyFolding folding = default)
{
    public const int WindowSeconds = 60;

    /// <summary>The most keys that are held, and the most directories.</summary>
    public const int Most = 1_000;

    /// <summary>Directories below each other that are told apart.</summary>
    private const int MostLevels = 16;

    /// <summary>The seconds that the rates of the moment are taken of.</summary>
    private const int Lately = 5;

    private readonly TopTracker _keys = new(areKeys: true, Most);
    private readonly TopTracker _directories = new(areKeys: false, Most);
    private readonly TopRing _total = new();
    private readonly TopRing _received = new();

    /// <summary>Counts a change.</summary>
    /// <param name="second">When it came, in seconds since the start; 1 is the first, and it never goes back.</param>
    /// <param name="change">With the pair before it, where there was one.</param>
    public void Add(long second, WatchEvent change)
    {
        var figures = Figures(change);
        var key = change.KeyValue.Key;
        _total.Add(second, figures);
        _keys.Add(key, second, figures);
        var length = prefix.Length;
        for (var level = 0; level < MostLevels && (length = folding.ChildLength(key.Span, length)) > 0; level++)
        {
            _directories.Add(new(key.Span[..length].ToArray()), second, figures);
        }
    }

    /// <summary>Counts bytes that came over the wire.</summary>
    public void AddReceived(long second, long bytes) => _received.Add(second, new(0, 0, 0, 0, bytes));

    /// <summary>Bytes that were received in the second before this one.</summary>
    public long ReceivedBefore(long second) => (_received.Sum(second, 2) - _received.Sum(second, 1)).Bytes;

    /// <summary>What there is in the window that ends with a second.</summary>
    public TopReport Snapshot(long second) => new(
        prefix,
        (int)Math.Clamp(second, 1, WindowSeconds),
        _total.Sum(second),
        [.. _directories.Entries(second), .. _keys.Entries(second)],
        _keys.HasGivenUp || _directories.HasGivenUp,
        PerSecond(_total, second, static figures => figures.Events),
        PerSecond(_received, second, static figures => figures.Bytes))
    {
        Folding = folding,
    };

    /// <summary>The second that goes on is left out, as it has not had its events yet.</summary>
    private static double PerSecond(TopRing ring, long second, Func<TopFigures, long> figure)
    {
        var lately = ring.Sum(second, Lately + 1) - ring.Sum(second, 1);
        return figure(lately) / (double)Math.Clamp(second - 1, 1, Lately);
    }

    private static TopFigures Figures(WatchEvent change)
    {
        var (pair, before) = (change.KeyValue, change.Previous);
        if (change.Kind == WatchEventKind.Delete)
        {
            return new(0, 1, before is { Lease.Id: not 0 } ? 1 : 0, 0, pair.Key.Length);
        }

        var isUnchanged = before is not null && before.Lease == pair.Lease && before.Value.Span.SequenceEqual(pair.Value.Span);
        return new(1, 0, 0, isUnchanged ? 1 : 0, pair.Key.Length + pair.Value.Length);
    }
}
