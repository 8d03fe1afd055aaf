using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Tls;

namespace KvTui.Etcd.Tests.Server;

public sealed class TlsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Mutual_tls_works_and_each_mistake_has_its_kind(string line)
    {
        using var folder = new TemporaryFolder("tls");
        var (right, other) = (new Certificates(folder, "right"), new Certificates(folder, "other"));
        var server = right.Issue("server", TimeSpan.FromDays(1));
        var client = right.Issue("client", TimeSpan.FromDays(1));
        var stranger = other.Issue("stranger", TimeSpan.FromDays(1));
        var files = new EtcdTls(right.CaFile, server.Cert, server.Key, client.Cert, client.Key, DemandClientCertificate: true);
        await using var member = await EtcdProcess.StartAsync(new EtcdOptions { Line = line, Tls = files }, Cancel);
        await using var plain = await EtcdProcess.StartAsync(new EtcdOptions { Line = line }, Cancel);
        var good = new TlsOptions { CaFile = right.CaFile, CertFile = client.Cert, KeyFile = client.Key };

        Assert.Null(await KindAsync(member.Endpoint, good));
        Assert.Null(await KindAsync(member.Endpoint.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), good));
        Assert.Null(await KindAsync(member.Endpoint, good with { CaFile = null, InsecureSkipVerify = true }));
        Assert.Equal(EtcdErrorKind.TlsUntrusted, await KindAsync(member.Endpoint, good with { CaFile = other.CaFile }));
        Assert.Equal(EtcdErrorKind.TlsUntrusted, await KindAsync(member.Endpoint, good with { CaFile = null }));
        Assert.Equal(EtcdErrorKind.TlsClientCertificate, await KindAsync(member.Endpoint, new TlsOptions { CaFile = right.CaFile }));
        Assert.Equal(EtcdErrorKind.TlsClientCertificate, await KindAsync(member.Endpoint, good with { CertFile = stranger.Cert, KeyFile = stranger.Key }));
        Assert.Equal(EtcdErrorKind.PlainTextToTls, await KindAsync(member.Endpoint.Replace("https", "http", StringComparison.Ordinal), new()));
        Assert.Equal(EtcdErrorKind.TlsToPlainText, await KindAsync(plain.Endpoint.Replace("http", "https", StringComparison.Ordinal), good));
        Assert.Equal(EtcdErrorKind.TlsFailed, await KindAsync(member.Endpoint, good with { CaFile = folder.PathTo("missing.pem") }));
        Assert.Equal(EtcdErrorKind.TlsFailed, await KindAsync(member.Endpoint, good with { KeyFile = stranger.Key }));
    }

    [Fact]
    public async Task A_certificate_for_another_name_or_time_is_told_apart()
    {
        using var folder = new TemporaryFolder("tls");
        var authority = new Certificates(folder, "ca");
        var client = authority.Issue("client", TimeSpan.FromDays(1));
        var named = authority.Issue("named", TimeSpan.FromDays(1), "etcd.example");
        var expired = authority.Issue("expired", TimeSpan.FromDays(-1));
        var tls = new TlsOptions { CaFile = authority.CaFile, CertFile = client.Cert, KeyFile = client.Key };

        Assert.Equal(EtcdErrorKind.TlsNameMismatch, await KindOfServerAsync(named, tls));
        Assert.Equal(EtcdErrorKind.TlsExpired, await KindOfServerAsync(expired, tls));
    }

    private static async Task<EtcdErrorKind?> KindOfServerAsync((string Cert, string Key) certificate, TlsOptions tls)
    {
        await using var server = new TlsServer(new(certificate.Cert, certificate.Key));
        return await KindAsync(server.Endpoint, tls);
    }

    private static async Task<EtcdErrorKind?> KindAsync(string endpoint, TlsOptions tls)
    {
        await using var client = SharedEtcd.New([endpoint], options => options with { Tls = tls });
        try
        {
            await client.Kv.RangeAsync(KeyRange.All, new() { CountOnly = true }, Cancel);
            return null;
        }
        catch (EtcdException failure)
        {
            return failure.Kind;
        }
    }
}
