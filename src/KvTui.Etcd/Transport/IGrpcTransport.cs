using Google.Protobuf;

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

    Task<T> UnaryAsync<T>(
        RpcMethod method, IMessage request, AnswerParser<T> parse, CallHeaders headers, CallMeter meter,
        CancellationToken cancellationToken);

    /// <summary>Opens a stream with its first message; returns at the response headers, which etcd sends with its first answer.</summary>
    Task<IGrpcStream> OpenAsync(
        RpcMethod method, IMessage first, CallHeaders headers, CallMeter meter, CancellationToken cancellationToken);
}

/// <summary>An open stream of messages in both directions; disposing it ends the call.</summary>
internal interface IGrpcStream : IAsyncDisposable
{
    /// <summary>Sends a message; may be called during a read, and concurrently.</summary>
    Task SendAsync(IMessage message, CancellationToken cancellationToken);

    /// <summary>Half-closes the stream: nothing more will be sent.</summary>
    Task CompleteAsync();

    /// <summary>Reads the next message; Read is false at an end with status 0. Any other end throws <see cref="EtcdException"/>.</summary>
    ValueTask<(bool Read, T? Message)> ReadAsync<T>(AnswerParser<T> parse, CancellationToken cancellationToken);
}

/// <summary>The metadata of a call.</summary>
/// <param name="Token">Sent as “token”; null sends none.</param>
/// <param name="RequireLeader">Sends “hasleader: true”, so that a member without a leader refuses at once.</param>
/// <param name="Timeout">Sent as “grpc-timeout”; zero sends none.</param>
/// <param name="MostBytes">The largest answer accepted, in bytes, checked before it is read; 0 means the client's limit. Not sent.</param>
internal readonly record struct CallHeaders(string? Token, bool RequireLeader, TimeSpan Timeout, int MostBytes = 0);
