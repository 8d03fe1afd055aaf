namespace KvTui.Core.Scans.Usage;

/// <summary>Sizes of the values of keys drawn at random: the same chance for each key below one child of <see cref="Common"/>.</summary>
public sealed class UsageSample
{
    private readonly EtcdKey[] _keys;
    private readonly SampleTally[] _before;

    /// <summary>A sample of sizes that were read; the order does not matter.</summary>
    /// <param name="common">The longest prefix that all keys share, drawn or not: each of its children was drawn from by itself.</param>
    /// <param name="wanted">How many are to be read in all.</param>
    public UsageSample(EtcdKey common, IReadOnlyList<(EtcdKey Key, long Size)> read, int wanted)
    {
        (Common, Wanted) = (common, wanted);
        var sorted = read.OrderBy(static pair => pair.Key).ToArray();
        _keys = Array.ConvertAll(sorted, static pair => pair.Key);
        _before = new SampleTally[sorted.Length + 1];
        for (var i = 0; i < sorted.Length; i++)
        {
            var size = (double)sorted[i].Size;
            _before[i + 1] = _before[i] + new SampleTally(1, size, size * size);
        }
    }

    public EtcdKey Common { get; }

    /// <summary>How many values were read.</summary>
    public int Count => _keys.Length;

    public int Wanted { get; }

    /// <summary>The values of keys with a prefix.</summary>
    internal SampleTally Below(EtcdKey prefix)
    {
        var range = KeyRange.Prefix(prefix);
        var first = Place(range.Start);
        return _before[range.HasNoUpperBound ? _keys.Length : Place(range.End)] - _before[first];
    }

    private int Place(EtcdKey key)
    {
        var place = Array.BinarySearch(_keys, key);
        return place < 0 ? ~place : place;
    }
}
