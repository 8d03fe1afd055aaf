using System.Net;
using System.Net.Sockets;
using System.Text;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Peers;
using KvTui.Testing.Tls;

namespace KvTui.EndToEnd.Tests.Failures;

/// <summary>Servers that are not what they should be, and the certificates for and against them.</summary>
internal sealed class FailureServers : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _running = [];
    private readonly List<IDisposable> _held = [];

    public TemporaryFolder Folder { get; } = new("failures");

    public TestAuthority Right { get; private set; } = null!;

    public TestAuthority Other { get; private set; } = null!;

    /// <summary>A CA that <see cref="Right"/> has signed.</summary>
    public TestAuthority Between { get; private set; } = null!;

    /// <summary>A file with the certificates of both.</summary>
    public string RightAndBetween { get; private set; } = "";

    /// <summary>The certificate of the members that are in order.</summary>
    public IssuedCertificate Server { get; private set; }

    public IssuedCertificate Client { get; private set; }

    public EtcdProcess Plain { get; private set; } = null!;

    public EtcdProcess Mutual { get; private set; } = null!;

    /// <summary>A member with authentication: root and guest, who may do nothing.</summary>
    public EtcdProcess Guarded { get; private set; } = null!;

    /// <summary>A member with authentication whose tokens are JWTs.</summary>
    public EtcdProcess Signed { get; private set; } = null!;

    /// <summary>A token of root's for <see cref="Signed"/> that has expired.</summary>
    public string ExpiredToken { get; private set; } = "";

    public int MetricsPort { get; } = FreePorts.Take();

    public static async Task<FailureServers> StartAsync(CancellationToken cancellationToken)
    {
        var servers = new FailureServers();
        servers._held.AddRange([servers.Right = new(servers.Folder, "cluster-ca"), servers.Other = new(servers.Folder, "other-ca")]);
        servers._held.Add(servers.Between = new(servers.Folder, "between", servers.Right));
        servers.RightAndBetween = servers.Folder.PathTo("both-cas.crt");
        await File.WriteAllTextAsync(
            servers.RightAndBetween, await File.ReadAllTextAsync(servers.Right.File, cancellationToken) + await File.ReadAllTextAsync(servers.Between.File, cancellationToken), cancellationToken);
        (servers.Server, servers.Client) = (servers.Right.Issue("server"), servers.Right.Issue("client"));
        var tls = new EtcdTls(servers.Right.File, servers.Server.Certificate, servers.Server.Key, servers.Client.Certificate, servers.Client.Key, DemandClientCertificate: true);
        var plain = EtcdProcess.StartAsync(new() { Arguments = [$"--listen-metrics-urls=http://127.0.0.1:{servers.MetricsPort}"] }, cancellationToken);
        var mutual = EtcdProcess.StartAsync(new() { Tls = tls }, cancellationToken);
        (servers.Plain, servers.Mutual) = (servers.Keep(await plain), servers.Keep(await mutual));
        servers.Guarded = servers.Keep(await GuardedMember.StartAsync([], cancellationToken));
        using var signer = new TokenSigner();
        servers.Signed = servers.Keep(await GuardedMember.StartAsync([], cancellationToken, $"--auth-token={signer.Setting(TimeSpan.FromMinutes(5))}"));
        servers.ExpiredToken = signer.Sign("root", TimeProvider.System.GetUtcNow().AddMinutes(-5));
        await servers.Plain.Ctl.RunAsync("put", "a", "b");
        return servers;
    }

    /// <summary>A TLS server with this certificate, by its URL.</summary>
    public string Showing(IssuedCertificate certificate) => Keep(new TlsServer(certificate)).Endpoint;

    /// <summary>A TLS server that closes the connection after the handshake, by its URL.</summary>
    public string ClosingAfterHandshake() => Keep(new TlsServer(Server) { ClosesAfterHandshake = true }).Endpoint;

    /// <summary>A TLS server that speaks no HTTP/2, by its URL.</summary>
    public string WithoutHttp2() => Keep(new TlsServer(Server, change: static options => options.ApplicationProtocols = [System.Net.Security.SslApplicationProtocol.Http11])).Endpoint;

    /// <summary>A server that sends these bytes first, by its address.</summary>
    public string Saying(byte[] bytes) => Keep(new RawPeer((stream, cancellationToken) => stream.WriteAsync(bytes, cancellationToken).AsTask())).Address;

    public string Saying(string text) => Saying(Encoding.ASCII.GetBytes(text));

    /// <summary>A server that says nothing, by its address.</summary>
    public string Silent() => Keep(new RawPeer(static (_, _) => Task.CompletedTask)).Address;

    /// <summary>A server that resets each connection at once, by its address.</summary>
    public string Resetting() => Keep(new RawPeer(static (stream, _) =>
    {
        stream.Socket.LingerState = new(true, 0);
        stream.Socket.Close();
        return Task.CompletedTask;
    })).Address;

    /// <summary>A gRPC server that knows no service of etcd, by its address.</summary>
    public string WithoutService() => Keep(RawPeer.Http2(static answer => answer.StatusInHeadersAsync(12, "unknown%20service%20etcdserverpb.KV"))).Address;

    /// <summary>
    /// A port that answers no SYN, as one behind a firewall that drops: it listens, but its queue is full and nobody accepts.
    /// </summary>
    public string Filtered()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        _held.Add(listener);
        for (var waiting = 0; waiting < 4; waiting++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _held.Add(socket);
            try
            {
                socket.Connect(listener.LocalEndPoint!);
            }
            catch (SocketException pending) when (pending.SocketErrorCode == SocketError.WouldBlock)
            {
                // It takes a place in the queue, or waits for one.
            }
        }

        return $"127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}";
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var running in _running)
        {
            await running.DisposeAsync();
        }

        foreach (var held in _held)
        {
            held.Dispose();
        }

        Folder.Dispose();
    }

    private T Keep<T>(T running)
        where T : IAsyncDisposable
    {
        lock (_running)
        {
            _running.Add(running);
        }

        return running;
    }
}
