using System.Runtime.CompilerServices;
using System.Threading.Channels;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Fakes;

/// <summary>A watch that reports what it is given; a new one starts when the one before ends.</summary>
internal sealed class FakeWatchClient : IWatchClient
{
    private readonly Channel<WatchUpdate> _updates = Channel.CreateUnbounded<WatchUpdate>();

    private int _reported;
    private int _taken;
    private int _settled;

    public List<WatchOptions> Asked { get; } = [];

    /// <summary>How many run now.</summary>
    public int Open { get; private set; }

    /// <summary>Whether all that was reported has been taken, and more is waited for.</summary>
    public bool IsDrained => Open > 0 && Volatile.Read(ref _settled) == _reported;

    public void Report(WatchUpdate update)
    {
        _reported++;
        Assert.True(_updates.Writer.TryWrite(update));
    }

    /// <summary>Breaks the watch for good.</summary>
    public void Fail(Exception error) => _updates.Writer.Complete(error);

    public async IAsyncEnumerable<WatchUpdate> WatchAsync(WatchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Asked.Add(options);
        Open++;
        try
        {
            while (true)
            {
                Volatile.Write(ref _settled, _taken);
                await _updates.Reader.WaitToReadAsync(cancellationToken);
                Assert.True(_updates.Reader.TryRead(out var update));
                _taken++;
                yield return update;
                if (update is WatchUpdate.Compacted or WatchUpdate.HistoryLost)
                {
                    yield break;
                }
            }
        }
        finally
        {
            Open--;
        }
    }

    public void ReconnectNow()
    {
    }
}
