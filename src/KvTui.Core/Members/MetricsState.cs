using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Diagnosis;

namespace KvTui.Core.Members;

/// <summary>What the members' metrics told over the last minutes; asked for only while the cluster pane fills the screen.</summary>
/// <param name="Trends">One for each member of the last report that was asked for; empty before.</param>
public sealed record MetricsState(ImmutableArray<MemberTrend> Trends)
{
    public static MetricsState None { get; } = new([]);

    /// <summary>When they were asked for last.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Whether the answer is still awaited.</summary>
    public bool IsAsking { get; init; }

    /// <summary>When they are to be asked for next; null while nobody looks, or the answer is awaited.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When the last answers came.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>Of which members there are no metrics, why, and what to do, as a sentence; empty if there are of all.</summary>
    public string Missing { get; init; } = "";

    /// <summary>The revision before which all history is forgotten, as told last; -1 if none ever was, 0 if that is not known.</summary>
    public long CompactRevision { get; init; }

    /// <summary>The largest quota of a member's database, in bytes, as told last; 0 if that is not known.</summary>
    public long Quota { get; init; }

    /// <summary>Whether any member tells its metrics.</summary>
    public bool HasReadings => Trends.Any(static trend => !trend.Readings.IsEmpty);

    /// <summary>The trend of a member; null if nothing is known of it.</summary>
    public MemberTrend? Of(MemberReport member) => member.Id == 0 ? null : Trends.FirstOrDefault(trend => trend.Member == member.Id);
}

/// <summary>How a member fared over the last minutes.</summary>
/// <param name="Member">Its id.</param>
/// <param name="Readings">The last pages it gave, newest last; empty if it gave none just now.</param>
/// <param name="Points">What follows from them, newest last, one for each time that members were asked.</param>
public sealed record MemberTrend(ulong Member, ImmutableArray<MetricsReading> Readings, ImmutableArray<TrendPoint> Points)
{
    /// <summary>How many points are kept.</summary>
    public const int MostPoints = 60;

    /// <summary>Round trips to peers are measured every 30 s (etcd: rafthttp/probing_status.go), so those of 40 s are told.</summary>
    private const int MostReadings = 4;

    /// <summary>This trend with the next point, for which a page was read.</summary>
    /// <param name="size">The size of its database in bytes; null if it is not known.</param>
    public MemberTrend With(MetricsReading now, double? size)
    {
        var oldest = Readings.IsEmpty ? null : Readings[0];
        var last = Readings.IsEmpty ? null : Readings[^1];
        var point = new TrendPoint
        {
            Fsync = Between(MemberMetrics.Fsync, last),
            Commit = Between(MemberMetrics.Commit, last),
            RoundTrip = Between(MemberMetrics.PeerRoundTrip, oldest),
            Applied = Rate(last, now),
            Pending = now.Metrics.Value(MemberMetrics.Pending),
            Size = size,
        };
        return new(Member, [.. Readings.TakeLast(MostReadings - 1), now], Next(point));

        double? Between(string histogram, MetricsReading? earlier) => earlier is null
            ? null
            : now.Metrics.Peers(histogram).Max(peer => now.Metrics.Percentile99(histogram, peer, earlier.Metrics));
    }

    /// <summary>This trend with the next point, for which there was no page.</summary>
    /// <param name="size">The size of its database in bytes; null if it is not known.</param>
    public MemberTrend Without(double? size) => new(Member, [], Next(new() { Size = size }));

    private ImmutableArray<TrendPoint> Next(TrendPoint point) => [.. Points.TakeLast(MostPoints - 1), point];

    private static double? Rate(MetricsReading? before, MetricsReading now)
    {
        var seconds = before is null ? 0 : (now.At - before.At).TotalSeconds;
        var applied = now.Metrics.Value(MemberMetrics.Applied) - before?.Metrics.Value(MemberMetrics.Applied);
        return seconds > 0 && applied is >= 0 and < double.PositiveInfinity ? applied / seconds : null;
    }
}

/// <summary>A page of a member's metrics.</summary>
/// <param name="At">When it came.</param>
public sealed record MetricsReading(DateTimeOffset At, MemberMetrics Metrics);

/// <summary>How a member fared between two pages of its metrics; what was not observed in between is null.</summary>
public sealed record TrendPoint
{
    /// <summary>How long, in seconds, 99 of 100 writes of the log to disk took at most.</summary>
    public double? Fsync { get; init; }

    /// <summary>How long, in seconds, 99 of 100 commits of the database took at most.</summary>
    public double? Commit { get; init; }

    /// <summary>How long, in seconds, 99 of 100 questions to the slowest peer took at most.</summary>
    public double? RoundTrip { get; init; }

    /// <summary>How many entries of the log were applied a second.</summary>
    public double? Applied { get; init; }

    /// <summary>How many proposals waited for a decision.</summary>
    public double? Pending { get; init; }

    /// <summary>The size of the database in bytes.</summary>
    public double? Size { get; init; }
}
