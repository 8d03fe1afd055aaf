using System.Net;
using System.Net.Http.Headers;

namespace KvTui.Etcd.Transport.Framing;

/// <summary>The body of a call with one message; notes when its bytes are handed over to be sent.</summary>
internal sealed class UnaryContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Grpc = new("application/grpc");

    private readonly byte[] _frame;
    private readonly IGrpcTransport _transport;
    private readonly CallMeter _meter;

    public UnaryContent(byte[] frame, IGrpcTransport transport, CallMeter meter)
    {
        (_frame, _transport, _meter) = (frame, transport, meter);
        Headers.ContentType = Grpc;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _meter.Leave(_transport.Endpoint, _transport.Connection);
        return stream.WriteAsync(_frame, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _frame.Length;
        return true;
    }
}
