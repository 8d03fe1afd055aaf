using Google.Protobuf;

namespace KvTui.Etcd.Calls;

/// <summary>An open stream and its channel; the call is added to the command log when disposed.</summary>
internal sealed class OpenedStream(
    IGrpcStream stream, CallDescriptor call, EndpointChannel channel, string? token, ClusterIdentity identity, CallMeter meter,
    CallReport report) : IAsyncDisposable
{
    private EtcdErrorKind? _error;
    private bool _disposed;

    public EndpointChannel Channel => channel;

    public string? Token => token;

    public Task SendAsync(IMessage message, CancellationToken cancellationToken) => stream.SendAsync(message, cancellationToken);

    public Task CompleteAsync() => stream.CompleteAsync();

    public async ValueTask<(bool Read, T? Message)> ReadAsync<T>(AnswerParser<T> parse, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(report.Counting(Read), cancellationToken).ConfigureAwait(false);
        }
        catch (EtcdException failure)
        {
            _error = failure.Kind;
            throw;
        }

        T Read(ReadOnlyMemory<byte> message)
        {
            var clusterId = WireRecords.ClusterId(message.Span);
            channel.Identity.Note(meter.Connection, clusterId);
            identity.CheckAnswer(call, channel.Endpoint, clusterId);
            return parse(message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            await stream.DisposeAsync().ConfigureAwait(false);
            report.End(_error);
        }
    }
}
