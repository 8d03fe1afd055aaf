using Google.Protobuf;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Transport.Connections;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Tests.Fuzz;

/// <summary>The real transport over a handler that answers with recorded messages which are damaged: inside, in their framing, or in how they end.</summary>
internal sealed class MutantTransport : IGrpcTransport
{
    private readonly MutantHandler _handler;
    private readonly GrpcTransport _inner;

    public MutantTransport(EtcdEndpoint endpoint, EtcdClientOptions options, IReadOnlyDictionary<RpcMethod, List<byte[]>> recorded, Random random)
    {
        _handler = new(recorded, random);
        var connector = new Connector(endpoint, new(options.Tls, TimeProvider.System), options.DialTimeout, TimeProvider.System);
        _inner = new(endpoint, options, connector, _handler, static () => 1);
    }

    public EtcdEndpoint Endpoint => _inner.Endpoint;

    public bool IsConnected => true;

    public long Connection => _inner.Connection;

    /// <summary>Bytes of answers given.</summary>
    public long Given => _handler.Given;

    public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Hurry()
    {
    }

    public ValueTask DropUnusedAsync() => default;

    public void Drop()
    {
    }

    public Task<T> UnaryAsync<T>(RpcMethod method, IMessage request, AnswerParser<T> parse, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
        => _inner.UnaryAsync(method, request, parse, headers, meter, cancellationToken);

    public Task<IGrpcStream> OpenAsync(RpcMethod method, IMessage first, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
        => _inner.OpenAsync(method, first, headers, meter, cancellationToken);

    public ValueTask DisposeAsync() => _inner.DisposeAsync();
}
