using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace KvTui.Testing.Etcd;

/// <summary>One client connection through a <see cref="FaultProxy"/> and its counterpart at the member.</summary>
internal sealed class ProxiedConnection(Socket client, LinkConditions conditions) : IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly Socket _member = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>The relaying, for the one who waits for its end.</summary>
    public Task Relay { get; set; } = Task.CompletedTask;

    /// <summary>Ends both sides with a reset, in the middle of whatever is on the way.</summary>
    public void Reset()
    {
        try
        {
            _ended.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // it ended by itself meanwhile
        }
    }

    /// <summary>Relays until one side closes or the connection is reset.</summary>
    public async Task RelayAsync(EndPoint target)
    {
        try
        {
            client.NoDelay = true;
            await _member.ConnectAsync(target, _ended.Token);
            var there = PumpAsync(client, _member, () => conditions.Delay, conditions.CountToMember);
            var back = PumpAsync(_member, client, () => conditions.ReplyDelay, n => Interlocked.Add(ref conditions.BytesToClients, n));
            await Task.WhenAll(there, back);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // either side is gone: so is the other
        }
    }

    /// <summary>Closes both sides at once; what is still on the way is lost.</summary>
    public void Dispose()
    {
        Abort(client);
        Abort(_member);
        _ended.Dispose();
    }

    private static void Abort(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    private async Task PumpAsync(Socket from, Socket to, Func<TimeSpan> delay, Action<int> count)
    {
        // a queue between reading and writing: a delayed link holds back each chunk, not the throughput
        var queue = Channel.CreateBounded<(long Read, byte[] Chunk)>(1024);
        await Task.WhenAll(ReadAsync(from, queue.Writer), WriteAsync(queue.Reader, to, delay, count));
    }

    private async Task ReadAsync(Socket from, ChannelWriter<(long Read, byte[] Chunk)> queue)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _ended.Token) is var count and > 0)
            {
                await queue.WriteAsync((TimeProvider.System.GetTimestamp(), buffer[..count]), _ended.Token);
            }
        }
        catch (SocketException)
        {
            await _ended.CancelAsync();
        }
        finally
        {
            queue.Complete();
        }
    }

    private async Task WriteAsync(ChannelReader<(long Read, byte[] Chunk)> queue, Socket to, Func<TimeSpan> delay, Action<int> count)
    {
        try
        {
            await foreach (var (read, chunk) in queue.ReadAllAsync(_ended.Token))
            {
                var wait = delay() - TimeProvider.System.GetElapsedTime(read);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, TimeProvider.System, _ended.Token);
                }

                await conditions.Flowing.WaitAsync(_ended.Token);
                await SendAllAsync(to, chunk);
                count(chunk.Length);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            await _ended.CancelAsync();
        }
    }

    private async Task SendAllAsync(Socket to, ReadOnlyMemory<byte> chunk)
    {
        while (!chunk.IsEmpty)
        {
            chunk = chunk[await to.SendAsync(chunk, _ended.Token)..];
        }
    }
}
