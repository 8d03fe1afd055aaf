using System.Net;
using System.Net.Sockets;

namespace KvTui.Etcd.Tests.Discovery;

/// <summary>A name server on loopback that answers each question with whatever a test says, by UDP and TCP on one port.</summary>
internal sealed class FakeDnsServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Socket _udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly TcpListener _tcp;
    private readonly Task[] _work;

    /// <param name="answer">The datagrams for a question; whether it came by TCP is its second argument.</param>
    public FakeDnsServer(Func<byte[], bool, IEnumerable<byte[]>> answer)
    {
        _tcp = new(IPAddress.Loopback, 0);
        _tcp.Start();
        Address = (IPEndPoint)_tcp.LocalEndpoint;
        _udp.Bind(Address);
        _work = [ServeUdpAsync(answer), ServeTcpAsync(answer)];
    }

    public IPEndPoint Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_work);
        _udp.Dispose();
        _tcp.Dispose();
        _end.Dispose();
    }

    private async Task ServeUdpAsync(Func<byte[], bool, IEnumerable<byte[]>> answer)
    {
        var buffer = new byte[65536];
        try
        {
            while (true)
            {
                var question = await _udp.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), _end.Token);
                foreach (var datagram in answer(buffer[..question.ReceivedBytes], false))
                {
                    await _udp.SendToAsync(datagram, question.RemoteEndPoint, _end.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // the end
        }
    }

    private async Task ServeTcpAsync(Func<byte[], bool, IEnumerable<byte[]>> answer)
    {
        try
        {
            while (true)
            {
                using var client = await _tcp.AcceptTcpClientAsync(_end.Token);
                var stream = client.GetStream();
                var header = new byte[2];
                await stream.ReadExactlyAsync(header, _end.Token);
                var question = new byte[(header[0] << 8) | header[1]];
                await stream.ReadExactlyAsync(question, _end.Token);
                foreach (var message in answer(question, true))
                {
                    await stream.WriteAsync((byte[])[(byte)(message.Length >> 8), (byte)message.Length, .. message], _end.Token);
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            // the end
        }
    }
}
