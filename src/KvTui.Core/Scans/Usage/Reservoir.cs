namespace KvTui.Core.Scans.Usage;

/// <summary>Some keys of a stream, each with the same chance to be among them.</summary>
internal sealed class Reservoir(int capacity, Random dice)
{
    private readonly List<EtcdKey> _keys = new(capacity);
    private long _seen;

    public void Add(EtcdKey key)
    {
        _seen++;
        if (_keys.Count < capacity)
        {
            _keys.Add(key);
        }
        else if (dice.NextInt64(_seen) is var place && place < capacity)
        {
            _keys[(int)place] = key;
        }
    }

    /// <summary>The keys, in random order: the first few of them are a fair choice too.</summary>
    public EtcdKey[] ToArray()
    {
        var keys = _keys.ToArray();
        dice.Shuffle(keys);
        return keys;
    }
}
