namespace KvTui.Etcd.Kv.Opening;

/// <summary>A window in which the first key of a keyspace may lie.</summary>
/// <param name="IsLikely">Whether it is where a numbering or an alphabet begins.</param>
internal readonly record struct OpeningWindow(KeyRange Keys, bool IsLikely)
{
    /// <summary>Places of a key that are looked at; what lies deeper is not cut any further.</summary>
    private const int MostPlaces = 128;

    /// <summary>
    /// Cuts what lies up to a known key into disjoint windows in ascending order: at each of its places one for each smaller digit or letter, since a
    /// keyspace is large where its keys differ, and there each window holds only a part of it.
    /// </summary>
    public static List<OpeningWindow> UpTo(EtcdKey known, EtcdKey start)
    {
        var windows = new List<OpeningWindow>();
        var from = start;
        var bytes = known.Span;
        for (var place = start.Span.CommonPrefixLength(bytes); place < Math.Min(bytes.Length, MostPlaces); place++)
        {
            var lowest = Lowest(bytes[place]);
            var step = char.IsAscii((char)bytes[place]) ? 1 : 16;
            for (int symbol = lowest; symbol <= bytes[place]; symbol += step)
            {
                Add([.. bytes[..place], (byte)symbol], symbol <= lowest + step);
            }
        }

        Add([.. bytes, 0], true);
        return windows;

        void Add(byte[] bound, bool isLikely)
        {
            var end = new EtcdKey(bound);
            if (end > from)
            {
                windows.Add(new(new(from, end), isLikely));
                from = end;
            }
        }
    }

    private static byte Lowest(byte symbol) => symbol switch
    {
        >= (byte)'0' and <= (byte)'9' => (byte)'0',
        >= (byte)'A' and <= (byte)'Z' => (byte)'A',
        >= (byte)'a' and <= (byte)'z' => (byte)'a',
        >= 0x80 => 0x80,
        _ => symbol,
    };
}
