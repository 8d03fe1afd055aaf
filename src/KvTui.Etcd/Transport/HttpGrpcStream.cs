using Google.Protobuf;
using KvTui.Etcd.Transport.Framing;

namespace KvTui.Etcd.Transport;

/// <summary>An open HTTP/2 stream that carries messages both ways.</summary>
internal sealed class HttpGrpcStream(
    HttpGrpcTransport transport,
    HttpRequestMessage request,
    DuplexContent content,
    HttpResponseMessage response,
    FrameReader frames,
    CancellationTokenSource lifetime,
    CallMeter meter) : IGrpcStream
{
    private bool _disposed;

    public async Task SendAsync(IMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await content.WriteAsync(FrameWriter.Write(message), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            throw transport.Translate(failure, meter, cancellationToken);
        }
    }

    public async ValueTask<(bool Read, T? Message)> ReadAsync<T>(FrameParser<T> parse, CancellationToken cancellationToken)
    {
        try
        {
            if (await frames.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } body)
            {
                GrpcResponse.CheckEnd(response, transport.Endpoint, meter);
                return (false, default);
            }

            meter.ReceivedBytes = frames.TotalBytes;
            return (true, parse.Read(body.Span));
        }
        catch (Exception failure) when (failure is not EtcdException)
        {
            throw transport.Translate(failure, meter, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await lifetime.CancelAsync().ConfigureAwait(false);
        content.Complete();
        response.Dispose();
        request.Dispose();
        frames.Dispose();
        lifetime.Dispose();
    }
}
