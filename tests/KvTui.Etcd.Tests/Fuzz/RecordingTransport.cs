using Google.Protobuf;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Tests.Fuzz;

/// <summary>Passes calls on, and keeps the messages that a real server answered with.</summary>
internal sealed class RecordingTransport(IGrpcTransport inner, Dictionary<RpcMethod, List<byte[]>> messages) : IGrpcTransport
{
    public EtcdEndpoint Endpoint => inner.Endpoint;

    public bool IsConnected => inner.IsConnected;

    public long Connection => inner.Connection;

    public Task ConnectAsync(CancellationToken cancellationToken) => inner.ConnectAsync(cancellationToken);

    public void Hurry() => inner.Hurry();

    public ValueTask DropUnusedAsync() => inner.DropUnusedAsync();

    public void Drop() => inner.Drop();

    public Task<T> UnaryAsync<T>(RpcMethod method, IMessage request, AnswerParser<T> parse, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
        => inner.UnaryAsync(method, request, Keeping(method, parse), headers, meter, cancellationToken);

    public async Task<IGrpcStream> OpenAsync(RpcMethod method, IMessage first, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
        => new RecordingStream(await inner.OpenAsync(method, first, headers, meter, cancellationToken), this, method);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private AnswerParser<T> Keeping<T>(RpcMethod method, AnswerParser<T> parse) => message =>
    {
        lock (messages)
        {
            (messages.TryGetValue(method, out var known) ? known : messages[method] = []).Add(message.ToArray());
        }

        return parse(message);
    };

    private sealed class RecordingStream(IGrpcStream stream, RecordingTransport transport, RpcMethod method) : IGrpcStream
    {
        public Task SendAsync(IMessage message, CancellationToken cancellationToken) => stream.SendAsync(message, cancellationToken);

        public Task CompleteAsync() => stream.CompleteAsync();

        public ValueTask<(bool Read, T? Message)> ReadAsync<T>(AnswerParser<T> parse, CancellationToken cancellationToken)
            => stream.ReadAsync(transport.Keeping(method, parse), cancellationToken);

        public ValueTask DisposeAsync() => stream.DisposeAsync();
    }
}
