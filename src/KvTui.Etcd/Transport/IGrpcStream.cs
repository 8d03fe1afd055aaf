using Google.Protobuf;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Transport;

/// <summary>An open stream of messages in both directions; disposing it ends the call.</summary>
internal interface IGrpcStream : IAsyncDisposable
{
    /// <summary>Sends a message; may be called beside a read, and by several callers.</summary>
    Task SendAsync(IMessage message, CancellationToken cancellationToken);

    /// <summary>Says that nothing more will be sent.</summary>
    Task CompleteAsync();

    /// <summary>Reads the next message; default at the end with status 0, <see cref="EtcdException"/> at any other end.</summary>
    ValueTask<(bool Read, T? Message)> ReadAsync<T>(AnswerParser<T> parse, CancellationToken cancellationToken);
}
