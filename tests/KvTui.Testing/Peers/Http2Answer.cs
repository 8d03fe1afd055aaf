using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace KvTui.Testing.Peers;

/// <summary>Writes the frames of an answer to one request; nothing keeps them right.</summary>
public sealed class Http2Answer(NetworkStream stream, int id, CancellationToken cancellationToken)
{
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;

    public CancellationToken Stopped => cancellationToken;

    /// <summary>What was asked for, as “/etcdserverpb.KV/Range”.</summary>
    public string Path { get; init; } = "";

    /// <summary>The first message of the request, as far as it came in one frame.</summary>
    public ReadOnlyMemory<byte> Request { get; init; }

    public Task HeadersAsync(string contentType = "application/grpc", bool end = false)
        => WriteAsync(stream, 1, (byte)(EndHeaders | (end ? EndStream : 0)), id, [.. Field(":status", "200"), .. Field("content-type", contentType)], cancellationToken);

    public Task RefuseAsync(string status)
        => WriteAsync(stream, 1, EndHeaders | EndStream, id, [.. Field(":status", status), .. Field("content-type", "text/plain")], cancellationToken);

    public Task StatusInHeadersAsync(int code, string message) => WriteAsync(
        stream,
        1,
        EndHeaders | EndStream,
        id,
        [.. Field(":status", "200"), .. Field("content-type", "application/grpc"), .. Field("grpc-status", $"{code}"), .. Field("grpc-message", message)],
        cancellationToken);

    public Task TrailersAsync(int code) => WriteAsync(stream, 1, EndHeaders | EndStream, id, [.. Field("grpc-status", $"{code}")], cancellationToken);

    public Task DataAsync(byte[] bytes, bool end = false) => WriteAsync(stream, 0, end ? EndStream : (byte)0, id, bytes, cancellationToken);

    public Task MessageAsync(byte[] content)
    {
        var frame = new byte[5 + content.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)content.Length);
        content.CopyTo(frame, 5);
        return DataAsync(frame);
    }

    /// <summary>RST_STREAM with an error code of RFC 9113, section 7.</summary>
    public Task ResetAsync(uint code) => WriteAsync(stream, 3, 0, id, BigEndian(code), cancellationToken);

    /// <summary>GOAWAY that disowns every stream, then the end of the connection.</summary>
    public async Task GoAwayAsync(uint code)
    {
        await WriteAsync(stream, 7, 0, 0, [.. BigEndian(0), .. BigEndian(code)], cancellationToken);
        stream.Socket.Shutdown(SocketShutdown.Send);
    }

    public void Break() => stream.Socket.Close(0);

    public Task GarbageAsync(byte[] bytes) => stream.WriteAsync(bytes, cancellationToken).AsTask();

    public static async Task WriteAsync(NetworkStream stream, byte type, byte flags, int id, byte[] payload, CancellationToken cancellationToken)
    {
        var frame = new byte[9 + payload.Length];
        (frame[0], frame[1], frame[2], frame[3], frame[4]) = ((byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, type, flags);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), id);
        payload.CopyTo(frame, 9);
        await stream.WriteAsync(frame, cancellationToken);
    }

    private static byte[] BigEndian(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    /// <summary>A literal header field without indexing and without Huffman coding (RFC 7541, section 6.2.2).</summary>
    private static byte[] Field(string name, string value)
        => [0, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];
}
