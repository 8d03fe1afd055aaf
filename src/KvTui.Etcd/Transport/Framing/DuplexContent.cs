using System.Net;
using System.Net.Http.Headers;

namespace KvTui.Etcd.Transport.Framing;

/// <summary>A request body that stays open: messages are written to it one by one until it is completed.</summary>
internal sealed class DuplexContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Grpc = new("application/grpc");

    private readonly byte[] _first;
    private readonly IGrpcTransport _transport;
    private readonly CallMeter _meter;
    private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _writing = new(1, 1);

    public DuplexContent(byte[] first, IGrpcTransport transport, CallMeter meter)
    {
        (_first, _transport, _meter) = (first, transport, meter);
        Headers.ContentType = Grpc;
    }

    public async Task WriteAsync(byte[] frame, CancellationToken cancellationToken)
    {
        var stream = await _opened.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_completed.Task.IsCompleted, this);
            await stream.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            _meter.SentBytes += frame.Length;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Ends the body; nothing can be written afterwards.</summary>
    public void Complete() => _completed.TrySetResult();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _meter.Leave(_transport.Endpoint, _transport.Connection);
        _meter.SentBytes += _first.Length;
        await stream.WriteAsync(_first, cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        _opened.TrySetResult(stream);
        await _completed.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
