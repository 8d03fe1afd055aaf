using KvTui.Core.Browse.Order;
using KvTui.Core.Explorer.Services;
using KvTui.Etcd;

namespace KvTui.Core.Browse;

/// <summary>Runs what browsing the keys asks for: filtering and sorting many of them, and asking for their leases.</summary>
/// <param name="stopping">Ends all of it.</param>
internal sealed class BrowseRunner(IEtcdClient client, Mailbox mailbox, TimeProvider clock, CancellationToken stopping) : IDisposable
{
    private readonly FilterScanner _filters = new(mailbox, clock);
    private CancellationTokenSource _filter = new();
    private CancellationTokenSource _sort = new();

    /// <summary>
    /// Runs an effect; of filters, and of sorting, a newer one cancels the one before. Nothing is posted after that. Null if the effect is
    /// for others.
    /// </summary>
    public Task? RunAsync(Effect effect)
    {
        switch (effect)
        {
            case Effect.Filter filter:
                return _filters.RunAsync(filter, Renew(ref _filter));
            case Effect.CancelFilter:
                Renew(ref _filter);
                return Task.CompletedTask;
            case Effect.Sort sort:
                var token = Renew(ref _sort);
                return Task.Run(() => Sort(sort, token), CancellationToken.None);
            case Effect.AskLeases leases:
                return AskAsync(leases);
            default:
                return null;
        }
    }

    public void Dispose()
    {
        _filter.Dispose();
        _sort.Dispose();
    }

    private CancellationToken Renew(ref CancellationTokenSource source)
    {
        source.Cancel();
        source.Dispose();
        source = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        return source.Token;
    }

    private void Sort(Effect.Sort sort, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        try
        {
            var sorted = sort.Subject.Sorted(cancellationToken);
            mailbox.PostOutcome(new OperationMessage.Sorted(sort.Generation, sorted, clock.GetElapsedTime(started)));
        }
        catch (OperationCanceledException)
        {
            // Something else is to be sorted by now.
        }
    }

    private async Task AskAsync(Effect.AskLeases ask)
    {
        var known = ImmutableArray<LeaseTime>.Empty;
        try
        {
            foreach (var lease in ask.Leases)
            {
                var left = await client.Leases.TimeToLiveAsync(lease, stopping);
                known = known.Add(new(lease, clock.GetUtcNow() + left));
            }
        }
        catch (Exception error) when (error is EtcdException or OperationCanceledException)
        {
            // It is asked again in a moment.
        }

        mailbox.PostOutcome(new OperationMessage.LeasesAsked(known));
    }
}
