using Google.Protobuf;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Transport;

/// <summary>
/// gRPC calls over one connection to one member. Failures are <see cref="EtcdException"/>;
/// <see cref="OperationCanceledException"/> comes only if the token given was cancelled.
/// </summary>
internal interface IGrpcTransport : IAsyncDisposable
{
    EtcdEndpoint Endpoint { get; }

    /// <summary>Whether a connection is open, as far as is known.</summary>
    bool IsConnected { get; }

    /// <summary>The number of the connection that is open, counted from 1; 0 while none is, or more than one.</summary>
    long Connection { get; }

    /// <summary>Makes the connection that the next call uses, if there is none.</summary>
    Task ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Lets the next connection be made at once, though the last attempt failed a moment ago.</summary>
    void Hurry();

    /// <summary>Closes a connection that was made and not used: a server that is to end waits for its first byte.</summary>
    ValueTask DropUnusedAsync();

    /// <summary>Cuts the open connection, which nothing answers on any more; the next call makes a new one.</summary>
    void Drop();

    /// <summary>Sends one message and reads one.</summary>
    Task<T> UnaryAsync<T>(RpcMethod method, IMessage request, AnswerParser<T> parse, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken);

    /// <summary>Opens a stream by its first message; returns with the answer's headers, which etcd sends with its first answer.</summary>
    Task<IGrpcStream> OpenAsync(RpcMethod method, IMessage first, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken);
}
