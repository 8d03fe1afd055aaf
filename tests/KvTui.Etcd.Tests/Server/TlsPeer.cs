using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace KvTui.Etcd.Tests.Server;

/// <summary>A server that makes one TLS handshake after the other, with a certificate that no etcd would start with.</summary>
internal sealed class TlsPeer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly X509Certificate2 _certificate;
    private readonly Task _serving;

    public TlsPeer(string certFile, string keyFile)
    {
        _certificate = X509Certificate2.CreateFromPemFile(certFile, keyFile);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Endpoint => $"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _certificate.Dispose();
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
                await stream.AuthenticateAsServerAsync(
                    new SslServerAuthenticationOptions { ServerCertificate = _certificate, ApplicationProtocols = [SslApplicationProtocol.Http2] }, _stopped.Token);
                await stream.ReadExactlyAsync(new byte[1], _stopped.Token);
            }
            catch (Exception failure) when (failure is IOException or AuthenticationException)
            {
                // The client did not like what it saw.
            }
        }
    }
}
