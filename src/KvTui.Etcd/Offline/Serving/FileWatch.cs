using System.Threading.Channels;
using Etcdserverpb;
using Google.Protobuf;

namespace KvTui.Etcd.Offline.Serving;

/// <summary>
/// A watch of a file: it begins after the newest revision, answers what asks whether it is alive, and never has an event, as the file is
/// shown as it was when it was opened.
/// </summary>
internal sealed class FileWatch : IGrpcStream
{
    private readonly EtcdEndpoint _endpoint;
    private readonly ResponseHeader _header;
    private readonly long _oldest;
    private readonly Channel<byte[]> _answers = Channel.CreateUnbounded<byte[]>();
    private long _watchers = -1;

    /// <param name="oldest">The oldest revision that is kept as a whole; 0 if all are.</param>
    /// <exception cref="EtcdException">What was changed before is asked for, and is kept.</exception>
    public FileWatch(EtcdEndpoint endpoint, ResponseHeader header, long oldest, WatchRequest first)
    {
        (_endpoint, _header, _oldest) = (endpoint, header, oldest);
        Answer(first);
    }

    public Task SendAsync(IMessage message, CancellationToken cancellationToken)
    {
        Answer((WatchRequest)message);
        return Task.CompletedTask;
    }

    public Task CompleteAsync()
    {
        _answers.Writer.TryComplete();
        return Task.CompletedTask;
    }

    public async ValueTask<(bool Read, T? Message)> ReadAsync<T>(AnswerParser<T> parse, CancellationToken cancellationToken)
        => await _answers.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false) && _answers.Reader.TryRead(out var answer)
            ? (true, parse.Read(answer))
            : (false, default);

    public ValueTask DisposeAsync()
    {
        _answers.Writer.TryComplete();
        return default;
    }

    /// <exception cref="EtcdException">What was changed before is asked for, and is kept.</exception>
    private void Answer(WatchRequest request)
    {
        var answer = new WatchResponse { Header = FileTransport.Header(_header) };
        switch (request.RequestUnionCase)
        {
            case WatchRequest.RequestUnionOneofCase.CreateRequest:
                Create(request.CreateRequest.StartRevision);
                return;
            case WatchRequest.RequestUnionOneofCase.ProgressRequest:
                answer.WatchId = -1;
                break;
            case WatchRequest.RequestUnionOneofCase.CancelRequest:
                (answer.WatchId, answer.Canceled) = (request.CancelRequest.WatchId, true);
                break;
            case WatchRequest.RequestUnionOneofCase.None:
                return;
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request.RequestUnionCase, "is not a known request");
        }

        Send(answer);
    }

    /// <summary>A watch from a compacted revision is made and then cancelled, as by etcd.</summary>
    private void Create(long start)
    {
        if (start >= Math.Max(1, _oldest) && start <= _header.Revision)
        {
            throw new EtcdException(
                EtcdErrorKind.Unimplemented,
                $"{_endpoint} is a file: its changes are not told one after the other; ask for the history of a key instead.", _endpoint);
        }

        var header = FileTransport.Header(_header);
        var watcher = Interlocked.Increment(ref _watchers);
        Send(new() { Header = header, WatchId = watcher, Created = true });
        if (start > 0 && start < _oldest)
        {
            Send(new() { Header = header, WatchId = watcher, Canceled = true, CompactRevision = _oldest });
        }
    }

    private void Send(WatchResponse answer) => _answers.Writer.TryWrite(answer.ToByteArray());
}
