using System.Buffers.Binary;
using Google.Protobuf;

namespace KvTui.Etcd.Transport.Framing;

/// <summary>Writes one gRPC message: uncompressed flag, length, content.</summary>
internal static class FrameWriter
{
    private const int HeaderBytes = 5;

    public static byte[] Write(IMessage message)
    {
        var size = message.CalculateSize();
        var frame = new byte[HeaderBytes + size];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)size);
        message.WriteTo(frame.AsSpan(HeaderBytes));
        return frame;
    }
}
