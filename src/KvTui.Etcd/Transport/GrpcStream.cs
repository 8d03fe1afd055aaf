using Google.Protobuf;
using Grpc.Core;

namespace KvTui.Etcd.Transport;

/// <summary>An open call with messages in both directions, or only answers after the first request.</summary>
/// <param name="requests">Null if only the first message is sent.</param>
internal sealed class GrpcStream(
    GrpcTransport transport,
    IDisposable call,
    IClientStreamWriter<Outgoing>? requests,
    IAsyncStreamReader<byte[]> answers,
    CancellationTokenSource lifetime,
    CallMeter meter) : IGrpcStream
{
    private readonly SemaphoreSlim _writing = new(1, 1);
    private Task<bool>? _reading;
    private bool _disposed;

    private IClientStreamWriter<Outgoing> Requests => requests ?? throw new InvalidOperationException("This call takes one message only.");

    public async Task SendAsync(IMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await Requests.WriteAsync(new(message, meter, null), cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _writing.Release();
            }
        }
        catch (Exception failure)
        {
            throw transport.Translate(failure, meter, cancellationToken);
        }
    }

    public async Task CompleteAsync()
    {
        try
        {
            await Requests.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            throw transport.Translate(failure, meter, CancellationToken.None);
        }
    }

    public async ValueTask<(bool Read, T? Message)> ReadAsync<T>(AnswerParser<T> parse, CancellationToken cancellationToken)
    {
        try
        {
            // Cancelling MoveNext would end the call, so an abandoned read goes on and serves the next caller.
            _reading ??= answers.MoveNext(CancellationToken.None);
            var isRead = await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
            _reading = null;
            if (!isRead)
            {
                return (false, default);
            }

            var message = answers.Current;
            meter.ReceivedBytes += message.Length + Outgoing.PrefixBytes;
            return (true, parse.Read(message));
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
        call.Dispose();
        _ = _reading?.ContinueWith(static ended => ended.Exception, TaskScheduler.Default);
        lifetime.Dispose();
        _writing.Dispose();
    }
}
