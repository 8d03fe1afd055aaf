using System.Collections.Concurrent;
using Google.Protobuf;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Tests.Calls;

/// <summary>A member of which the test says what it does with each call.</summary>
internal sealed class FakeTransport(EtcdEndpoint endpoint, Func<RpcMethod, CallHeaders, EtcdException?> answer) : IGrpcTransport
{
    public EtcdEndpoint Endpoint => endpoint;

    public bool IsConnected { get; set; } = true;

    public long Connection { get; set; } = 1;

    /// <summary>The cluster that its answers name; 0 for none.</summary>
    public ulong ClusterId { get; set; }

    /// <summary>The messages it answers with; null for one that has only a header.</summary>
    public Func<RpcMethod, IMessage?>? Message { get; set; }

    /// <summary>Which calls are left without an answer; none if null.</summary>
    public Func<RpcMethod, bool>? IsSilent { get; set; }

    /// <summary>What the rest of an answer waits for once it has begun; null if it comes at once.</summary>
    public Task? Rest { get; set; }

    /// <summary>Opens a stream by its first message; null if there are no streams here.</summary>
    public Func<IMessage, IGrpcStream>? Stream { get; set; }

    /// <summary>Called when a request is about to be written.</summary>
    public Action<RpcMethod>? Leaving { get; set; }

    /// <summary>In their order; calls may come at the same time.</summary>
    public ConcurrentQueue<(RpcMethod Method, CallHeaders Headers)> Calls { get; } = [];

    /// <summary>The messages of the calls that were not streams, in their order.</summary>
    public ConcurrentQueue<IMessage> Requests { get; } = [];

    /// <summary>The requests whose message left.</summary>
    public ConcurrentQueue<RpcMethod> Written { get; } = [];

    /// <summary>How a connection is made; at once if null.</summary>
    public Func<Task>? Dialling { get; set; }

    /// <summary>How often a connection was asked for.</summary>
    public int Dials { get; private set; }

    public Task ConnectAsync(CancellationToken cancellationToken)
    {
        Dials++;
        return Dialling?.Invoke().WaitAsync(cancellationToken) ?? Task.CompletedTask;
    }

    public void Hurry()
    {
    }

    /// <summary>What happens when a connection that nobody has taken is dropped; nothing if null.</summary>
    public Action? DroppingUnused { get; set; }

    public ValueTask DropUnusedAsync()
    {
        DroppingUnused?.Invoke();
        return default;
    }

    public void Drop()
    {
    }

    public Task<T> UnaryAsync<T>(RpcMethod method, IMessage request, AnswerParser<T> parse, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
    {
        Calls.Enqueue((method, headers));
        Requests.Enqueue(request);
        if (answer(method, headers) is { } failure)
        {
            return Task.FromException<T>(failure);
        }

        if (IsSilent?.Invoke(method) == true)
        {
            return new TaskCompletionSource<T>().Task.WaitAsync(cancellationToken);
        }

        Leaving?.Invoke(method);
        try
        {
            meter.Leave(endpoint, Connection);
        }
        catch (EtcdException replaced)
        {
            return Task.FromException<T>(replaced);
        }

        Written.Enqueue(method);
        return Rest is null ? Task.FromResult(parse(Answer(method))) : EndedAsync(Rest, method, parse, meter, cancellationToken);
    }

    public Task<IGrpcStream> OpenAsync(RpcMethod method, IMessage first, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken)
    {
        Calls.Enqueue((method, headers));
        if (IsSilent?.Invoke(method) == true)
        {
            return new TaskCompletionSource<IGrpcStream>().Task.WaitAsync(cancellationToken);
        }

        if (Stream is not null)
        {
            return Task.FromResult(Stream(first));
        }

        return Task.FromException<IGrpcStream>(answer(method, headers) ?? new EtcdException(EtcdErrorKind.PermissionDenied, "no streams here", endpoint));
    }

    public ValueTask DisposeAsync() => default;

    private async Task<T> EndedAsync<T>(Task rest, RpcMethod method, AnswerParser<T> parse, CallMeter meter, CancellationToken cancellationToken)
    {
        meter.Answered?.Invoke();
        await rest.WaitAsync(cancellationToken);
        return parse(Answer(method));
    }

    private byte[] Answer(RpcMethod method)
    {
        if (Message?.Invoke(method) is { } message)
        {
            return message.ToByteArray();
        }

        var header = ClusterId == 0 ? null : new Etcdserverpb.ResponseHeader { ClusterId = ClusterId, MemberId = 1 };
        return method == RpcMethod.Authenticate
            ? new Etcdserverpb.AuthenticateResponse { Header = header, Token = "token-1" }.ToByteArray()
            : new Etcdserverpb.RangeResponse { Header = header }.ToByteArray();
    }
}
