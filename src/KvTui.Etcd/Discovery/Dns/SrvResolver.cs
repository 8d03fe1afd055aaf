using System.Net.Sockets;

namespace KvTui.Etcd.Discovery.Dns;

/// <summary>Asks name servers for service records, which .NET cannot: over UDP, and over TCP if the answer does not fit.</summary>
internal sealed class SrvResolver(ResolverSettings settings, TimeProvider clock)
{
    private const int NoSuchName = 3;
    private const int LongestName = 253;

    /// <summary>Looks up a name as it is, then with each search suffix; throws only on cancellation.</summary>
    public async Task<SrvAnswer> ResolveAsync(string name, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var first = await AskAllAsync(name, either.Token).ConfigureAwait(false);
        if (first.Failure is null && first.Records.Count == 0)
        {
            foreach (var longer in settings.Search.Select(suffix => $"{name}.{suffix}").Where(static text => text.Length <= LongestName))
            {
                var next = await AskAllAsync(longer, either.Token).ConfigureAwait(false);
                if (next.Records?.Count > 0)
                {
                    return next;
                }
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return first;
    }

    private async Task<SrvAnswer> AskAllAsync(string name, CancellationToken cancellationToken)
    {
        var failure = "there is no time left to ask";
        for (var attempt = 0; attempt < settings.Attempts; attempt++)
        {
            foreach (var server in settings.Servers)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    return new([], failure);
                }

                (var reply, failure) = await AskOneAsync(server, name, cancellationToken).ConfigureAwait(false);
                if (reply is { Code: 0 or NoSuchName } known)
                {
                    return new(known.Records, null);
                }
            }
        }

        return new([], failure);
    }

    private async Task<(DnsReply? Reply, string Failure)> AskOneAsync(IPEndPoint server, string name, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(settings.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var id = (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1);
        var query = DnsMessage.Query(id, name);
        try
        {
            var reply = await AskByUdpAsync(server, query, id, name, either.Token).ConfigureAwait(false);
            if (reply.IsTruncated)
            {
                reply = await AskByTcpAsync(server, query, id, name, either.Token).ConfigureAwait(false)
                    ?? throw new InvalidDataException();
            }

            return (reply, $"the name server {server} refused with code {reply.Code}");
        }
        catch (OperationCanceledException)
        {
            return (null, $"the name server {server} does not answer");
        }
        catch (SocketException failure)
        {
            return (null, $"the name server {server} cannot be asked ({failure.Message.TrimEnd('.')})");
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            return (null, $"the name server {server} sent an answer that is not DNS");
        }
    }

    private static async Task<DnsReply> AskByUdpAsync(
        IPEndPoint server, byte[] query, ushort id, string name, CancellationToken cancellationToken)
    {
        // The socket is connected, so that it receives only the server's own datagrams.
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        await socket.SendAsync(query, cancellationToken).ConfigureAwait(false);
        var buffer = new byte[DnsMessage.MaxBytes];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (DnsMessage.Read(buffer.AsSpan(0, length), id, name) is { } reply)
            {
                return reply;
            }
        }
    }

    private static async Task<DnsReply?> AskByTcpAsync(
        IPEndPoint server, byte[] query, ushort id, string name, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        await using var stream = new NetworkStream(socket);
        byte[] framed = [(byte)(query.Length >> 8), (byte)query.Length, .. query];
        await stream.WriteAsync(framed, cancellationToken).ConfigureAwait(false);
        var header = new byte[2];
        await stream.ReadExactlyAsync(header, cancellationToken).ConfigureAwait(false);
        var answer = new byte[(header[0] << 8) | header[1]];
        await stream.ReadExactlyAsync(answer, cancellationToken).ConfigureAwait(false);
        return DnsMessage.Read(answer, id, name);
    }
}

/// <summary>The DNS answer for a service: records, none, or why they are not known.</summary>
/// <param name="Failure">Why the records are not known, as a clause; null if they are.</param>
internal readonly record struct SrvAnswer(IReadOnlyList<SrvRecord> Records, string? Failure);
