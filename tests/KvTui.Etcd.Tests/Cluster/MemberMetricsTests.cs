using System.Text;
using KvTui.Etcd.Cluster.Diagnosis;

namespace KvTui.Etcd.Tests.Cluster;

public sealed class MemberMetricsTests
{
    private const string Page = """
        # HELP etcd_server_id Server or member ID in hexadecimal format.
        # TYPE etcd_server_id gauge
        etcd_server_id{server_id="8211f1d0f64f3269"} 1
        etcd_server_quota_backend_bytes 2.147483648e+09
        etcd_server_proposals_pending NaN
        etcd_server_proposals_pending_not 7
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.001"} 0
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.002"} 90
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.004"} 100
        etcd_disk_wal_fsync_duration_seconds_bucket{le="+Inf"} 100
        etcd_disk_wal_fsync_duration_seconds_sum 1.5
        etcd_disk_wal_fsync_duration_seconds_count 100
        etcd_disk_backend_commit_duration_seconds_bucket{le="0.001"} 50
        etcd_disk_backend_commit_duration_seconds_bucket{le="+Inf"} 99
        etcd_network_peer_round_trip_time_seconds_bucket{To="fd422379fda50e48",le="0.0001"} 10
        etcd_network_peer_round_trip_time_seconds_bucket{To="fd422379fda50e48",le="+Inf"} 200
        etcd_network_peer_round_trip_time_seconds_bucket{To="91bc3c398fb3c146",le="0.0001"} 200
        etcd_network_peer_round_trip_time_seconds_bucket{To="91bc3c398fb3c146",le="+Inf"} 200
        """;

    private readonly MemberMetrics _metrics = MemberMetrics.Parse(Encoding.UTF8.GetBytes(Page));

    [Fact]
    public void The_member_and_its_figures_are_read()
    {
        Assert.Equal(0x8211f1d0f64f3269, _metrics.MemberId);
        Assert.Equal(2147483648, _metrics.Value(MemberMetrics.Quota));
        Assert.Null(_metrics.Value(MemberMetrics.Pending));
        Assert.Null(_metrics.Value(MemberMetrics.Keys));
    }

    [Fact]
    public void A_percentile_is_interpolated_in_its_bucket()
    {
        Assert.Equal(0.0038, _metrics.Percentile99(MemberMetrics.Fsync)!.Value, 6);
        Assert.Null(_metrics.Percentile99(MemberMetrics.Commit));
    }

    [Fact]
    public void Each_peer_has_a_histogram_of_its_own_and_beyond_the_last_bound_that_counts()
    {
        Assert.Equal(["fd422379fda50e48", "91bc3c398fb3c146"], _metrics.Peers(MemberMetrics.PeerRoundTrip));
        Assert.Equal(0.0001, _metrics.Percentile99(MemberMetrics.PeerRoundTrip, "fd422379fda50e48"));
        Assert.Equal(0.000099, _metrics.Percentile99(MemberMetrics.PeerRoundTrip, "91bc3c398fb3c146")!.Value, 9);
    }

    [Fact]
    public void Since_an_earlier_page_only_what_was_added_counts_and_one_observation_is_enough()
    {
        var before = Fsyncs(1000, 0, 0);
        Assert.Equal(0.00398, Fsyncs(1000, 1, 0).Percentile99(MemberMetrics.Fsync, since: before)!.Value, 9);
        Assert.Equal(0.00796, Fsyncs(1000, 1, 9).Percentile99(MemberMetrics.Fsync, since: before)!.Value, 4);
        Assert.Null(Fsyncs(1000, 0, 0).Percentile99(MemberMetrics.Fsync, since: before));
        Assert.Null(Fsyncs(0, 5, 0).Percentile99(MemberMetrics.Commit, since: before));
    }

    [Fact]
    public void A_member_that_has_started_anew_counts_from_the_beginning()
    {
        var before = Fsyncs(1000, 0, 0, started: 100);
        Assert.Equal(0.00199, Fsyncs(2, 0, 0, started: 100).Percentile99(MemberMetrics.Fsync, since: before)!.Value, 9);
        Assert.Equal(0.00199, Fsyncs(2000, 0, 0, started: 200).Percentile99(MemberMetrics.Fsync, since: before)!.Value, 9);
    }

    [Theory]
    [InlineData("+Inf", "+Inf")]
    [InlineData("1e308", "+Inf")]
    [InlineData("-5", "1000")]
    [InlineData("1000", "-5")]
    public void A_page_that_makes_no_sense_has_no_percentile_or_a_finite_one(string first, string last)
    {
        var page = $"{MemberMetrics.Fsync}_bucket{{le=\"-Infinity\"}} {first}\n{MemberMetrics.Fsync}_bucket{{le=\"+Inf\"}} {last}\n";
        var metrics = MemberMetrics.Parse(Encoding.UTF8.GetBytes(page));
        Assert.True(double.IsFinite(metrics.Percentile99(MemberMetrics.Fsync) ?? 0));
        Assert.True(double.IsFinite(metrics.Percentile99(MemberMetrics.Fsync, since: Fsyncs(1, 1, 1)) ?? 0));
    }

    [Fact]
    public void Of_a_page_without_measure_only_the_beginning_is_kept()
    {
        var page = string.Concat(Enumerable.Range(0, 100_000).Select(static peer => $"{MemberMetrics.PeerRoundTrip}_bucket{{To=\"{peer:x}\",le=\"+Inf\"}} 1\n"));
        Assert.InRange(MemberMetrics.Parse(Encoding.UTF8.GetBytes(page)).Peers(MemberMetrics.PeerRoundTrip).Count, 1000, 10_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("etcd_server_id")]
    [InlineData("etcd_server_id{server_id=\"x\"}")]
    [InlineData("etcd_server_id{server_id=\"} 1")]
    [InlineData("}{ \" = 1")]
    [InlineData("etcd_disk_wal_fsync_duration_seconds_bucket{le=\"a\"} 1000")]
    [InlineData("<html>not found</html>")]
    public void Lines_that_are_none_are_passed_over(string page)
    {
        var metrics = MemberMetrics.Parse(Encoding.UTF8.GetBytes(page));
        Assert.Equal(0UL, metrics.MemberId);
        Assert.Null(metrics.Percentile99(MemberMetrics.Fsync));
    }

    /// <summary>A page with so many writes of the log below 2, 4 and 8 ms.</summary>
    private static MemberMetrics Fsyncs(int two, int four, int eight, long started = 1) => MemberMetrics.Parse(Encoding.UTF8.GetBytes($$"""
        process_start_time_seconds {{started}}
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.001"} 0
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.002"} {{two}}
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.004"} {{two + four}}
        etcd_disk_wal_fsync_duration_seconds_bucket{le="0.008"} {{two + four + eight}}
        etcd_disk_wal_fsync_duration_seconds_bucket{le="+Inf"} {{two + four + eight}}
        """));
}
