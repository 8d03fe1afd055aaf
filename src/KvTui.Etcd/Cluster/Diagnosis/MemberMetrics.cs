namespace KvTui.Etcd.Cluster.Diagnosis;

/// <summary>The figures on a member's /metrics page that tell how it fares; the rest of the page is not kept.</summary>
public sealed class MemberMetrics
{
    public const string Fsync = "etcd_disk_wal_fsync_duration_seconds";
    public const string Commit = "etcd_disk_backend_commit_duration_seconds";
    public const string PeerRoundTrip = "etcd_network_peer_round_trip_time_seconds";
    public const string LeaderChanges = "etcd_server_leader_changes_seen_total";
    public const string Pending = "etcd_server_proposals_pending";
    public const string Applied = "etcd_server_proposals_applied_total";
    public const string SlowApplies = "etcd_server_slow_apply_total";
    public const string Quota = "etcd_server_quota_backend_bytes";
    public const string Keys = "etcd_debugging_mvcc_keys_total";
    public const string CompactRevision = "etcd_debugging_mvcc_compact_revision";
    public const string Started = "process_start_time_seconds";
    public const string OpenFiles = "process_open_fds";
    public const string MostFiles = "process_max_fds";

    /// <summary>What etcd recommends for 99 of 100 writes of the log to disk, in seconds (etcd: FAQ).</summary>
    public const double MostFsync = 0.010;

    /// <summary>What etcd recommends for 99 of 100 commits of the database, in seconds (etcd: FAQ).</summary>
    public const double MostCommit = 0.025;

    /// <summary>The round trip between members, in seconds, from which on etcd's own alert rules warn (etcd: contrib/mixin).</summary>
    public const double MostRoundTrip = 0.150;

    /// <summary>How much is kept of a page; that of a member with nine peers has some 200 numbers of interest.</summary>
    private const int MostSamples = 4096;

    /// <summary>The longest time, in seconds, that is taken for one.</summary>
    private const double Longest = 1_000_000;

    private const string Id = "etcd_server_id";
    private const string Bucket = "_bucket";

    /// <summary>Of all that a member has seen since it started, a quantile of fewer observations says little.</summary>
    private const double FewestObservations = 100;

    private static readonly string[] Wanted =
    [
        Fsync, Commit, PeerRoundTrip, LeaderChanges, Pending, Applied, SlowApplies, Quota, Keys, CompactRevision, Started, OpenFiles,
        MostFiles, Id,
    ];

    private readonly List<Sample> _samples = [];

    private MemberMetrics()
    {
    }

    /// <summary>The id of the member whose page it is; 0 if it does not tell.</summary>
    public ulong MemberId { get; private set; }

    /// <summary>Reads a page in Prometheus' text format; lines that are not understood are passed over.</summary>
    public static MemberMetrics Parse(ReadOnlySpan<byte> page)
    {
        var metrics = new MemberMetrics();
        while (!page.IsEmpty)
        {
            var end = page.IndexOf((byte)'\n');
            metrics.Add(end < 0 ? page : page[..end]);
            page = end < 0 ? default : page[(end + 1)..];
        }

        return metrics;
    }

    /// <summary>The value of a metric; null if the page does not have it.</summary>
    public double? Value(string name) => _samples.Find(sample => sample.Name == name)?.Value;

    /// <summary>The peers, by id in hexadecimal, of which a histogram tells; one empty text if it is not by peer.</summary>
    public IReadOnlyList<string> Peers(string name) =>
        [.. _samples.Where(sample => sample.Name == name).Select(static sample => sample.Peer).Distinct()];

    /// <summary>
    /// The time, in seconds from 0 to a million, that 99 of 100 observations of a histogram did not exceed, interpolated in a bucket as
    /// Prometheus does; null for too few observations.
    /// </summary>
    /// <param name="peer">Of which peer, as <see cref="Peers"/> has it.</param>
    /// <param name="since">
    /// An earlier page of the same member: only what was observed after it counts, and one observation is enough. Null for all that was
    /// observed since the member started, of which 100 are needed.
    /// </param>
    public double? Percentile99(string name, string peer = "", MemberMetrics? since = null)
    {
        var buckets = Buckets(name, peer);
        var before = since is null || Value(Started) != since.Value(Started) ? [] : since.Buckets(name, peer);
        if (before.Count > 0 && (buckets.Count == 0 || before[^1].Value > buckets[^1].Value))
        {
            // It has started anew, and counts from the beginning.
            before = [];
        }

        var count = buckets.Count == 0 ? 0 : Added(buckets[^1]);
        if (!(count >= (since is null ? FewestObservations : 1)))
        {
            return null;
        }

        var (rank, floor, below) = (count * 0.99, 0.0, 0.0);
        foreach (var bucket in buckets)
        {
            var added = Added(bucket);
            if (added >= rank)
            {
                var width = double.IsPositiveInfinity(bucket.Bound) ? 0 : bucket.Bound - floor;
                var time = floor + (width * (rank - below) / (added - below));
                return time is >= 0 and <= Longest ? time : null;
            }

            (floor, below) = (bucket.Bound, added);
        }

        return null;

        double Added(Sample bucket) => bucket.Value - (before.Find(each => each.Bound == bucket.Bound)?.Value ?? 0);
    }

    /// <summary>What stands between two marks, the first of its kind; empty if there is none.</summary>
    internal static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal);
        start = start < 0 ? text.Length : start + before.Length;
        var end = text.IndexOf(after, start, StringComparison.Ordinal);
        return end < 0 ? "" : text[start..end];
    }

    private List<Sample> Buckets(string name, string peer) => _samples.FindAll(sample => sample.Name == name && sample.Peer == peer);

    private void Add(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOfAny((byte)'{', (byte)' ');
        if (end <= 0)
        {
            return;
        }

        var isBucket = line[..end].EndsWith("_bucket"u8);
        var written = line[..(isBucket ? end - Bucket.Length : end)];
        foreach (var name in Wanted)
        {
            if (Ascii.Equals(written, name))
            {
                Add(name, Encoding.UTF8.GetString(line[end..]), isBucket);
                return;
            }
        }
    }

    /// <param name="rest">The labels in braces, if there are any, and the value.</param>
    private void Add(string name, string rest, bool isBucket)
    {
        var close = rest.LastIndexOf('}');
        var labels = rest[..(close + 1)];
        var number = rest[(close + 1)..].Trim().Split(' ')[0];
        if (!TryRead(number, out var value))
        {
            return;
        }

        if (name == Id && ulong.TryParse(
            Between(labels, "server_id=\"", "\""), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var id))
        {
            MemberId = id;
        }

        var bound = double.NaN;
        if (_samples.Count < MostSamples && (!isBucket || TryRead(Between(labels, "le=\"", "\""), out bound)))
        {
            _samples.Add(new(name, Between(labels, "To=\"", "\""), bound, value));
        }
    }

    private static bool TryRead(string text, out double value)
    {
        if (text == "+Inf")
        {
            value = double.PositiveInfinity;
            return true;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && !double.IsNaN(value);
    }

    /// <param name="Peer">The peer's id in hexadecimal; empty if it is not of a peer.</param>
    /// <param name="Bound">The upper bound of a histogram's bucket; not a number elsewhere.</param>
    private sealed record Sample(string Name, string Peer, double Bound, double Value);
}
