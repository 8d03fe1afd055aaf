using System.Net;
using KvTui.Etcd.Discovery;
using KvTui.Etcd.Discovery.Dns;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Discovery;

public sealed class ServiceDiscoveryTests
{
    private const int NoSuchName = 3;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_services_are_asked_for_and_sorted_by_priority_and_weight()
    {
        await using var server = new FakeDnsServer((question, _) => [DnsAnswer.NameIn(question) switch
        {
            "_etcd-client-ssl._tcp.example.com" => DnsAnswer.To(question, 0, false, (20, 0, 2379, "c.example.com"), (10, 5, 2379, "b.example.com"), (10, 9, 1234, "a.example.com")),
            _ => DnsAnswer.To(question, 0, false, (0, 0, 80, "plain.example.com"), (0, 0, 0, "none.example.com")),
        }]);

        var found = await FindAsync(server, "example.com.", null);

        Assert.Equal(
            ["https://a.example.com:1234", "https://b.example.com:2379", "https://c.example.com:2379", "http://plain.example.com:80"],
            found.Select(static endpoint => endpoint.ToString()));
    }

    [Fact]
    public async Task A_suffix_is_part_of_the_services_name()
    {
        await using var server = new FakeDnsServer((question, _) => [DnsAnswer.NameIn(question) == "_etcd-client-ssl-prod._tcp.example.com"
            ? DnsAnswer.To(question, 0, false, (0, 0, 1, "a.example.com"))
            : DnsAnswer.To(question, NoSuchName, false)]);

        Assert.Equal("https://a.example.com:1", Assert.Single(await FindAsync(server, "example.com", "prod")).ToString());
    }

    [Fact]
    public async Task What_does_not_fit_a_datagram_is_asked_for_by_tcp()
    {
        var many = Enumerable.Range(1, 100).Select(i => (0, 0, i, $"member-{i}.example.com")).ToArray();
        await using var server = new FakeDnsServer((question, byTcp) => [DnsAnswer.To(question, 0, !byTcp, byTcp ? many : [])]);

        Assert.Equal(200, (await FindAsync(server, "example.com", null)).Count);
    }

    [Fact]
    public async Task Answers_to_other_questions_and_rubbish_are_passed_over()
    {
        await using var server = new FakeDnsServer((question, _) =>
        {
            var other = DnsAnswer.To(question, 0, false, (0, 0, 1, "evil.example.com"));
            other[0] ^= 1;
            var otherName = DnsAnswer.To(question, 0, false, (0, 0, 1, "evil.example.com"));
            otherName[13] = (byte)'x';
            return [[], [1, 2, 3], other, otherName, question, DnsAnswer.To(question, 0, false, (0, 0, 7, "a.example.com"))];
        });

        Assert.All(await FindAsync(server, "example.com", null), static endpoint => Assert.Equal("a.example.com", endpoint.Host));
    }

    [Fact]
    public async Task Targets_that_are_no_host_names_are_left_out()
    {
        await using var server = new FakeDnsServer((question, _) => [DnsAnswer.To(question, 0, false, (0, 0, 1, "a b.example.com"), (0, 0, 1, "x@y"), (0, 0, 1, "good"))]);

        Assert.All(await FindAsync(server, "example.com", null), static endpoint => Assert.Equal("good", endpoint.Host));
    }

    [Theory]
    [InlineData(NoSuchName, "has no service records")]
    [InlineData(0, "has no service records")]
    [InlineData(2, "refused with code 2")]
    public async Task Without_records_the_failure_says_why_and_what_to_do(int code, string expected)
    {
        await using var server = new FakeDnsServer((question, _) => [DnsAnswer.To(question, code, false)]);

        var failure = await Assert.ThrowsAsync<EtcdException>(() => FindAsync(server, "example.com", null));

        Assert.Equal(EtcdErrorKind.Unreachable, failure.Kind);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.Contains("give the endpoints", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_server_is_given_up_after_its_time_and_the_next_one_asked()
    {
        await using var silent = new FakeDnsServer((_, _) => []);
        await using var good = new FakeDnsServer((question, _) => [DnsAnswer.To(question, 0, false, (0, 0, 7, "a.example.com"))]);
        var settings = new ResolverSettings([silent.Address, good.Address], []) { Timeout = TimeSpan.FromSeconds(1) };

        Assert.Equal(2, (await new ServiceDiscovery(settings, TimeProvider.System).FindAsync("example.com", null, Enough, Cancel)).Count);

        var alone = new ServiceDiscovery(new ResolverSettings([silent.Address], []), TimeProvider.System);
        var failure = await Assert.ThrowsAsync<EtcdException>(() => alone.FindAsync("example.com", null, TimeSpan.FromMilliseconds(200), Cancel));
        Assert.Contains("does not answer", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_not_found_is_tried_with_the_suffixes_of_this_host()
    {
        await using var server = new FakeDnsServer((question, _) => [DnsAnswer.NameIn(question).EndsWith(".prod.corp.example", StringComparison.Ordinal)
            ? DnsAnswer.To(question, 0, false, (0, 0, 7, "a.corp.example"))
            : DnsAnswer.To(question, NoSuchName, false)]);
        var discovery = new ServiceDiscovery(new ResolverSettings([server.Address], ["nowhere.example", "corp.example"]), TimeProvider.System);

        Assert.Equal(2, (await discovery.FindAsync("prod", null, Enough, Cancel)).Count);
    }

    [Fact]
    public void The_systems_file_is_read_as_far_as_it_is_understood()
    {
        var settings = ResolverSettings.Parse(
            ["# comment", "nameserver 10.0.0.1", "nameserver nonsense", "nameserver ::1", "search a.example b.example. !", "options timeout:1 attempts:99 ndots:5", "", "nameserver"]);

        Assert.Equal([new(IPAddress.Parse("10.0.0.1"), 53), new(IPAddress.IPv6Loopback, 53)], settings.Servers);
        Assert.Equal(["a.example", "b.example"], settings.Search);
        Assert.Equal((TimeSpan.FromSeconds(1), 30), (settings.Timeout, settings.Attempts));
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 53), Assert.Single(ResolverSettings.Parse([]).Servers));
    }

    [Theory]
    [InlineData("example.com", true)]
    [InlineData("example.com.", true)]
    [InlineData("a..b", false)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("a b", false)]
    [InlineData("exämple.com", false)]
    public void A_domain_is_of_labels(string text, bool expected) => Assert.Equal(expected, ServiceDiscovery.IsDomain(text));

    private static Task<IReadOnlyList<EtcdEndpoint>> FindAsync(FakeDnsServer server, string domain, string? suffix) =>
        new ServiceDiscovery(new ResolverSettings([server.Address], []), TimeProvider.System).FindAsync(domain, suffix, Enough, Cancel);
}
