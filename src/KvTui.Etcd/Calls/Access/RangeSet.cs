using System.Collections.Immutable;

namespace KvTui.Etcd.Calls.Access;

/// <summary>A set of keys: ranges in ascending order, joined where they overlapped or touched.</summary>
public sealed class RangeSet
{
    private RangeSet(ImmutableArray<KeyRange> ranges) => Ranges = ranges;

    public static RangeSet All { get; } = new([KeyRange.All]);

    public ImmutableArray<KeyRange> Ranges { get; }

    public bool IsEmpty => Ranges.IsEmpty;

    public static RangeSet Of(IEnumerable<KeyRange> ranges)
    {
        List<KeyRange> sorted = [.. ranges];
        sorted.RemoveAll(IsVoid);
        sorted.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        var joined = ImmutableArray.CreateBuilder<KeyRange>();
        foreach (var range in sorted)
        {
            if (joined.Count > 0 && Touches(joined[^1], range))
            {
                joined[^1] = new(joined[^1].Start, Later(End(joined[^1]), End(range)));
            }
            else
            {
                joined.Add(new(range.Start, End(range)));
            }
        }

        for (var i = 0; i < joined.Count; i++)
        {
            joined[i] = Plain(joined[i]);
        }

        return new(joined.ToImmutable());
    }

    public bool Covers(KeyRange range) => Ranges.Any(own => own.Covers(range));

    /// <summary>The parts of a range that are in the set, in ascending order; empty if there are none.</summary>
    public ImmutableArray<KeyRange> Within(KeyRange range)
    {
        var parts = ImmutableArray.CreateBuilder<KeyRange>();
        foreach (var own in Ranges)
        {
            var part = new KeyRange(own.Start > range.Start ? own.Start : range.Start, Earlier(End(own), End(range)));
            if (!IsVoid(part))
            {
                parts.Add(Plain(part));
            }
        }

        return parts.ToImmutable();
    }

    /// <summary>The exclusive end, even of a single key; one zero byte for no bound.</summary>
    private static EtcdKey End(KeyRange range) => range.IsSingleKey ? Successor(range.Start) : range.End;

    private static EtcdKey Successor(EtcdKey key) => new([.. key.Span, 0]);

    private static KeyRange Plain(KeyRange range)
        => !range.HasNoUpperBound && range.End == Successor(range.Start) ? KeyRange.Key(range.Start) : range;

    private static bool IsVoid(KeyRange range) => !range.IsSingleKey && !range.HasNoUpperBound && range.End <= range.Start;

    private static bool Touches(KeyRange one, KeyRange next) => one.HasNoUpperBound || next.Start <= one.End;

    private static EtcdKey Later(EtcdKey one, EtcdKey other) => IsEndless(one) || (!IsEndless(other) && one > other) ? one : other;

    private static EtcdKey Earlier(EtcdKey one, EtcdKey other) => IsEndless(other) || (!IsEndless(one) && one < other) ? one : other;

    private static bool IsEndless(EtcdKey end) => end == KeyRange.All.End;
}
