using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Transport.Connections;
using KvTui.Testing;
using KvTui.Testing.Tls;

namespace KvTui.Etcd.Tests.Tls;

public sealed class ClientCertificateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("tls");
    private readonly TestAuthority _authority;
    private readonly IssuedCertificate _server;

    public ClientCertificateTests()
    {
        _authority = new(_folder, "ca");
        _server = _authority.Issue("server");
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_chain_behind_the_certificate_is_sent_along()
    {
        using var between = new TestAuthority(_folder, "between", _authority);
        var issued = between.Issue("client");
        await File.AppendAllTextAsync(issued.Certificate, await File.ReadAllTextAsync(between.File, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        await using var server = new TlsServer(_server, change: static options => options.ClientCertificateRequired = true);

        Assert.Null(await Handshake.TryAsync(server.Endpoint, new TlsOptions { CaFile = _authority.File, CertFile = issued.Certificate, KeyFile = issued.Key }));
        await Eventually.TrueAsync(() => server.Shown.Count > 0, () => "the server was to see a certificate", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("CN=client", server.Shown[0]);
        Assert.Contains("CN=between", server.Shown);
    }

    [Fact]
    public async Task Changed_files_are_taken_at_the_next_connection_and_half_written_ones_when_they_are_whole()
    {
        var token = TestContext.Current.CancellationToken;
        var issued = _authority.Issue("before", file: "client");
        await using var server = new TlsServer(_server, change: static options => options.ClientCertificateRequired = true);
        var context = new TlsContext(new() { CaFile = _authority.File, CertFile = issued.Certificate, KeyFile = issued.Key }, TimeProvider.System);
        await ShowsAsync("CN=before");

        var oldKey = await File.ReadAllTextAsync(issued.Key, token);
        _authority.Issue("after", file: "client");
        var newKey = await File.ReadAllTextAsync(issued.Key, token);
        await File.WriteAllTextAsync(issued.Key, oldKey, token);
        await ShowsAsync("CN=before");
        await File.WriteAllTextAsync(issued.Key, newKey[..(newKey.Length / 2)], token);
        await ShowsAsync("CN=before");
        File.Delete(issued.Key);
        await ShowsAsync("CN=before");
        await File.WriteAllTextAsync(issued.Key, newKey, token);
        await ShowsAsync("CN=after");

        async Task ShowsAsync(string subject)
        {
            Assert.Null(await Handshake.TryAsync(server.Endpoint, context));
            await Eventually.TrueAsync(() => server.Shown is [var first, ..] && first == subject, () => $"{subject} was to be shown, not {string.Join(", ", server.Shown)}", cancellationToken: token);
        }
    }

    [Fact]
    public async Task A_new_authority_is_trusted_from_the_next_connection_on()
    {
        var token = TestContext.Current.CancellationToken;
        using var next = new TestAuthority(_folder, "next-ca");
        await using var server = new TlsServer(next.Issue("renewed"));
        var bundle = _folder.PathTo("bundle.pem");
        File.Copy(_authority.File, bundle);
        var context = new TlsContext(new() { CaFile = bundle }, TimeProvider.System);

        Assert.Equal(EtcdErrorKind.TlsUntrusted, (await Handshake.TryAsync(server.Endpoint, context))?.Kind);
        await File.AppendAllTextAsync(bundle, await File.ReadAllTextAsync(next.File, token), token);
        Assert.Null(await Handshake.TryAsync(server.Endpoint, context));
    }
}
