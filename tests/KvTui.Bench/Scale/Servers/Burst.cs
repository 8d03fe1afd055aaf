using KvTui.Etcd.Kv;

namespace KvTui.Bench.Scale.Servers;

/// <summary>Writes at a steady rate: transactions that fall due one after the other, several under way.</summary>
/// <param name="kv">The connection it writes on.</param>
/// <param name="perSecond">Operations wanted a second.</param>
/// <param name="perTxn">Operations of each transaction.</param>
/// <param name="operation">The operation with a running number; every one must make an event.</param>
internal sealed class Burst(IKvClient kv, int perSecond, int perTxn, Func<long, TxnOperation> operation)
{
    private const int UnderWay = 8;

    private long _next;
    private long _written;

    /// <summary>Operations done.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>Writes until cancelled; where the server cannot keep up the rate is what it can take.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, UnderWay).Select(_ => WriteAsync(started, cancellationToken)));
    }

    private async Task WriteAsync(long started, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var first = Interlocked.Add(ref _next, perTxn) - perTxn;
            var wait = TimeSpan.FromSeconds((double)first / perSecond) - TimeProvider.System.GetElapsedTime(started);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, TimeProvider.System, CancellationToken.None);
            }

            await kv.TxnAsync(new([], [.. Enumerable.Range(0, perTxn).Select(i => operation(first + i))], []), CancellationToken.None);
            Interlocked.Add(ref _written, perTxn);
        }
    }
}
