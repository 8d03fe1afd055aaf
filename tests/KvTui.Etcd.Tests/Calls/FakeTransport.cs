using System.Collections.Concurrent;
using Google.Protobuf;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Transport.Framing;

namespace KvTui.Etcd.Tests.Calls;

/// <summary>A member of which the test says what it does with each call.</summary>
internal sealed class FakeTransport(EtcdEndpoint endpoint, Func<RpcMethod, CallHeaders, EtcdException?> answer) : IGrpcTransport
{
    public EtcdEndpoint Endpoint => endpoint;

    public bool IsConnected { get; set; } = true;

    /// <summary>In their order; calls may come at the same time.</summary>
    public ConcurrentQueue<(RpcMethod Method, CallHeaders Headers)> Calls { get; } = [];

    public int MadeConnections => 1;

    public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Hurry()
    {
    }

    public ValueTask DropUnusedAsync() => default;

    public void Drop()
    {
    }

    public Task<T> UnaryAsync<T>(RpcMethod method, IMessage request, FrameParser<T> parse, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
    {
        Calls.Enqueue((method, headers));
        return answer(method, headers) is { } failure ? Task.FromException<T>(failure) : Task.FromResult(parse(Answer(method)));
    }

    public Task<IGrpcStream> OpenAsync(RpcMethod method, IMessage first, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
    {
        Calls.Enqueue((method, headers));
        return Task.FromException<IGrpcStream>(answer(method, headers) ?? new EtcdException(EtcdErrorKind.PermissionDenied, "no streams here", endpoint));
    }

    public ValueTask DisposeAsync() => default;

    private static byte[] Answer(RpcMethod method)
        => method == RpcMethod.Authenticate ? new Protos.AuthenticateResponse { Token = "token-1" }.ToByteArray() : [];
}
