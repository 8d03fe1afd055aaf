namespace KvTui.Etcd.Model;

/// <summary>A range of keys as in etcd: start and exclusive end, which is empty for a single key and one zero byte for no bound.</summary>
public readonly record struct KeyRange(EtcdKey Start, EtcdKey End)
{
    private static readonly EtcdKey Zero = new([0]);

    public static KeyRange All => new(Zero, Zero);

    public bool IsSingleKey => End.IsEmpty;

    public bool HasNoUpperBound => End == Zero;

    public static KeyRange Key(EtcdKey key) => new(key, EtcdKey.Empty);

    /// <summary>All keys that begin with a prefix; an empty prefix means every key.</summary>
    public static KeyRange Prefix(EtcdKey prefix) => prefix.IsEmpty ? All : new(prefix, PrefixEnd(prefix));

    /// <summary>All keys from the given one on.</summary>
    public static KeyRange From(EtcdKey start) => new(start.IsEmpty ? Zero : start, Zero);

    /// <summary>The keys in [start, end).</summary>
    public static KeyRange Between(EtcdKey start, EtcdKey end) => new(start.IsEmpty ? Zero : start, end);

    /// <summary>The first key after all keys with the prefix; one zero byte if there is none.</summary>
    public static EtcdKey PrefixEnd(EtcdKey prefix)
    {
        var bytes = prefix.Span;
        var last = bytes.Length - 1;
        while (last >= 0 && bytes[last] == 0xFF)
        {
            last--;
        }

        if (last < 0)
        {
            return Zero;
        }

        var end = bytes[..(last + 1)].ToArray();
        end[last]++;
        return new(end);
    }

    public bool Contains(EtcdKey key) => IsSingleKey ? key == Start : key >= Start && (HasNoUpperBound || key < End);

    public bool Covers(KeyRange other)
    {
        if (other.IsSingleKey)
        {
            return Contains(other.Start);
        }

        return !IsSingleKey && other.Start >= Start && (HasNoUpperBound || (!other.HasNoUpperBound && other.End <= End));
    }
}
