using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace KvTui.Etcd.Transport.Connections;

/// <summary>Connects to one endpoint in stages (name, TCP, TLS), so that a failure can name its stage.</summary>
internal sealed class Connector(EtcdEndpoint endpoint, TlsContext tls, TimeSpan dialTimeout, TimeProvider clock)
{
    /// <summary>How long a finding of whether the port speaks TLS stays valid.</summary>
    private static readonly TimeSpan FindingKept = TimeSpan.FromSeconds(30);

    private readonly Dictionary<TracedStream, (long Since, long Number)> _open = [];
    private readonly DialPacing _pacing = new(clock);
    private (long At, bool SpeaksTls)? _finding;
    private long _made;
    private DialledConnection? _prepared;

    public int OpenConnections
    {
        get
        {
            lock (_open)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>The number of the one open connection, counted from 1 as connections are made; 0 if none or several are open.</summary>
    public long OnlyConnection
    {
        get
        {
            lock (_open)
            {
                return _open.Count == 1 ? _open.Values.First().Number : 0;
            }
        }
    }

    public ConnectionTrace? Latest { get; private set; }

    /// <summary>Allows the next attempt to connect at once, even if the last one failed a moment ago.</summary>
    public void Hurry() => _pacing.Hurry();

    /// <summary>Makes a connection for the next <see cref="TakeAsync"/>, unless one is open.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (OpenConnections > 0)
        {
            return;
        }

        var connection = await DialAsync(cancellationToken).ConfigureAwait(false);
        if (Interlocked.Exchange(ref _prepared, connection) is { } surplus)
        {
            await surplus.DropAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask<Stream> TakeAsync(CancellationToken cancellationToken)
        => (Interlocked.Exchange(ref _prepared, null) ?? await DialAsync(cancellationToken).ConfigureAwait(false)).Stream;

    /// <summary>
    /// Whether a port addressed in plain text speaks TLS: etcd closes such a connection without sending anything, so only beginning a TLS
    /// handshake tells. The handshake sends nothing of the user's.
    /// </summary>
    public async Task<bool> SpeaksTlsAsync(CancellationToken cancellationToken)
    {
        if (endpoint.Tls || Latest is not { FirstBytes.Length: 0 })
        {
            return false;
        }

        if (_finding is { } finding && clock.GetElapsedTime(finding.At) < FindingKept)
        {
            return finding.SpeaksTls;
        }

        var trace = new ConnectionTrace();
        using var timeout = new CancellationTokenSource(dialTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var socket = await OpenSocketAsync(either.Token).ConfigureAwait(false);
            await using var stream = new SslStream(new TracedStream(new NetworkStream(socket, ownsSocket: true), trace, static _ => { }));
            var options = new SslClientAuthenticationOptions
            {
                TargetHost = endpoint.Host,
                CertificateChainPolicy = ServerCertificateCheck.Policy(null),
                RemoteCertificateValidationCallback = static (_, _, _, _) => false,
            };
            await stream.AuthenticateAsClientAsync(options, either.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException or EtcdException or OperationCanceledException)
        {
            // The certificate is rejected in any case; only the peer's first bytes matter.
        }

        _finding = (clock.GetTimestamp(), trace.LooksLikeTls);
        if (trace.LooksLikeTls)
        {
            _pacing.Explain(TransportFailure.PlainTextToTls(endpoint, null));
        }

        return trace.LooksLikeTls;
    }

    /// <summary>Opens a socket to the first of the endpoint's addresses that takes it; the caller disposes it.</summary>
    public async Task<Socket> OpenSocketAsync(CancellationToken cancellationToken)
    {
        SocketException? failure = null;
        var addresses = endpoint.SocketPath is { } path
            ? [new UnixDomainSocketEndPoint(path)]
            : await ResolveAsync(cancellationToken).ConfigureAwait(false);
        foreach (var address in addresses)
        {
            var isTcp = address is IPEndPoint;
            var socket = new Socket(address.AddressFamily, SocketType.Stream, isTcp ? ProtocolType.Tcp : ProtocolType.Unspecified);
            try
            {
                if (isTcp)
                {
                    socket.NoDelay = true;
                }

                await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
                return socket;
            }
            catch (SocketException refused)
            {
                socket.Dispose();
                failure = refused;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw TransportFailure.NotConnected(endpoint, failure);
    }

    public void Drop()
    {
        TracedStream[] open;
        lock (_open)
        {
            open = [.. _open.Keys];
        }

        foreach (var stream in open)
        {
            stream.Trace.IsGivenUp = true;
            stream.Dispose();
        }

        Hurry();
    }

    public async ValueTask DropUnusedAsync()
    {
        if (Interlocked.Exchange(ref _prepared, null) is { } unused)
        {
            await unused.DropAsync().ConfigureAwait(false);
        }
    }

    private async Task<DialledConnection> DialAsync(CancellationToken cancellationToken)
    {
        _pacing.Check();
        try
        {
            return await AttemptAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (EtcdException failure)
        {
            _pacing.Failed(failure);
            throw;
        }
    }

    private async Task<DialledConnection> AttemptAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(dialTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var stage = endpoint.SocketPath is not null || IPAddress.TryParse(endpoint.Host, out _)
            ? "connecting"
            : "looking up its name and connecting";
        Stream? stream = null;
        try
        {
            var socket = await OpenSocketAsync(either.Token).ConfigureAwait(false);
            var trace = new ConnectionTrace();
            var raw = Register(new TracedStream(new NetworkStream(socket, ownsSocket: true), trace, Forget));
            stream = raw;
            if (endpoint.Tls)
            {
                stage = "the TLS handshake";
                stream = await SecureAsync(raw, trace, either.Token).ConfigureAwait(false);
            }

            (Latest, trace.IsMade) = (trace, true);
            return new(stream, trace);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            await DropAsync(stream).ConfigureAwait(false);
            throw new EtcdException(
                EtcdErrorKind.Unreachable,
                $"{endpoint} did not finish {stage} within {dialTimeout.TotalSeconds:0.###} s; check the address and any firewall between.",
                endpoint);
        }
        catch
        {
            await DropAsync(stream).ConfigureAwait(false);
            throw;
        }
    }

    private TracedStream Register(TracedStream stream)
    {
        lock (_open)
        {
            _open.Add(stream, (clock.GetTimestamp(), ++_made));
        }

        return stream;
    }

    private void Forget(TracedStream stream)
    {
        bool isOpen;
        (long Since, long Number) connection;
        lock (_open)
        {
            isOpen = _open.Remove(stream, out connection);
        }

        // A connection that ended while being made has its own cause, and one closed by this side says nothing about the peer.
        if (isOpen && stream.Trace is { IsMade: true, IsGivenUp: false } trace)
        {
            _pacing.Ended(connection.Since, TransportFailure.EndedAtOnce(endpoint, trace));
        }
    }

    private static ValueTask DropAsync(Stream? stream) => stream?.DisposeAsync() ?? default;

    private async Task<EndPoint[]> ResolveAsync(CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(endpoint.Host, out var address))
        {
            return [new IPEndPoint(address, endpoint.Port)];
        }

        try
        {
            var addresses = await Dns.GetHostAddressesAsync(endpoint.Host, cancellationToken).ConfigureAwait(false);
            return Array.ConvertAll<IPAddress, EndPoint>(addresses, each => new IPEndPoint(each, endpoint.Port));
        }
        catch (SocketException failure)
        {
            throw new EtcdException(
                EtcdErrorKind.Unreachable,
                $"{endpoint}: the name '{endpoint.Host}' does not resolve; check its spelling and the name server.",
                endpoint, inner: failure);
        }
    }

    private async Task<Stream> SecureAsync(TracedStream raw, ConnectionTrace trace, CancellationToken cancellationToken)
    {
        var check = new ServerCertificateCheck();
        var secured = new TracedSslStream(raw, trace);
        try
        {
            await secured.AuthenticateAsClientAsync(tls.For(endpoint.Host, check, trace), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException)
        {
            await secured.DisposeAsync().ConfigureAwait(false);
            throw TransportFailure.HandshakeFailed(endpoint, check, trace, failure);
        }
        catch
        {
            await secured.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        trace.IsSecured = true;
        if (secured.NegotiatedApplicationProtocol == SslApplicationProtocol.Http2)
        {
            return secured;
        }

        await secured.DisposeAsync().ConfigureAwait(false);
        throw new EtcdException(
            EtcdErrorKind.Protocol, $"{endpoint} speaks TLS but not HTTP/2; check that this is etcd's client port.", endpoint);
    }
}

/// <summary>A connection that was made, and its trace.</summary>
internal sealed record DialledConnection(Stream Stream, ConnectionTrace Trace)
{
    public ValueTask DropAsync()
    {
        Trace.IsGivenUp = true;
        return Stream.DisposeAsync();
    }
}
