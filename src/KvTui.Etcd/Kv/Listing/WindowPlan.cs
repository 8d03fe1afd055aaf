namespace KvTui.Etcd.Kv.Listing;

/// <summary>
/// Chooses how far each page of a listing may reach. etcd walks every key between start and range_end whatever the limit, while writers
/// wait; so each page has an end of its own, placed so that about as many keys as wanted should lie before it.
/// </summary>
/// <remarks>
/// The counts in the answers tell how much a window still holds once a page of it is read. Where the keys read so far give no estimate, the
/// window grows ring by ring: first what shares nearly the whole last key, then ever less.
/// </remarks>
internal sealed class WindowPlan
{
    private const double MostReach = 64;
    private const int EmptyBeforeRings = 2;

    private readonly KeySpacing _spacing = new();
    private readonly List<(EtcdKey End, long Left)> _open;
    private IReadOnlyList<EtcdKey> _marks = [];
    private EtcdKey _start;
    private int _mark;
    private bool _isGuess;
    private double _reach = 1;
    private long _held;
    private int _empty;
    private int _place = -1;
    private int _neighbours;
    private int _outer = 1;

    public WindowPlan(KeyRange keys)
    {
        _start = keys.Start;
        _open = [(keys.End, long.MaxValue)];
    }

    /// <summary>The range of the next page; null when all is read.</summary>
    public KeyRange? Window => _open.Count == 0 ? null : new(_start, _open[^1].End);

    /// <summary>Whether the next page extends to the end, over an unknown number of keys.</summary>
    public bool IsWhole => _open is [(_, long.MaxValue)];

    /// <summary>The most keys that the next page can hold, as far as counts tell.</summary>
    public long Left => _open[^1].Left;

    /// <summary>Makes a window, before which there are no keys, the next one.</summary>
    /// <param name="marks">In order, the latest ends of windows for which the keys before them give no estimate.</param>
    public void Enter(KeyRange window, IReadOnlyList<EtcdKey> marks)
    {
        (_start, _marks) = (window.Start, marks);
        _open.Add((window.End, long.MaxValue));
    }

    /// <summary>Accepts the requested page, and chooses the next window.</summary>
    /// <param name="keys">How many keys the next window should hold; a page may hold less.</param>
    public void Advance(PageFacts page, long keys)
    {
        _spacing.Add(page, _isGuess);
        _held += page.KeyCount;
        var (end, _) = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        for (var i = 0; i < _open.Count; i++)
        {
            _open[i] = (_open[i].End, _open[i].Left == long.MaxValue ? long.MaxValue : _open[i].Left - page.KeyCount);
        }

        if (page.More && page.KeyCount > 0)
        {
            _start = Successor(_spacing.Last);
            _open.Add((end, page.Count - page.KeyCount));
            (_reach, _empty, _place, _outer) = (1, 0, -1, 1);
        }
        else
        {
            _start = end;
            _open.RemoveAll(static window => window.Left <= 0);
            Learn(_held, keys);
            _held = 0;
        }

        if (_open.Count > 0 && Left > keys * 2)
        {
            Narrow(keys, page.More);
        }
    }

    /// <summary>The key immediately after another.</summary>
    private static EtcdKey Successor(EtcdKey key)
    {
        var next = new byte[key.Length + 1];
        key.Span.CopyTo(next);
        return new(next);
    }

    /// <summary>Adapts the reach to how many keys a window held, in one or several pages.</summary>
    private void Learn(long held, long keys)
    {
        if (held == 0)
        {
            (_empty, _reach) = (_empty + 1, Math.Min(_reach * 2, MostReach));
            return;
        }

        _reach = held < keys / 4 && _empty == 0 ? Math.Min(_reach * 2, MostReach) : 1;
        (_empty, _place, _outer) = (0, -1, 1);
    }

    /// <summary>Opens a smaller window on the rest of the innermost one.</summary>
    private void Narrow(long keys, bool cut)
    {
        var bound = _open[^1].End;
        var end = Expected(keys, cut);
        _isGuess = end is null;
        end ??= Marked(NeighbourEnd(keys) ?? OuterEnd());
        if (end is { } chosen && chosen > _start && (IsOpen(bound) || chosen < bound))
        {
            _open.Add((chosen, long.MaxValue));
            _held = 0;
        }
    }

    private EtcdKey? Expected(long keys, bool cut)
    {
        if (_empty >= EmptyBeforeRings)
        {
            return null;
        }

        // The last keys may be denser than those before, above all in a page that was cut off.
        var wide = _spacing.End(_start, keys * _reach, keys);
        var near = _empty > 0 ? null : _spacing.End(_start, keys * _reach, keys / (cut ? 16 : 4));
        return wide is null || near is null || wide < near ? wide ?? near : near;
    }

    private EtcdKey? Marked(EtcdKey? end)
    {
        while (_mark < _marks.Count && _marks[_mark] <= _start)
        {
            _mark++;
        }

        return _mark < _marks.Count && (end is null || end > _marks[_mark]) ? _marks[_mark] : end;
    }

    private EtcdKey? NeighbourEnd(long keys)
    {
        var place = _spacing.Last.Span.CommonPrefixLength(_start.Span);
        (_place, _neighbours) = (place, place != _place ? 0 : Math.Max(1, _neighbours * 3));
        return _spacing.NeighbourEnd(_start, keys, _neighbours);
    }

    private EtcdKey? OuterEnd()
    {
        var end = _spacing.OuterEnd(_start, _outer);
        _outer *= 2;
        return end is { } bound && IsOpen(bound) ? null : end;
    }

    private static bool IsOpen(EtcdKey bound) => bound.Length == 1 && bound.Span[0] == 0;
}
