using Etcdserverpb;
using KvTui.Etcd.Kv.Listing;

namespace KvTui.Etcd.Kv.Opening;

/// <summary>
/// Finds the first keys of a large keyspace. The plain way, a range with a limit over all keys, makes etcd walk all of them at once while
/// writers wait: 0.1 to 0.2 s per million. Here some key is found in another way, and the part below it is requested in windows.
/// </summary>
internal sealed class KeyspaceOpening(IKvClient kv, CallPipeline pipeline)
{
    private static readonly TimeSpan StatusPatience = TimeSpan.FromSeconds(1);

    private readonly KnownKeys _known = new(kv, new(pipeline));

    /// <summary>The first keys; null where the plain way is as good, or the only one.</summary>
    public async Task<Opened<KeyPage>?> FindAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken)
    {
        // The read comes first, so that a fault of the cluster is reported as a listing would report it.
        var reading = kv.RangeAsync(KeyRange.Key(keys.Start), options with { CountOnly = true, Limit = 0 }, cancellationToken);
        var measuring = BytesInUseAsync(cancellationToken);
        var revision = (await reading.ConfigureAwait(false)).Header.Revision;
        try
        {
            var size = new KeyspaceSize(revision, await measuring.ConfigureAwait(false));
            return !size.IsSmall && await _known.FindAsync(keys, size, cancellationToken).ConfigureAwait(false) is { Count: > 0 } known
                ? await new OpeningSearch(kv).FindAsync(
                    OpeningWindow.UpTo(known, keys.Start), options, cancellationToken).ConfigureAwait(false)
                : null;
        }
        catch (EtcdException)
        {
            return null;
        }
    }

    private async Task<long> BytesInUseAsync(CancellationToken cancellationToken)
    {
        try
        {
            var call = new CallDescriptor(RpcMethod.Status, new StatusRequest()) { RequireLeader = false, Timeout = StatusPatience };
            var status = await pipeline.CallAsync(
                call, static message => StatusResponse.Parser.ParseFrom(message.Span), cancellationToken).ConfigureAwait(false);
            pipeline.Versions.Note(status.Header.MemberId, status.Version);
            return status.DbSizeInUse;
        }
        catch (EtcdException)
        {
            return long.MaxValue;
        }
    }
}
