using KvTui.Core.Explorer.Services;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Writes.Guarded;

/// <summary>
/// Reads what a deletion of many keys would take, gently, and tells when it is known, or why it is not; a newer question ends the reading.
/// </summary>
internal sealed class RangeMeasure(IEtcdClient client, Mailbox mailbox, CancellationToken stopping) : IDisposable
{
    private CancellationTokenSource _reading = new();

    /// <summary>Reads it. To be called by the loop only.</summary>
    public Task RunAsync(Effect.MeasureRange measure) => ReadAsync(measure.Request, Renewed());

    public void Dispose() => _reading.Dispose();

    private CancellationToken Renewed()
    {
        _reading.Cancel();
        _reading.Dispose();
        _reading = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        return _reading.Token;
    }

    private async Task ReadAsync(WriteRequest.DeletePrefix request, CancellationToken cancellationToken)
    {
        var (bytes, leased) = (0L, 0L);
        try
        {
            var options = new RangeOptions { Background = true, Serializable = true };
            await foreach (var page in client.Kv.PagesAsync(KeyRange.Prefix(request.Prefix), options, cancellationToken))
            {
                foreach (var pair in page.KeyValues)
                {
                    bytes += pair.Key.Length + pair.Value.Length;
                    leased += pair.Lease.Id == 0 ? 0 : 1;
                }
            }

            mailbox.PostOutcome(new OperationMessage.RangeMeasured(request, new(bytes, leased)));
        }
        catch (EtcdException failure)
        {
            mailbox.PostOutcome(new OperationMessage.RangeMeasured(request, null, failure.Message));
        }
        catch (OperationCanceledException)
        {
            // Something else is asked about by now.
        }
    }
}
