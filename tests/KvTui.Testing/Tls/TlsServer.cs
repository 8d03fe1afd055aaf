using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace KvTui.Testing.Tls;

/// <summary>A server that makes one TLS handshake after the other and answers nothing; it notes what clients showed.</summary>
public sealed class TlsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly SslServerAuthenticationOptions _options;
    private readonly Task _serving;

    /// <param name="issued">What it shows.</param>
    /// <param name="chain">A PEM file with what is sent behind it; null for nothing.</param>
    /// <param name="change">Anything else.</param>
    public TlsServer(IssuedCertificate issued, string? chain = null, Action<SslServerAuthenticationOptions>? change = null)
    {
        var behind = new X509Certificate2Collection();
        if (chain is not null)
        {
            behind.ImportFromPemFile(chain);
        }

        _options = new()
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(X509Certificate2.CreateFromPemFile(issued.Certificate, issued.Key), behind, offline: true),
            ApplicationProtocols = [SslApplicationProtocol.Http2],
            RemoteCertificateValidationCallback = (_, certificate, sent, _) =>
            {
                Shown = certificate is null ? [] : [certificate.Subject, .. sent!.ChainPolicy.ExtraStore.Select(static each => each.Subject)];
                return certificate is not null || !_options!.ClientCertificateRequired;
            },
        };
        change?.Invoke(_options);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Endpoint => $"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public string NamedEndpoint => Endpoint.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <summary>The names that clients asked for, in order; empty ones if they asked for none.</summary>
    public ConcurrentQueue<string> AskedFor { get; } = [];

    /// <summary>The subjects of the certificates that the last client sent, its own first.</summary>
    public IReadOnlyList<string> Shown { get; private set; } = [];

    /// <summary>Whether it closes each connection when its handshake is done.</summary>
    public bool ClosesAfterHandshake { get; init; }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stopped.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var socket = await _listener.AcceptSocketAsync(_stopped.Token);
            await using var stream = new SslStream(new NetworkStream(socket));
            try
            {
                await stream.AuthenticateAsServerAsync(_options, _stopped.Token);
                AskedFor.Enqueue(stream.TargetHostName);
                if (ClosesAfterHandshake)
                {
                    continue;
                }

                await stream.ReadExactlyAsync(new byte[1], _stopped.Token);
            }
            catch (Exception failure) when (failure is IOException or AuthenticationException)
            {
                // The client did not like what it saw, or the server what it was shown.
            }
        }
    }
}
