using Grpc.Core;

namespace KvTui.Etcd.Calls.Invoker;

/// <summary>A stream over the pipeline, for generated clients; the first message opens it, and it does not resume.</summary>
internal sealed class PipelineStream<TRequest, TResponse>(
    CallPipeline pipeline, Func<TRequest, CallDescriptor> describe, AnswerParser<TResponse> read, CallOptions options)
    : IAsyncStreamReader<TResponse>, IClientStreamWriter<TRequest>, IDisposable
    where TRequest : class
    where TResponse : class
{
    private readonly CallTimeout _ended = new(
        options.Deadline - pipeline.Clock.GetUtcNow().UtcDateTime ?? Timeout.InfiniteTimeSpan, pipeline.Clock, options.CancellationToken);
    private Task<OpenedStream>? _opened;

    public TResponse Current { get; private set; } = null!;

    public WriteOptions? WriteOptions { get; set; }

    /// <summary>Sends the first message; <see cref="MoveNext"/> reports the outcome.</summary>
    public void Begin(TRequest request) => _opened = OpenAsync(request);

    public async Task WriteAsync(TRequest message)
    {
        if (_opened is null)
        {
            Begin(message);
            await _opened!.ConfigureAwait(false);
            return;
        }

        await (await _opened.ConfigureAwait(false)).SendAsync(describe(message).Request, _ended.Token).ConfigureAwait(false);
    }

    public async Task CompleteAsync()
    {
        if (_opened is { } opened)
        {
            await (await opened.ConfigureAwait(false)).CompleteAsync().ConfigureAwait(false);
        }
    }

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        var opened = _opened ?? throw new InvalidOperationException("Nothing was asked for yet: write a message first.");
        var stream = await opened.WaitAsync(either.Token).ConfigureAwait(false);
        var (isRead, message) = await stream.ReadAsync(read, either.Token).ConfigureAwait(false);
        Current = isRead ? message! : null!;
        return isRead;
    }

    public void Dispose()
    {
        _ended.Cancel();
        _ = _opened is null ? Task.CompletedTask : CloseAsync(_opened);
        _ended.Dispose();
    }

    private static async Task CloseAsync(Task<OpenedStream> opened)
    {
        await ((Task)opened).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opened.IsCompletedSuccessfully)
        {
            await (await opened.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<OpenedStream> OpenAsync(TRequest first)
        => await pipeline.OpenAsync(describe(first), _ended.Token).ConfigureAwait(false);
}
