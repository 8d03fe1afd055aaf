namespace KvTui.Core.Scans.Top;

/// <summary>Figures of at most so many paths: when there are more, a quarter of them goes, those with the fewest events.</summary>
internal sealed class TopTracker(bool areKeys, int most)
{
    private readonly Dictionary<EtcdKey, TopRing> _rings = [];

    /// <summary>Whether some were given up, so that the figures of those held may miss what they had before.</summary>
    public bool HasGivenUp { get; private set; }

    public void Add(EtcdKey path, long second, TopFigures figures)
    {
        if (!_rings.TryGetValue(path, out var ring))
        {
            if (_rings.Count >= most)
            {
                GiveUp(second);
            }

            _rings[path] = ring = new();
        }

        ring.Add(second, figures);
    }

    /// <summary>Those with events in the window.</summary>
    public IEnumerable<TopEntry> Entries(long second)
    {
        foreach (var (path, ring) in _rings)
        {
            var figures = ring.Sum(second);
            if (figures.Events > 0)
            {
                yield return new(path, areKeys, figures);
            }
        }
    }

    private void GiveUp(long second)
    {
        HasGivenUp = true;
        var (paths, events, order) = (new EtcdKey[_rings.Count], new long[_rings.Count], new int[_rings.Count]);
        _rings.Keys.CopyTo(paths, 0);
        for (var i = 0; i < paths.Length; i++)
        {
            (events[i], order[i]) = (_rings[paths[i]].Sum(second).Events, i);
        }

        Array.Sort(order, (one, other) => events[one] != events[other] ? events[one].CompareTo(events[other]) : one.CompareTo(other));
        foreach (var place in order.AsSpan(0, Math.Max(1, most / 4)))
        {
            _rings.Remove(paths[place]);
        }
    }
}
