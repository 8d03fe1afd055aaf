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
    private bool _isListening;

    /// <summary>Notes that the connection is being read.</summary>
    public void Listen() => Volatile.Write(ref _isListening, true);

    /// <summary>Notes that something was read, or that there is nothing to be read any more.</summary>
    public void Heard() => _heard.TrySetResult();

    /// <summary>Waits for bytes to be written; if they cannot be, until the peer is heard by whoever reads, or else here.</summary>
    public async ValueTask AfterAsync(ValueTask writing, Stream stream)
    {
        try
        {
            await writing.ConfigureAwait(false);
        }
        catch (IOException)
        {
            await HearAsync(stream).ConfigureAwait(false);
            throw;
        }
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
