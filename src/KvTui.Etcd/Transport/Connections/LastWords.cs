using System.Net.Sockets;

namespace KvTui.Etcd.Transport.Connections;

/// <summary>
/// Hears what a peer said before it closed a connection. A peer that refuses a client says why and closes at once, and the next bytes for
/// it fail to be written: the HTTP layer then gives the connection up without having read the reason.
/// </summary>
internal sealed class LastWords
{
    /// <summary>More than enough, as what was said has arrived before the writing could fail.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Bytes; more than it takes to tell a protocol from its beginning.</summary>
    private const int Most = 64;

    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Task _write = Task.CompletedTask;
    private bool _isListening;

    /// <summary>The failure by which a write learned that the peer had reset the connection; null if none did.</summary>
    private volatile IOException? _reset;

    /// <summary>Notes that the connection is being read.</summary>
    public void Listen() => Volatile.Write(ref _isListening, true);

    /// <summary>Notes that something was read, or that there is nothing to be read any more.</summary>
    public void Heard() => _heard.TrySetResult();

    /// <summary>Waits for bytes to be written; if they cannot be, until the peer is heard by whoever reads, or else here.</summary>
    public async ValueTask AfterAsync(Func<ValueTask> write, Stream stream)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _write = ended.Task;
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            _reset = failure.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset } ? failure : null;
            ended.SetResult();
            await HearAsync(stream).ConfigureAwait(false);
            throw;
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    /// <summary>
    /// The reset behind what reads as the end of the stream; null if the peer did close it. The system tells of a reset once: if a write
    /// hears of it, a read sees a plain end.
    /// </summary>
    public async ValueTask<IOException?> ResetBehindEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _write.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _reset;
    }

    private async Task HearAsync(Stream stream)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            if (Volatile.Read(ref _isListening))
            {
                await _heard.Task.WaitAsync(patience.Token).ConfigureAwait(false);
            }
            else
            {
                await stream.ReadAsync(new byte[Most], patience.Token).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // Reading failed, which is noted; or the peer said nothing.
        }
    }
}
