using System.Net;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing;
using KvTui.Testing.Tls;

namespace KvTui.Etcd.Tests.Tls;

public sealed class ServerCertificateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("tls");
    private readonly TestAuthority _right;
    private readonly TestAuthority _other;

    public ServerCertificateTests() => (_right, _other) = (new(_folder, "right-ca"), new(_folder, "other-ca"));

    public void Dispose()
    {
        _right.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_name_is_asked_for_and_an_address_is_not()
    {
        await using var server = new TlsServer(_right.Issue("server"));

        Assert.Null(await Handshake.TryAsync(server.NamedEndpoint, Trusting(_right)));
        Assert.Null(await Handshake.TryAsync(server.Endpoint, Trusting(_right)));
        await Eventually.TrueAsync(() => server.AskedFor.Count == 2, () => "two names were to be noted", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["localhost", ""], server.AskedFor);
    }

    [Fact]
    public async Task A_server_may_send_the_authorities_between_itself_and_the_root()
    {
        using var between = new TestAuthority(_folder, "between", _right);
        var issued = between.Issue("server", new() { Rsa = true });

        await using (var server = new TlsServer(issued, between.File))
        {
            Assert.Null(await Handshake.TryAsync(server.Endpoint, Trusting(_right)));
        }

        await using var alone = new TlsServer(issued);
        Assert.Null(await Handshake.TryAsync(alone.Endpoint, Trusting(between)));
        await FailsAsync(alone.Endpoint, Trusting(_right), EtcdErrorKind.TlsUntrusted, "'CN=server' is issued by 'CN=between'", "right-ca.crt");
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_named_with_its_issuer_and_the_bundle()
    {
        await using var server = new TlsServer(_other.Issue("server"));
        await FailsAsync(server.Endpoint, Trusting(_right), EtcdErrorKind.TlsUntrusted, "'CN=server' is issued by 'CN=other-ca', which is not among the CAs of", "right-ca.crt", "give the cluster's CA file");
        await FailsAsync(server.Endpoint, new(), EtcdErrorKind.TlsUntrusted, "which is not among this machine's CAs");
        Assert.Null(await Handshake.TryAsync(server.Endpoint, new TlsOptions { InsecureSkipVerify = true }));
    }

    [Fact]
    public async Task A_new_authority_of_the_same_name_is_told_apart()
    {
        using var renewed = new TestAuthority(_folder, "right-ca", file: "renewed-ca");
        await using var server = new TlsServer(renewed.Issue("server"));
        await FailsAsync(server.Endpoint, Trusting(_right), EtcdErrorKind.TlsUntrusted, "another 'CN=right-ca'", "the name is the same, the key is not");
    }

    [Fact]
    public async Task A_certificate_that_signed_itself_is_called_so()
    {
        var self = _right.IssueSelfSigned("self");
        await using var server = new TlsServer(self);
        await FailsAsync(server.Endpoint, Trusting(_right), EtcdErrorKind.TlsUntrusted, "'CN=self' is self-signed");
        Assert.Null(await Handshake.TryAsync(server.Endpoint, new TlsOptions { CaFile = self.Certificate }));
    }

    [Fact]
    public async Task A_certificate_out_of_its_time_is_named_with_the_date()
    {
        await using var expired = new TlsServer(_right.Issue("old", new() { Since = TimeSpan.FromDays(9), Lasts = TimeSpan.FromDays(-3) }));
        await FailsAsync(expired.Endpoint, Trusting(_right), EtcdErrorKind.TlsExpired, "'CN=old' expired on " + Day(-3));
        await using var early = new TlsServer(_right.Issue("early", new() { Since = TimeSpan.FromDays(-2) }));
        await FailsAsync(early.Endpoint, Trusting(_right), EtcdErrorKind.TlsExpired, "'CN=early' is not valid before " + Day(2));
    }

    [Fact]
    public async Task A_certificate_for_others_is_named_with_all_its_names()
    {
        await using var named = new TlsServer(_right.Issue("named", new() { DnsNames = ["a.example", "b.example"], Addresses = [] }));
        await FailsAsync(named.Endpoint, Trusting(_right), EtcdErrorKind.TlsNameMismatch, "is for a.example, b.example, not for 127.0.0.1");
        await FailsAsync(named.NamedEndpoint, Trusting(_right), EtcdErrorKind.TlsNameMismatch, "not for localhost");
        await using var elsewhere = new TlsServer(_right.Issue("elsewhere", new() { Addresses = [IPAddress.Parse("192.0.2.1")] }));
        await FailsAsync(elsewhere.Endpoint, Trusting(_right), EtcdErrorKind.TlsNameMismatch, "is for localhost, 192.0.2.1, not for 127.0.0.1");
        Assert.Null(await Handshake.TryAsync(elsewhere.NamedEndpoint, Trusting(_right)));
    }

    [Fact]
    public async Task A_common_name_alone_does_not_count()
    {
        await using var server = new TlsServer(_right.Issue("localhost", new() { DnsNames = [], Addresses = [] }));
        await FailsAsync(server.NamedEndpoint, Trusting(_right), EtcdErrorKind.TlsNameMismatch, "common name, which does not count");
    }

    private static TlsOptions Trusting(TestAuthority authority) => new() { CaFile = authority.File };

    private static string Day(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task FailsAsync(string endpoint, TlsOptions options, EtcdErrorKind kind, params string[] words)
    {
        var failure = await Handshake.TryAsync(endpoint, options);
        Assert.Equal(kind, failure?.Kind);
        Assert.All(words.Prepend(endpoint), word => Assert.Contains(word, failure!.Message, StringComparison.Ordinal));
    }
}
