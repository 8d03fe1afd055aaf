using KvTui.Core.Diagnosis;
using KvTui.Etcd.Cluster.Diagnosis;

namespace KvTui.Core.Tests.Diagnosis;

/// <summary>All that was seen of a cluster, as text to paste.</summary>
public sealed class DoctorReportTests
{
    [Fact]
    public void It_has_what_was_measured_of_each_member_and_the_certificates_with_the_days_that_are_left()
    {
        var page = Facts.Page(1);
        (page.Certificates, page.Own) = ([Facts.Certificate(days: 400)], Facts.Certificate(days: 29));
        var facts = Facts.WithMetrics($"etcd_server_quota_backend_bytes 1e+09\netcd_debugging_mvcc_keys_total 1204\n{Facts.Histogram(MemberMetrics.Fsync, "", 0.004)}")
            with
        { Versions = [new(Facts.Member(1), page)], Hashes = Facts.Hashes("aaaa", "aaaa", "aaaa") };
        var report = Report(facts);
        Assert.StartsWith("kvtui doctor, 2030-05-06 07:08:09 UTC\n\n```\nNAME", report, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^n1 +- +- +aaaa +0 +0 +954 MiB +1 204 +3 +4\.0 ms ", report);
        Assert.Matches(@"(?m)^n1 +CN=days 400 +CN=ca +2031-06-10 +400 +n1$", report);
        Assert.Matches(@"(?m)^this client +CN=days 29 +CN=ca +2030-06-04 +29 +n1$", report);
        Assert.Matches(@"(?m)^WARNING  client-certificate-ending$", report);
        Assert.EndsWith("1 warning.\n```\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public void What_members_call_themselves_neither_steers_a_terminal_nor_ends_the_block()
    {
        var member = Facts.Member(1) with { Name = "```\e[31m\n# n1" };
        var report = Report(Facts.Of([member, Facts.Member(2), Facts.Silent(3)]));
        Assert.Equal(2, report.Split("```").Length - 1);
        Assert.DoesNotContain(report, static letter => char.IsControl(letter) && letter != '\n');
        Assert.DoesNotMatch("(?m)^#", report);
    }

    [Theory]
    [InlineData("1e300")]
    [InlineData("-1e300")]
    [InlineData("1e18")]
    [InlineData("+Inf")]
    [InlineData("-5")]
    [InlineData("0.5")]
    public void Numbers_that_make_no_sense_are_shown_or_left_out_and_end_nothing(string number)
    {
        string[] counts = [
            MemberMetrics.LeaderChanges, MemberMetrics.Pending, MemberMetrics.Applied, MemberMetrics.SlowApplies, MemberMetrics.Quota, MemberMetrics.Keys,
            MemberMetrics.CompactRevision, MemberMetrics.Started, MemberMetrics.OpenFiles, MemberMetrics.MostFiles];
        string[] times = [MemberMetrics.Fsync, MemberMetrics.Commit, MemberMetrics.PeerRoundTrip];
        var page = string.Concat(counts.Select(name => $"{name} {number}\n"))
            + string.Concat(times.Select(name => $"{name}_bucket{{le=\"{number}\"}} 1000\n{name}_bucket{{le=\"+Inf\"}} 1000\n"));
        Assert.Contains("n1", Report(Facts.WithMetrics(page)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_at_the_end_of_all_times_ends_nothing()
    {
        var page = Facts.Page(1);
        (page.Sent, page.Received, page.Date) = (Facts.Now, Facts.Now, DateTimeOffset.MaxValue);
        Assert.Contains("own-clock-differs", Report(Facts.Healthy with { Versions = [new(Facts.Member(1), page)] }), StringComparison.Ordinal);
    }

    private static string Report(ClusterFacts facts) => DoctorReport.Of(facts, FindingTable.Of(facts));
}
