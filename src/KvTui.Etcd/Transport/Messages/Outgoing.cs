using Google.Protobuf;
using Grpc.Core;

namespace KvTui.Etcd.Transport.Messages;

/// <summary>A message to send, written once the HTTP/2 stream is open; a call has no effect before that.</summary>
/// <param name="leaving">Called before the bytes are written, which are not if it throws; null after a stream's first message.</param>
internal sealed class Outgoing(IMessage message, CallMeter meter, Action<CallMeter>? leaving)
{
    /// <summary>The flag and the length before each message (gRPC over HTTP/2, “Length-Prefixed-Message”).</summary>
    public const int PrefixBytes = 5;

    /// <summary>Writes requests; as answers stay raw, one pair of types serves every call: each further pair costs start-up time.</summary>
    public static readonly Marshaller<Outgoing> Marshaller = new(
        Write, static _ => throw new NotSupportedException("Requests are only written."));

    public static readonly Marshaller<byte[]> Answers =
        new(static (_, _) => throw new NotSupportedException("Answers are only read."), static context => context.PayloadAsNewBuffer());

    private static void Write(Outgoing outgoing, SerializationContext context) => outgoing.Write(context);

    private void Write(SerializationContext context)
    {
        leaving?.Invoke(meter);
        var size = message.CalculateSize();
        meter.SentBytes += size + PrefixBytes;
        context.SetPayloadLength(size);
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
