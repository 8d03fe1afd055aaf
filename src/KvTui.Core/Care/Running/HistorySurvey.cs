using KvTui.Etcd;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Care.Running;

/// <summary>Asks which revisions of a cluster can be read.</summary>
/// <param name="asked">A key to ask for revisions by, which need not exist; without one, any that this user may read.</param>
public sealed class HistorySurvey(IEtcdClient client, TimeProvider clock, EtcdKey asked = default)
{
    private static readonly EtcdKey Health = EtcdKey.FromText("health");

    /// <summary>The key to ask for revisions by; it need not exist.</summary>
    public KeyRange AnyKey => KeyRange.Key(
        !asked.IsEmpty ? asked
        : client.Auth.Rights is { IsRestricted: true } rights
            && rights.Readable(KeyRange.Prefix(client.Options.Root)) is [var first, ..] ? first.Start
        : client.Options.Root.IsEmpty ? Health
        : client.Options.Root);

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
