using System.Buffers.Binary;
using Google.Protobuf;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Transport.Connections;
using KvTui.Etcd.Transport.Framing;

namespace KvTui.Etcd.Tests.Fuzz;

/// <summary>Answers with recorded messages that are damaged: inside, or their frames. What fails is translated as the real transport does it.</summary>
internal sealed class MutantTransport(EtcdEndpoint endpoint, IReadOnlyDictionary<RpcMethod, List<byte[]>> recorded, Random random) : IGrpcTransport
{
    private const int LargestAnswer = 1 << 20;

    public EtcdEndpoint Endpoint => endpoint;

    public bool IsConnected => true;

    /// <summary>Bytes of answers given.</summary>
    public long Given { get; private set; }

    /// <summary>Called when a call was answered.</summary>
    public Action? Answered { get; set; }

    public int MadeConnections => 1;

    public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Hurry()
    {
    }

    public ValueTask DropUnusedAsync() => default;

    public void Drop()
    {
    }

    public async Task<T> UnaryAsync<T>(RpcMethod method, IMessage request, FrameParser<T> parse, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
    {
        var known = recorded[method];
        using var frames = Frames([known[random.Next(known.Count)]]);
        try
        {
            return await frames.ReadAsync(cancellationToken) is { } body ? parse.Read(body.Span) : throw new FrameException("there is no message");
        }
        catch (Exception failure) when (failure is not EtcdException)
        {
            throw TransportFailure.Describe(failure, endpoint, null, meter);
        }
        finally
        {
            Answered?.Invoke();
        }
    }

    public Task<IGrpcStream> OpenAsync(RpcMethod method, IMessage first, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
        => Task.FromResult<IGrpcStream>(new MutantStream(this, Frames(recorded[method]), meter));

    public ValueTask DisposeAsync() => default;

    private FrameReader Frames(List<byte[]> messages)
    {
        var wire = new List<byte>();
        var inside = random.Next(4) > 0;
        foreach (var message in messages)
        {
            var body = inside && random.Next(messages.Count) == 0 ? Mutation.Of(message, random) : message;
            var header = new byte[5];
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(1), body.Length);
            wire.AddRange(header);
            wire.AddRange(body);
        }

        byte[] sound = [.. wire];
        var bytes = inside ? sound : Mutation.Of(sound, random);
        Given += bytes.Length;
        return new(new MemoryStream(bytes), LargestAnswer);
    }

    private sealed class MutantStream(MutantTransport transport, FrameReader frames, CallMeter meter) : IGrpcStream
    {
        public Task SendAsync(IMessage message, CancellationToken cancellationToken) => Task.CompletedTask;

        public async ValueTask<(bool Read, T? Message)> ReadAsync<T>(FrameParser<T> parse, CancellationToken cancellationToken)
        {
            try
            {
                return await frames.ReadAsync(cancellationToken) is { } body ? (true, parse.Read(body.Span)) : (false, default);
            }
            catch (Exception failure) when (failure is not EtcdException)
            {
                throw TransportFailure.Describe(failure, transport.Endpoint, null, meter);
            }
        }

        public ValueTask DisposeAsync()
        {
            frames.Dispose();
            return default;
        }
    }
}
