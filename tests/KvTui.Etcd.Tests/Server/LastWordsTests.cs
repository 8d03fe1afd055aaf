using System.Net;
using System.Net.Sockets;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport.Connections;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Tls;

namespace KvTui.Etcd.Tests.Server;

/// <summary>A peer that says why it refuses a client and closes is heard, also if writing to it fails before anybody has read that.</summary>
public sealed class LastWordsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("last-words");
    private readonly TestAuthority _authority;
    private readonly IssuedCertificate _server;

    public LastWordsTests()
    {
        _authority = new(_folder, "ca");
        _server = _authority.Issue("server");
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refused_client_certificate_is_named_though_nothing_more_can_be_written(bool isRead)
    {
        var (good, late) = (_authority.Issue("good"), _authority.Issue("late", new() { Since = TimeSpan.FromDays(9), Lasts = TimeSpan.FromDays(-2) }));
        var tls = new EtcdTls(_authority.File, _server.Certificate, _server.Key, good.Certificate, good.Key, DemandClientCertificate: true);
        await using var member = await EtcdProcess.StartAsync(new() { Tls = tls }, Cancelled);
        var endpoint = EtcdEndpoint.Parse(member.Endpoint);
        var trace = new ConnectionTrace();
        using var broken = await ConnectAsync(endpoint);
        await using var secured = new TracedSslStream(new(broken, trace, static _ => { }), trace);
        var context = new TlsContext(new() { CaFile = _authority.File, CertFile = late.Certificate, KeyFile = late.Key }, TimeProvider.System);
        await secured.AuthenticateAsClientAsync(context.For(endpoint.Host, new(), trace), Cancelled);
        trace.IsSecured = true;
        broken.Breaks = new("Broken pipe");
        var reading = isRead ? secured.ReadAsync(new byte[1], Cancelled).AsTask() : Task.CompletedTask;

        var failure = await Assert.ThrowsAsync<IOException>(() => secured.WriteAsync("PRI"u8.ToArray(), Cancelled).AsTask());

        var told = HandshakeFailure.DescribeEnd(endpoint, trace, failure, outcomeUnknown: false);
        Assert.Equal(EtcdErrorKind.TlsClientCertificate, told.Kind);
        Assert.Contains("it expired on 20", told.Message, StringComparison.Ordinal);
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    [Fact]
    public async Task A_peer_that_speaks_another_protocol_is_known_though_nothing_can_be_written_to_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var trace = new ConnectionTrace();
        using var broken = await ConnectAsync(EtcdEndpoint.Parse($"http://{listener.LocalEndpoint}"));
        using var peer = await listener.AcceptSocketAsync(Cancelled);
        await peer.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), Cancelled);
        await using var traced = new TracedStream(broken, trace, static _ => { });
        broken.Breaks = new("Broken pipe");

        await Assert.ThrowsAsync<IOException>(() => traced.WriteAsync(new byte[9], Cancelled).AsTask());

        Assert.True(trace.LooksLikeHttp1, trace.Beginning);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reset_that_a_write_hears_of_first_is_no_plain_end(bool isRead)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var trace = new ConnectionTrace();
        using var reset = await ConnectAsync(EtcdEndpoint.Parse($"http://{listener.LocalEndpoint}"));
        var peer = await listener.AcceptSocketAsync(Cancelled);
        await using var traced = new TracedStream(reset, trace, static _ => { });
        reset.Breaks = new(null, new SocketException((int)SocketError.ConnectionReset));
        var reading = isRead ? traced.ReadAsync(new byte[1], Cancelled).AsTask() : null;
        var writing = traced.WriteAsync(new byte[9], Cancelled).AsTask();
        peer.Dispose();

        await Assert.ThrowsAsync<IOException>(() => writing);
        await Assert.ThrowsAsync<IOException>(() => reading ?? traced.ReadAsync(new byte[1], Cancelled).AsTask());

        Assert.Equal(" (reset by the other side)", ConnectionWords.Of(trace.ReadFailure!));
    }

    private static async Task<BreakingStream> ConnectAsync(EtcdEndpoint endpoint)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(endpoint.Host, endpoint.Port, Cancelled);
        return new(socket);
    }

    /// <summary>A connection to which nothing can be written once it breaks; with what failure.</summary>
    private sealed class BreakingStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
    {
        public IOException? Breaks { get; set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Breaks is { } failure ? ValueTask.FromException(failure) : base.WriteAsync(buffer, cancellationToken);
    }
}
