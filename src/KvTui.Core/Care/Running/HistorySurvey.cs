using KvTui.Etcd;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Care.Running;

/// <summary>Asks which revisions of a cluster can be read.</summary>
public sealed class HistorySurvey(IEtcdClient client, TimeProvider clock)
{
    /// <summary>A key to ask for revisions by; it need not exist.</summary>
    private static readonly KeyRange AnyKey = KeyRange.Key(EtcdKey.FromText("health"));

    /// <summary>The latest revision.</summary>
    /// <exception cref="EtcdException">No member answers, or the user may not read.</exception>
    public async Task<long> LatestAsync(CancellationToken cancellationToken) =>
        (await client.Kv.RangeAsync(AnyKey, new() { KeysOnly = true }, cancellationToken)).Header.Revision;

    /// <summary>The oldest revision that can be read; 0 if the cluster does not tell it within the command timeout.</summary>
    /// <exception cref="EtcdException">No member answers, or the user may not read.</exception>
    public async Task<long> OldestAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.Kv.RangeAsync(AnyKey, new() { KeysOnly = true, Revision = 1 }, cancellationToken);
            return 1;
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.Compacted)
        {
            // Only a watch is told up to where.
        }

        using var enough = new CancellationTokenSource(client.Options.CommandTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellationToken);
        try
        {
            await foreach (var update in client.Watch.WatchAsync(new() { Ranges = [AnyKey], StartRevision = 1 }, either.Token))
            {
                if (update is WatchUpdate.Compacted(var oldest))
                {
                    return oldest;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It is told without.
        }

        return 0;
    }
}
