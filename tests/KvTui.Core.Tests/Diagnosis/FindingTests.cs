using System.Text.RegularExpressions;
using KvTui.Core.Commands;
using KvTui.Core.Diagnosis;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Diagnosis;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Diagnosis;

/// <summary>Facts about clusters, and what is found in them.</summary>
public sealed partial class FindingTests
{
    /// <summary>For each kind of finding facts in which it is.</summary>
    private static readonly Dictionary<string, Func<ClusterFacts>> Examples = new()
    {
        ["unreachable"] = static () => Facts.Of([Facts.Silent(1), Facts.Silent(2), Facts.Silent(3)], Facts.NoAnswer),
        ["no-quorum"] = static () => Facts.Of([Facts.Member(1) with { Status = Facts.Status(1) with { Leader = 0 } }, Facts.Silent(2), Facts.Silent(3)], Facts.NoAnswer),
        ["two-clusters"] = static () => Facts.Of([Facts.Member(1), Facts.Member(2), Facts.Member(3) with { Status = Facts.Status(3) with { Header = new(0xBAD, 3, 5, 7) } }]),
        ["denied"] = static () => Facts.Of(Facts.Three, new EtcdException(EtcdErrorKind.PermissionDenied, "the user may not")),
        ["learner-only"] = static () => Facts.Of([Facts.Learner(1)], new EtcdException(EtcdErrorKind.LearnerRefused, "a learner does not serve it")),
        ["read-failed"] = static () => Facts.Of(Facts.Three, Facts.NoAnswer),
        ["no-spare"] = static () => Facts.Of([Facts.Member(1), Facts.Member(2), Facts.Silent(3)]),
        ["leader-changed"] = static () => Facts.Healthy with { Before = Facts.Healthy.Report with { Leader = 2, LeaderTerm = 6 } },
        ["behind-proxy"] = static () => Facts.Of([Facts.Member(1) with { Id = 0, Name = "", IsProxy = true, Backends = [new(1, "n1"), new(2, "n2")] }]),
        ["no-tolerance"] = static () => Facts.Of([Facts.Member(1)]),
        ["even-voters"] = static () => Facts.Of([.. Facts.Three, Facts.Member(4)]),
        ["alarm-corrupt"] = static () => Facts.Of(Facts.Told(static status => status with { Errors = ["memberID:3 alarm:CORRUPT "] })),
        ["alarm-nospace"] = static () => Facts.Of(Facts.Told(static status => status with { Errors = ["memberID:3 alarm:NOSPACE "] })),
        ["data-differs"] = static () => Facts.Healthy with { Hashes = Facts.Hashes("aaaa", "aaaa", "bbbb") },
        ["quota-nearly-used"] = static () => Facts.Of(Facts.Told(static status => status with { DbSizeQuota = 1050, DbSize = 1000 })),
        ["quota-filling"] = static () => Facts.WithMetrics("etcd_server_quota_backend_bytes 1.2e+03"),
        ["database-large"] = static () => Facts.Of(Facts.Told(static status => status with { DbSize = (8L << 30) + 1 })),
        ["fragmented"] = static () => Facts.Of(Facts.Told(static status => status with { DbSize = 300 << 20, DbSizeInUse = 101 << 20 })),
        ["history-long"] = static () => Facts.WithMetrics("etcd_debugging_mvcc_compact_revision 10", static status => status with { Header = status.Header with { Revision = 1_000_011 } }),
        ["data-not-compared"] = static () => Facts.Healthy with { Hashes = new(HashOutcome.TooLarge) { Bytes = 1 << 30 } },
        ["member-down"] = static () => Facts.Of([Facts.Member(1), Facts.Member(2), Facts.Silent(3)]),
        ["member-not-started"] = static () => Facts.Of([.. Facts.Three, new MemberReport { Id = 4 }]),
        ["member-without-address"] = static () => Facts.Of([.. Facts.Three, new MemberReport { Id = 4, Name = "n4" }]),
        ["member-elsewhere"] = static () => Facts.Of([.. Facts.Three, new MemberReport { Id = 4, Name = "n4", Misdirection = new(Facts.Address(1), ["n1"], 0, "n1") }]),
        ["members-disagree"] = static () => Facts.Of([Facts.Member(1), Facts.Member(2), Facts.Member(3) with { Status = Facts.Status(3) with { Leader = 3, RaftTerm = 6 } }]),
        ["member-slow"] = static () => Facts.Of([Facts.Member(1), Facts.Member(2), Facts.Member(3) with { RoundTrip = TimeSpan.FromSeconds(3) }]),
        ["member-behind"] = static () => Facts.Of([Facts.Member(1), Facts.Member(2) with { Status = Facts.Status(2) with { RaftIndex = 9000 } }, Facts.Member(3)]),
        ["apply-lag"] = static () => Facts.Of(Facts.Told(static status => status with { RaftAppliedIndex = status.RaftIndex - 1001 })),
        ["learner"] = static () => Facts.Of([.. Facts.Three, Facts.Learner(4)]),
        ["versions-differ"] = static () => Facts.Of([Facts.Member(1), Facts.Member(2), Facts.Member(3) with { Status = Facts.Status(3) with { Version = "3.4.23" } }]),
        ["cluster-version"] = static () => Facts.WithPage(static page => page.Content = """{"etcdserver":"3.5.16","etcdcluster":"3.4.0"}"""u8.ToArray()),
        ["storage-versions-differ"] = static () => Facts.Of([
            .. Facts.Three.Take(2).Select(static member => member with { Status = member.Status! with { StorageVersion = "3.6.0" } }),
            Facts.Member(3) with { Status = Facts.Status(3) with { StorageVersion = "3.5.0" } }]),
        ["version-bad"] = static () => Facts.Of(Facts.Told(static status => status with { Version = "3.5.1" })),
        ["advertises-any-address"] = static () => Facts.Healthy with { Members = [new(1, "n1", [], ["http://0.0.0.0:2379"], false)] },
        ["advertises-loopback"] = static () => Facts.Healthy with { Members = [new(1, "n1", [], ["http://localhost:2379"], false)] },
        ["certificate-expired"] = static () => Facts.WithFault(EtcdErrorKind.TlsExpired),
        ["certificate-wrong-name"] = static () => Facts.WithFault(EtcdErrorKind.TlsNameMismatch),
        ["certificate-untrusted"] = static () => Facts.WithFault(EtcdErrorKind.TlsUntrusted),
        ["certificate-unfit"] = static () => Facts.WithFault(EtcdErrorKind.TlsFailed),
        ["certificate-ending"] = static () => Facts.WithPage(static page => page.Certificates = [Facts.Certificate(days: 29)]),
        ["client-certificate-expired"] = static () => Facts.WithPage(static page => page.Own = Facts.Certificate(days: -1)),
        ["client-certificate-ending"] = static () => Facts.WithPage(static page => page.Own = Facts.Certificate(days: 29)),
        ["slow-fsync"] = static () => Facts.WithMetrics(Facts.Histogram(MemberMetrics.Fsync, "", 0.064)),
        ["slow-commit"] = static () => Facts.WithMetrics(Facts.Histogram(MemberMetrics.Commit, "", 0.064)),
        ["slow-peers"] = static () => Facts.WithMetrics(Facts.Histogram(MemberMetrics.PeerRoundTrip, "To=\"2\",", 0.8192)),
        ["slow-applies"] = static () => Facts.WithMetrics("etcd_server_slow_apply_total 200\netcd_server_proposals_applied_total 10000"),
        ["proposals-pending"] = static () => Facts.WithMetrics("etcd_server_proposals_pending 101"),
        ["leader-changes"] = static () => Facts.WithMetrics(
            $"etcd_server_leader_changes_seen_total 4\nprocess_start_time_seconds {Facts.Now.AddMinutes(-5).ToUnixTimeSeconds()}"),
        ["files-short"] = static () => Facts.WithMetrics("process_open_fds 900\nprocess_max_fds 1024"),
        ["metrics-not-read"] = static () => Facts.Healthy with { Metrics = [new(Facts.Address(1), Facts.Member(1), null, "answered with status 404")] },
        ["clocks-differ"] = static () => Facts.Healthy with { Versions = [Facts.Clock(1, 0), Facts.Clock(2, 0), Facts.Clock(3, 5)] },
        ["own-clock-differs"] = static () => Facts.Healthy with { Versions = [Facts.Clock(1, -5), Facts.Clock(2, -5), Facts.Clock(3, -5)] },
    };

