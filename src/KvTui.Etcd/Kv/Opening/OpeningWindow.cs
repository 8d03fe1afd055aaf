namespace KvTui.Etcd.Kv.Opening;

/// <summary>A window in which the first key of a keyspace may lie.</summary>
/// <param name="IsLikely">Whether the window is where a numbering or an alphabet begins.</param>
internal sealed record OpeningWindow(KeyRange Keys, bool IsLikely)
{
    /// <summary>The number of places of a key that are examined; deeper parts are not divided.</summary>
    private const int MostPlaces = 512;
    private const int MostGuides = 6;

    /// <summary>
    /// Divides the range up to the last of some known keys into disjoint windows in ascending order: at each place of a key, one for each
    /// smaller digit or letter, since a keyspace is large where its keys differ, so that each window there holds only a part of it.
    /// </summary>
    /// <param name="known">The known keys in order; at least one.</param>
    public static IReadOnlyList<OpeningWindow> UpTo(IReadOnlyList<EtcdKey> known, EtcdKey start)
    {
        var (bounds, likely) = (new SortedSet<EtcdKey>(), new SortedSet<EtcdKey>());
        foreach (var guide in Guides(known))
        {
            Cut(guide.Span, start.Span.CommonPrefixLength(guide.Span), bounds, likely);
        }

        var windows = new List<OpeningWindow>();
        foreach (var end in bounds)
        {
            if (end > start)
            {
                windows.Add(new(new(start, end), likely.Contains(end)));
                start = end;
            }
        }

        return windows;
    }

    /// <summary>Keys that differ early, so that they lead to different parts of the keyspace.</summary>
    private static List<EtcdKey> Guides(IReadOnlyList<EtcdKey> known)
    {
        var place = known[0].Span.CommonPrefixLength(known[^1].Span);
        var guides = new List<EtcdKey> { known[0] };
        foreach (var key in known)
        {
            if (Symbol(key) != Symbol(guides[^1]) && guides.Count < MostGuides)
            {
                guides.Add(key);
            }
        }

        return guides;

        int Symbol(EtcdKey key) => place < key.Length ? key.Span[place] : -1;
    }

    private static void Cut(ReadOnlySpan<byte> key, int first, SortedSet<EtcdKey> bounds, SortedSet<EtcdKey> likely)
    {
        var isText = !key.ContainsAnyExceptInRange((byte)' ', (byte)'~');
        for (var place = first; place < Math.Min(key.Length, MostPlaces); place++)
        {
            if (!isText)
            {
                Cut(key, place, 0, key[place], 16, bounds, likely);
                continue;
            }

            var isLetter = char.IsAsciiLetter((char)key[place]);
            if (isLetter || char.IsAsciiDigit((char)key[place]))
            {
                // Letters and digits are often the digits of one number.
                Cut(key, place, '0', Math.Min(key[place], (byte)'9'), 1, bounds, likely);
            }

            Cut(key, place, isLetter ? (key[place] & ~0x1F) + 1 : key[place], key[place], 1, bounds, likely);
        }

        byte[] behind = [.. key, 0];
        bounds.Add(new(behind));
        likely.Add(new(behind));
    }

    private static void Cut(
        ReadOnlySpan<byte> key, int place, int lowest, int highest, int step, SortedSet<EtcdKey> bounds, SortedSet<EtcdKey> likely)
    {
        for (var symbol = lowest; symbol <= highest; symbol += step)
        {
            byte[] bound = [.. key[..place], (byte)symbol];
            if (bounds.Add(new(bound)) && symbol <= lowest + step)
            {
                likely.Add(new(bound));
            }
        }
    }
}
