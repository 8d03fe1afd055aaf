using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Tls;

namespace KvTui.Etcd.Tests.Server;

/// <summary>Under TLS 1.3 a server refuses a client certificate only after the handshake: whatever is called, once or again at once, that is what is said.</summary>
public sealed class RefusedCertificateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("refused");
    private readonly TestAuthority _authority;
    private readonly TestAuthority _between;

    public RefusedCertificateTests()
    {
        _authority = new(_folder, "ca");
        _between = new(_folder, "between", _authority);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _between.Dispose();
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_call_names_the_same_cause_and_what_to_do_about_it()
    {
        var (server, good) = (_authority.Issue("server"), _authority.Issue("good"));
        var tls = new EtcdTls(_authority.File, server.Certificate, server.Key, good.Certificate, good.Key, DemandClientCertificate: true);
        await using var member = await EtcdProcess.StartAsync(new() { Tls = tls }, Cancel);

        await AssertAsync(member, _authority.Issue("for-servers", new() { ForClients = false }), "its extended key usage lacks clientAuth (it has serverAuth)");
        await AssertAsync(member, _between.Issue("leaf"), "issued by 'CN=between'; use one signed by a CA that the server trusts, or, if 'CN=between' is an intermediate CA, append its certificate to that file (--cert)");
        await AssertAsync(member, _authority.Issue("late", new() { Since = TimeSpan.FromDays(9), Lasts = TimeSpan.FromDays(-2) }), "it expired on 20");
    }

    [Fact]
    public async Task A_chain_in_the_file_is_accepted()
    {
        var (server, good, leaf) = (_authority.Issue("server"), _authority.Issue("good"), _between.Issue("leaf"));
        await File.AppendAllTextAsync(leaf.Certificate, await File.ReadAllTextAsync(_between.File, Cancel), Cancel);
        var tls = new EtcdTls(_authority.File, server.Certificate, server.Key, good.Certificate, good.Key, DemandClientCertificate: true);
        await using var member = await EtcdProcess.StartAsync(new() { Tls = tls }, Cancel);
        await using var client = Client(member, leaf);
        await client.Kv.RangeAsync(KeyRange.All, RangeOptions.Default, Cancel);
    }

    private async Task AssertAsync(EtcdProcess member, IssuedCertificate shown, string words)
    {
        await using var client = Client(member, shown);
        var failures = new List<EtcdException>();
        for (var round = 0; round < 2; round++)
        {
            failures.Add(await Assert.ThrowsAsync<EtcdException>(() => client.Kv.RangeAsync(KeyRange.All, RangeOptions.Default, Cancel)));
            failures.Add(await Assert.ThrowsAsync<EtcdException>(() => client.Maintenance.StatusAsync(client.Options.Endpoints[0], Cancel)));
            failures.Add(await Assert.ThrowsAsync<EtcdException>(() => client.Cluster.MemberListAsync(null, Cancel)));
            failures.Add(await WatchAsync(client));
        }

        Assert.Contains("does not accept the client certificate", failures[0].Message, StringComparison.Ordinal);
        Assert.Contains(words, failures[0].Message, StringComparison.Ordinal);
        Assert.All(failures, failure => Assert.Equal((EtcdErrorKind.TlsClientCertificate, failures[0].Message), (failure.Kind, failure.Message)));
    }

    private static async Task<EtcdException> WatchAsync(EtcdClient client)
    {
        await foreach (var update in client.Watch.WatchAsync(new() { Ranges = [KeyRange.All] }, Cancel))
        {
            return Assert.IsType<WatchUpdate.Disconnected>(update).Cause;
        }

        throw new InvalidOperationException("The watch ended without a word.");
    }

    private EtcdClient Client(EtcdProcess member, IssuedCertificate shown) => SharedEtcd.New(
        [member.Endpoint], options => options with { Tls = new() { CaFile = _authority.File, CertFile = shown.Certificate, KeyFile = shown.Key } });
}
