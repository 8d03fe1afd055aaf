using KvTui.Tty.Session;

namespace KvTui.Tty.Input.Decoding;

/// <summary>Reads the terminal, decodes all that has arrived in one go, and posts the events.</summary>
public sealed class InputPump(ITerminal terminal, Action<InputEvent> post, TimeProvider time)
{
    private const int BufferSize = 16 * 1024;

    /// <summary>How long an ESC stands alone before it is the Escape key.</summary>
    private static readonly TimeSpan EscapeTimeout = TimeSpan.FromMilliseconds(50);

    /// <summary>How long after that the rest of a sequence may still come.</summary>
    private static readonly TimeSpan TailTimeout = TimeSpan.FromMilliseconds(500);

    private readonly InputDecoder _decoder = new();
    private readonly List<InputEvent> _events = [];

    /// <summary>Runs until the end of input.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        while (await ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            _decoder.Feed(buffer.AsSpan(0, count), _events);
            Post();
        }

        EndWaiting();
    }

    /// <summary>Reads, and ends what the decoder waits for when its time is over.</summary>
    private async ValueTask<int> ReadAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        var read = terminal.ReadAsync(buffer, cancellationToken);
        if (read.IsCompleted || _decoder.Waiting == DecoderWait.None)
        {
            return await read;
        }

        var pending = read.AsTask();
        while (_decoder.Waiting != DecoderWait.None && !await CompletesInTimeAsync(pending, cancellationToken))
        {
            EndWaiting();
        }

        return await pending;
    }

    private async Task<bool> CompletesInTimeAsync(Task pending, CancellationToken cancellationToken)
    {
        var timeout = _decoder.Waiting == DecoderWait.Escape ? EscapeTimeout : TailTimeout;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (await Task.WhenAny(pending, Task.Delay(timeout, time, stop.Token)) == pending)
        {
            await stop.CancelAsync();
        }

        return pending.IsCompleted || cancellationToken.IsCancellationRequested;
    }

    private void EndWaiting()
    {
        if (_decoder.Waiting == DecoderWait.Escape)
        {
            _decoder.Flush(_events);
        }
        else
        {
            _decoder.Expire(_events);
        }

        Post();
    }

    private void Post()
    {
        foreach (var input in _events)
        {
            post(input);
        }

        _events.Clear();
    }
}
