using Google.Protobuf;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Transport;

/// <summary>
/// gRPC calls over one connection to one member. Failures throw <see cref="EtcdException"/>; <see cref="OperationCanceledException"/> is
/// thrown only if the caller's token was cancelled.
/// </summary>
internal interface IGrpcTransport : IAsyncDisposable
{
    EtcdEndpoint Endpoint { get; }

    /// <summary>Whether a connection is open, as far as known.</summary>
    bool IsConnected { get; }

    /// <summary>The number of the one open connection, counted from 1; 0 if none or several are open.</summary>
    long Connection { get; }

    /// <summary>Makes the connection for the next call, if none is open.</summary>
    Task ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Allows the next attempt to connect at once, even if the last one failed a moment ago.</summary>
    void Hurry();

    /// <summary>Closes a prepared connection that was not used: a server that shuts down would wait for its first byte.</summary>
    ValueTask DropUnusedAsync();

    /// <summary>Closes the open connections, on which nothing answers any more; the next call makes a new one.</summary>
    void Drop();

    /// <summary>Sends one message and reads one answer.</summary>
    Task<T> UnaryAsync<T>(RpcMethod method, IMessage request, AnswerParser<T> parse, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken);

    /// <summary>Opens a stream with its first message; returns at the response headers, which etcd sends with its first answer.</summary>
    Task<IGrpcStream> OpenAsync(RpcMethod method, IMessage first, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken);
}
