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
}
