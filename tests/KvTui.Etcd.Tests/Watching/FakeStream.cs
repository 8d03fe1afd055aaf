using Google.Protobuf;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Tests.Watching;

/// <summary>A stream that answers as the test says, and after that ends or is silent.</summary>
internal sealed class FakeStream(IEnumerable<IMessage> answers, bool ends) : IGrpcStream
{
    private readonly Queue<byte[]> _answers = new(answers.Select(static answer => answer.ToByteArray()));

    public List<IMessage> Sent { get; } = [];

    public Task SendAsync(IMessage message, CancellationToken cancellationToken)
    {
        Sent.Add(message);
        return Task.CompletedTask;
    }

    public Task CompleteAsync() => Task.CompletedTask;

    public async ValueTask<(bool Read, T? Message)> ReadAsync<T>(AnswerParser<T> parse, CancellationToken cancellationToken)
    {
        if (_answers.TryDequeue(out var answer))
        {
            return (true, parse(answer));
        }

        if (!ends)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        return default;
    }

    public ValueTask DisposeAsync() => default;
}