    public static TheoryData<string> Ids => [.. FindingTable.All.Select(static kind => kind.Id)];

    [Fact]
    public void Nothing_is_found_in_a_healthy_cluster() => Assert.Empty(FindingTable.Of(Facts.Healthy));

    [Fact]
    public void Every_kind_of_finding_has_an_example_and_an_id_of_its_own()
    {
        Assert.Equal(Examples.Keys.Order(), FindingTable.All.Select(static kind => kind.Id).Order());
        Assert.All(FindingTable.All, static kind => Assert.Matches("^[a-z]+(-[a-z]+)*$", kind.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_kind_is_found_in_its_example_in_whole_sentences(string id)
    {
        var finding = FindingTable.Of(Examples[id]()).FirstOrDefault(finding => finding.Id == id);
        Assert.NotNull(finding);
        Assert.DoesNotMatch(@"^\s|[.\s]$|\{", finding.Cause);
        Assert.All([finding.Consequence, finding.Step], static text => Assert.Matches(@"^[A-Z][^{}]+\.$|^etcd[^{}]+\.$", text));
    }

    /// <summary>So that a cluster that the status verb calls degraded never leaves the doctor as healthy.</summary>
    [Fact]
    public void Whatever_makes_a_cluster_degraded_is_found_too()
    {
        var lagging = Facts.Three.Take(2).Append(Facts.Member(3) with { Status = Facts.Status(3) with { RaftAppliedIndex = 94_000 } });
        ClusterFacts[] all = [.. Examples.Values.Select(static example => example()), Facts.Of([.. lagging]) with { Before = Facts.Healthy.Report }];
        var degraded = all.Where(static facts => facts.Report.Health == ClusterHealth.Degraded).ToList();
        Assert.InRange(degraded.Count, 8, all.Length);
        Assert.All(degraded, static facts => Assert.Contains(FindingTable.Of(facts), static finding => finding.Severity > Severity.Note));
    }

    [Fact]
    public void Every_command_of_the_explorer_that_is_named_exists()
    {
        var named = FindingTable.All.SelectMany(static kind => NamedCommand().Matches(kind.Step)).Select(static match => match.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(CommandTable.Rows.Select(static command => command.Name)));
    }

    [Theory]
    [InlineData("3.5.0", true)]
    [InlineData("3.4.0", false)]
    [InlineData("3.0.0", true)]
    [InlineData("not_decided", true)]
    [InlineData("", true)]
    public void A_cluster_that_works_as_its_members_do_or_has_not_decided_yet_is_well(string version, bool isWell)
    {
        var facts = Facts.WithPage(page => page.Content = System.Text.Encoding.UTF8.GetBytes($"{{\"etcdserver\":\"3.5.16\",\"etcdcluster\":\"{version}\"}}"));
        Assert.Equal(isWell, FindingTable.Of(facts).Count == 0);
    }

    [Fact]
    public void A_large_database_with_little_in_it_is_fragmented_and_a_small_one_is_not_worth_it()
    {
        Assert.Equal(["fragmented"], Found(size: 7L << 30, used: 50 << 20));
        Assert.Empty(Found(size: 100 << 20, used: 1 << 20));
        Assert.Empty(Found(size: 1L << 30, used: 0));

        static IEnumerable<string> Found(long size, long used) =>
            FindingTable.Of(Facts.Of(Facts.Told(status => status with { DbSize = size, DbSizeInUse = used }))).Select(static finding => finding.Id).Distinct();
    }

    [Fact]
    public void The_worst_comes_first()
    {
        var findings = FindingTable.Of(Examples["data-differs"]() with { Members = Examples["advertises-loopback"]().Members, Metrics = Examples["slow-fsync"]().Metrics });
        Assert.Equal(["data-differs", "slow-fsync", "advertises-loopback"], findings.Select(static finding => finding.Id));
    }

    [Fact]
    public void The_member_whose_data_is_not_that_of_most_is_named_and_no_other()
    {
        var cause = FindingTable.Of(Examples["data-differs"]()).Single().Cause;
        Assert.Equal("n3 (bbbb) has not the data that n1 (aaaa), n2 (aaaa) have, at r5, compacted at r2", cause);
        var even = FindingTable.Of(Facts.Of([Facts.Member(1), Facts.Member(2), Facts.Silent(3)]) with { Hashes = Facts.Hashes("aaaa", "bbbb") });
        Assert.Contains("none is that of most voters: n1 (aaaa); n2 (bbbb)", even.Single(static finding => finding.Id == "data-differs").Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_whose_certificate_is_refused_is_not_reported_as_down_too()
    {
        var refused = new EtcdException(EtcdErrorKind.TlsExpired, "its certificate expired");
        var facts = Facts.Of([Facts.Member(1), Facts.Member(2), Facts.Silent(3) with { Error = refused }]);
        var page = Facts.Page(3);
        page.Fault = new(EtcdErrorKind.TlsExpired, "its certificate 'CN=n3' expired on 2020-01-01 00:00 UTC", "renew it");
        var findings = FindingTable.Of(facts with { Versions = [new(facts.Report.Members[2], page)] });
        Assert.Equal(["certificate-expired", "no-spare"], findings.Select(static finding => finding.Id));
    }

    [Fact]
    public void A_certificate_that_several_members_show_is_one_finding()
    {
        var (one, other) = (Facts.Page(1), Facts.Page(2));
        one.Certificates = other.Certificates = [Facts.Certificate(days: 400), Facts.Certificate(days: 10)];
        var findings = FindingTable.Of(Facts.Healthy with { Versions = [new(Facts.Member(1), one), new(Facts.Member(2), other)] });
        Assert.Matches("^n1, n2: the CA certificate 'CN=days 10' ends on .*, in 10 d$", Assert.Single(findings).Cause);
    }

    [Fact]
    public void A_certificate_is_said_to_have_expired_once_whatever_it_is_refused_for()
    {
        var untrusted = Facts.WithPage(static page => (page.Certificates, page.Fault) = ([Facts.Certificate(days: -1)], new(EtcdErrorKind.TlsUntrusted, "its certificate is of another CA", "give it")));
        Assert.Equal(["certificate-expired", "certificate-untrusted"], FindingTable.Of(untrusted).Select(static finding => finding.Id));
        var expired = Facts.WithPage(static page => (page.Certificates, page.Fault) = ([Facts.Certificate(days: -1)], new(EtcdErrorKind.TlsExpired, "its certificate expired", "renew it")));
        Assert.Equal("n1: its certificate expired", Assert.Single(FindingTable.Of(expired)).Cause);
    }

    [Fact]
    public void A_certificate_of_the_client_that_is_not_valid_yet_is_told()
    {
        var facts = Facts.WithPage(static page => page.Own = Facts.Certificate(days: 400) with { From = Facts.Now.AddDays(1) });
        Assert.Equal("this client: the certificate 'CN=days 400' is not valid before 2030-05-07 07:08 UTC", Assert.Single(FindingTable.Of(facts)).Cause);
    }

    [Fact]
    public void What_is_under_way_under_load_is_no_lag()
    {
        // At the end each member is beyond where the leader was at the beginning.
        var before = Facts.Of(Facts.Told(static status => status with { RaftIndex = 100_000, RaftAppliedIndex = 98_000 })).Report;
        var after = Facts.Of([
            .. Facts.Three.Select(static (member, place) => member with
            {
                Status = member.Status! with { RaftIndex = 105_000 - ((ulong)place * 2500), RaftAppliedIndex = 105_000 - ((ulong)place * 2500) },
            })]);
        Assert.Empty(FindingTable.Of(after with { Before = before }));
    }

    [GeneratedRegex(@"(?<!\w):([a-z]+)")]
    private static partial Regex NamedCommand();
}
