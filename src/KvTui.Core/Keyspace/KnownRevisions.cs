namespace KvTui.Core.Keyspace;

/// <summary>As of which revision each part that is not followed any more is known: regions, each up to the next one.</summary>
public sealed class KnownRevisions
{
    /// <summary>The most regions; beyond it all are counted as known only as of the oldest.</summary>
    public const int MostRegions = 256;

    private readonly ImmutableArray<(EtcdKey Start, long Revision)> _regions;

    private KnownRevisions(ImmutableArray<(EtcdKey Start, long Revision)> regions) => _regions = regions;

    /// <summary>Nothing is known of any key.</summary>
    public static KnownRevisions None { get; } = new([]);

    /// <summary>The revision that the part with this key is known as of; 0 if it is not known.</summary>
    public long At(EtcdKey key) => _regions.LastOrDefault(region => !(region.Start > key)).Revision;

    /// <summary>The oldest of the revisions that the parts of a range are known as of.</summary>
    public long Least(KeyRange range)
    {
        var least = At(range.Start);
        foreach (var (start, revision) in _regions)
        {
            least = start > range.Start && range.Contains(start) ? Math.Min(least, revision) : least;
        }

        return least;
    }

    /// <summary>These with a range known as of another revision.</summary>
    public KnownRevisions With(KeyRange range, long revision)
    {
        var regions = ImmutableArray.CreateBuilder<(EtcdKey Start, long Revision)>(_regions.Length + 2);
        var next = 0;
        for (; next < _regions.Length && _regions[next].Start < range.Start; next++)
        {
            regions.Add(_regions[next]);
        }

        Add(regions, range.Start, revision);
        if (!range.HasNoUpperBound)
        {
            var end = range.IsSingleKey ? Successor(range.Start) : range.End;
            Add(regions, end, At(end));
            for (; next < _regions.Length; next++)
            {
                if (_regions[next].Start > end)
                {
                    Add(regions, _regions[next].Start, _regions[next].Revision);
                }
            }
        }

        return regions.Count <= MostRegions ? new(regions.ToImmutable()) : new([(regions[0].Start, Least(regions))]);
    }

    private static long Least(ImmutableArray<(EtcdKey Start, long Revision)>.Builder regions)
    {
        var least = long.MaxValue;
        for (var i = 0; i < regions.Count; i++)
        {
            least = Math.Min(least, regions[i].Revision);
        }

        return least;
    }

    private static void Add(ImmutableArray<(EtcdKey Start, long Revision)>.Builder regions, EtcdKey start, long revision)
    {
        if (regions.Count == 0 || regions[^1].Revision != revision)
        {
            regions.Add((start, revision));
        }
    }

    private static EtcdKey Successor(EtcdKey key) => new([.. key.Span, 0]);
}
