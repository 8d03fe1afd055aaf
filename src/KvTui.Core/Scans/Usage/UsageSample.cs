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
        var sizes = new long[read.Count];
        _keys = new EtcdKey[read.Count];
        for (var i = 0; i < read.Count; i++)
        {
            (_keys[i], sizes[i]) = read[i];
        }

        Array.Sort(_keys, sizes);
        _before = new SampleTally[_keys.Length + 1];
        for (var i = 0; i < _keys.Length; i++)
        {
            var size = (double)sizes[i];
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
