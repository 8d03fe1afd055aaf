using System.Net;
using System.Net.Sockets;

namespace KvTui.Testing.Peers;

/// <summary>A server on loopback that does with each connection whatever the test says, byte for byte.</summary>
public sealed class RawPeer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly List<Task> _connections = [];
    private readonly Task _accepting;
    private int _open;

    public RawPeer(Func<NetworkStream, CancellationToken, Task> serve)
    {
        _listener.Start();
        Address = $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _accepting = AcceptAsync(serve);
    }

    /// <summary>Host and port.</summary>
    public string Address { get; }

    /// <summary>Connections that the client has not closed yet.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>A peer that speaks HTTP/2 and lets the test answer each request.</summary>
    /// <param name="answersUnread">Whether requests are answered before a byte of their bodies is accepted.</param>
    public static RawPeer Http2(Func<Http2Answer, Task> answer, bool answersUnread = false)
        => new((stream, cancellationToken) => new Http2Connection(stream, answer, answersUnread).RunAsync(cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopped.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync(Func<NetworkStream, CancellationToken, Task> serve)
    {
        while (true)
        {
            var socket = await _listener.AcceptSocketAsync(_stopped.Token);
            Interlocked.Increment(ref _open);
            _connections.Add(ServeAsync(socket, serve));
        }
    }

    private async Task ServeAsync(Socket socket, Func<NetworkStream, CancellationToken, Task> serve)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            await serve(stream, _stopped.Token);
            await DrainAsync(stream);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // The client closed, or the test is over.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    /// <summary>Reads on until the client closes.</summary>
    private async Task DrainAsync(NetworkStream stream)
    {
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer, _stopped.Token) > 0)
        {
        }
    }
}
