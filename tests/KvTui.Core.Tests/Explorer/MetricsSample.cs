using System.Text;
using KvTui.Etcd.Cluster.Diagnosis;

namespace KvTui.Core.Tests.Explorer;

/// <summary>Pages of metrics as members serve them, with what the explorer follows.</summary>
internal static class MetricsSample
{
    /// <summary>
    /// A page after so many writes of the log of 1 to 2 ms and so many of 32 to 64 ms, as many commits, a question to a peer of 0.4 to 0.8 ms
    /// for each ten of the first, and so many entries applied.
    /// </summary>
    public static MemberMetrics Page(int fast, int slow = 0, long applied = 0, long pending = 0, long compacted = -1, long started = 1) =>
        MemberMetrics.Parse(Encoding.UTF8.GetBytes(
            $"process_start_time_seconds {started}\n{MemberMetrics.Quota} 2147483648\n"
            + $"{MemberMetrics.Applied} {applied}\n{MemberMetrics.Pending} {pending}\n{MemberMetrics.CompactRevision} {compacted}\n"
            + Histogram(MemberMetrics.Fsync, "", ("0.001", 0), ("0.002", fast), ("0.032", fast), ("0.064", fast + slow))
            + Histogram(MemberMetrics.Commit, "", ("0.001", 0), ("0.002", fast), ("0.032", fast), ("0.064", fast + slow))
            + Histogram(MemberMetrics.PeerRoundTrip, "To=\"2\",", ("0.0004", 0), ("0.0008", fast / 10))));

    /// <summary>What reading a member's page told.</summary>
    public static MetricsFacts Read(ulong member, DateTimeOffset at, MemberMetrics page) => new(Sample.Endpoint, Sample.Member(member), page, null) { At = at };

    /// <summary>A member whose page could not be read.</summary>
    public static MetricsFacts Failed(ulong member, string error) => new(Sample.Endpoint, Sample.Member(member), null, error);

    /// <summary>The same of an address that belongs to no known member.</summary>
    public static MetricsFacts Failed(string error) => new(Sample.Endpoint, null, null, error);

    /// <summary>Answers the question that was asked last with what each member of a report tells.</summary>
    public static TestExplorer Answer(this TestExplorer explorer, params MetricsFacts[] facts)
    {
        explorer.AssertThat(explorer.State.Cluster.Metrics.IsAsking, "No metrics were asked for.");
        return explorer.Send(new OperationMessage.MetricsRead(facts));
    }

    private static string Histogram(string name, string labels, params (string Bound, int Count)[] buckets) =>
        string.Concat(buckets.Append(("+Inf", buckets[^1].Count)).Select(bucket => $"{name}_bucket{{{labels}le=\"{bucket.Item1}\"}} {bucket.Item2}\n"));
}
