using System.Collections.Concurrent;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Diagnosis;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Tls;

namespace KvTui.Etcd.Tests.Server;

/// <summary>What is found out about real clusters.</summary>
public sealed class ExaminationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_healthy_cluster_is_known_by_its_status_hashes_metrics_and_clocks(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new() { Line = line }, Cancel);
        await cluster.Ctl.RunAsync("put", "a", "1");
        foreach (var member in cluster.Members)
        {
            // A read that is up to date waits until this member has the key.
            await member.Ctl.RunAsync("get", "a");
        }

        var calls = new ConcurrentQueue<CallRecord>();
        await using var client = SharedEtcd.New([cluster.Members[0].Endpoint], options => options with { Observer = calls.Enqueue });

        var facts = await new ClusterExamination(client, TimeProvider.System).GatherAsync(Cancel);

        Assert.Equal(ClusterHealth.Healthy, facts.Report.Health);
        Assert.Equal((HashOutcome.Agree, 3), (facts.Hashes.Outcome, facts.Hashes.Hashes.Count));
        Assert.Equal(["n1", "n2", "n3"], facts.Members.Select(static member => member.Name).Order());
        Assert.All(facts.Report.Members, member =>
        {
            Assert.Equal(2147483648, facts.QuotaOf(member));
            Assert.Equal(1, facts.MetricsOf(member)!.Value(MemberMetrics.Keys));
            Assert.InRange(facts.KeptBy(member)!.Value, 1, 3);
            var version = facts.VersionOf(member)!;
            Assert.Null(version.Page.Error);
            Assert.StartsWith(line, version.ClusterVersion, StringComparison.Ordinal);
            Assert.Equal(TimeSpan.Zero, version.Offset!.Certain);
            Assert.Empty(version.Page.Certificates);
        });

        // Two looks at three members, their hashes, and two pages of each, which are no calls.
        Assert.True(calls.Count + facts.Versions.Count + facts.Metrics.Count <= 40, string.Join('\n', calls.Select(static call => $"{call.Endpoint} {call.Summary}")));
        Assert.All(calls, static call => Assert.False(call.IsWrite));
    }

    [Fact]
    public async Task The_certificates_of_members_and_client_are_read_as_they_are_shown_in_the_handshake()
    {
        using var folder = new TemporaryFolder("tls");
        var authority = new Certificates(folder, "right");
        var (server, client) = (authority.Issue("server", TimeSpan.FromDays(9)), authority.Issue("client", TimeSpan.FromDays(8)));
        var files = new EtcdTls(authority.CaFile, server.Cert, server.Key, client.Cert, client.Key, DemandClientCertificate: true);
        await using var member = await EtcdProcess.StartAsync(new EtcdOptions { Tls = files }, Cancel);
        var tls = new TlsOptions { CaFile = authority.CaFile, CertFile = client.Cert, KeyFile = client.Key };
        await using var etcd = SharedEtcd.New([member.Endpoint], options => options with { Tls = tls });

        var facts = await new ClusterExamination(etcd, TimeProvider.System).GatherAsync(Cancel);

        var page = Assert.Single(facts.Versions).Page;
        Assert.Null(page.Error);
        Assert.Null(page.Fault);
        Assert.Equal(["CN=server", "CN=right"], page.Certificates.Select(static each => each.Subject));
        Assert.Equal(["localhost", "127.0.0.1"], page.Certificates[0].Names);
        Assert.Equal("CN=client", page.Own!.Subject);
        Assert.NotNull(facts.MetricsOf(facts.Report.Members[0]));
        var told = await new Command("openssl", "x509", "-noout", "-enddate", "-dateopt", "iso_8601", "-in", server.Cert).RunAsync(Cancel);
        Assert.Equal($"notAfter={page.Certificates[0].Until:yyyy-MM-dd HH:mm:ss}Z\n", told.Text);
    }

    [Theory]
    [InlineData(-1, null, EtcdErrorKind.TlsExpired)]
    [InlineData(5, "etcd.example", EtcdErrorKind.TlsNameMismatch)]
    [InlineData(5, "other", EtcdErrorKind.TlsUntrusted)]
    public async Task A_certificate_that_is_refused_is_seen_all_the_same(int days, string? name, EtcdErrorKind kind)
    {
        using var folder = new TemporaryFolder("tls");
        var (right, other) = (new Certificates(folder, "right"), new Certificates(folder, "other"));
        var server = (name == "other" ? other : right).Issue("server", TimeSpan.FromDays(days), name == "other" ? null : name);
        await using var peer = new TlsServer(new(server.Cert, server.Key));
        await using var etcd = SharedEtcd.New([peer.Endpoint], options => options with { Tls = new() { CaFile = right.CaFile } });

        var facts = await new ClusterExamination(etcd, TimeProvider.System).GatherAsync(Cancel);

        Assert.Equal(ClusterHealth.Unreachable, facts.Report.Health);
        var page = Assert.Single(facts.Versions).Page;
        Assert.Equal((kind, "CN=server"), (page.Fault!.Kind, page.Certificates[0].Subject));
        Assert.Contains("cannot be trusted", page.Error, StringComparison.Ordinal);
        Assert.Null(page.Date);
    }

    [Fact]
    public async Task Metrics_are_asked_for_where_they_are_served_and_known_by_the_id_on_the_page()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancel);
        var urls = (EtcdEndpoint[])[EtcdEndpoint.Parse(member.Endpoint), EtcdEndpoint.Parse($"http://127.0.0.1:{FreePorts.Take()}")];
        await using var client = SharedEtcd.New([member.Endpoint], options => options with { MetricsEndpoints = urls });

        var facts = await new ClusterExamination(client, TimeProvider.System).GatherAsync(Cancel);

        Assert.Equal(["n1", null], facts.Metrics.Select(static each => each.Metrics is null ? null : each.Member?.Name));
        Assert.Equal([null, "connection refused"], facts.Metrics.Select(static each => each.Error));
    }
}
