using Google.Protobuf;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Transport;

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
