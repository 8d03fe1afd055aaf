using KvTui.Etcd.Calls;
using KvTui.Etcd.Protos;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Kv.Opening;

/// <summary>
/// Finds the first keys of a large keyspace. The plain way, a range with a limit over all keys, makes etcd walk all of them in one go while writers
/// wait: 0.1 to 0.2 s a million. Here one key is learnt from the history, and what lies below it is asked for in parts.
/// </summary>
internal sealed class KeyspaceOpening(IKvClient kv, CallPipeline pipeline)
{
    /// <summary>A database in which so many bytes are in use holds too few keys for the walk to be felt.</summary>
    private const long SmallDatabase = 16 * 1024 * 1024;
    private const int FirstKeys = 100;

    /// <summary>etcd accepts 128 operations in a transaction, unless told otherwise.</summary>
    private const int MostOperations = 100;

    private static readonly TimeSpan StatusPatience = TimeSpan.FromSeconds(1);

    private readonly RecentKeys _recent = new(pipeline);

    /// <summary>A window with nothing before it, and its first keys, with the revision they were read at in the header; null where the plain way is as good or the only one.</summary>
    public async Task<(KeyRange Window, KeyPage Page)?> FindAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken)
    {
        // The read comes first, so that what is wrong with the cluster is said as a listing would say it.
        var reading = kv.RangeAsync(KeyRange.Key(keys.Start), options with { CountOnly = true, Limit = 0 }, cancellationToken);
        var judging = IsLargeAsync(cancellationToken);
        var revision = (await reading.ConfigureAwait(false)).Header.Revision;
        try
        {
            return await judging.ConfigureAwait(false) && await _recent.SmallestAsync(keys, revision, cancellationToken).ConfigureAwait(false) is { } known
                ? await FindUpToAsync(OpeningWindow.UpTo(known, keys.Start), options, cancellationToken).ConfigureAwait(false)
                : null;
        }
        catch (EtcdException)
        {
            return null;
        }
    }

    private async Task<bool> IsLargeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var call = new CallDescriptor(RpcMethod.Status, new StatusRequest()) { RequireLeader = false, Timeout = StatusPatience };
            return await pipeline.CallAsync(call, static message => StatusResponse.Parser.ParseFrom(message).DbSizeInUse, cancellationToken).ConfigureAwait(false) > SmallDatabase;
        }
        catch (EtcdException)
        {
            return true;
        }
    }

    private async Task<(KeyRange Window, KeyPage Page)?> FindUpToAsync(List<OpeningWindow> windows, RangeOptions options, CancellationToken cancellationToken)
    {
        (KeyRange Window, KeyPage Page)? found = null;
        foreach (var likely in (bool[])[true, false])
        {
            var below = windows.Where(window => window.IsLikely == likely && (found is null || window.Keys.Start < found.Value.Window.Start));
            foreach (var batch in below.Select(static window => window.Keys).Chunk(MostOperations).ToList())
            {
                var answer = await AskAsync(batch, options, cancellationToken).ConfigureAwait(false);
                options = options with { Revision = options.Revision > 0 ? options.Revision : answer.Header.Revision };
                if (First(batch, answer, options.Revision) is { } first)
                {
                    found = first;
                    break;
                }
            }
        }

        return found;
    }

    private Task<TxnResult> AskAsync(KeyRange[] windows, RangeOptions options, CancellationToken cancellationToken)
    {
        var asked = options with { KeysOnly = true, Limit = options.Limit > 0 ? Math.Min(options.Limit, FirstKeys) : FirstKeys };
        return kv.TxnAsync(new([], [.. windows.Select(window => new TxnOperation.Range(window, asked))], []), cancellationToken);
    }

    private static (KeyRange Window, KeyPage Page)? First(KeyRange[] windows, TxnResult answer, long revision)
    {
        for (var i = 0; i < windows.Length; i++)
        {
            if (answer.Responses[i] is TxnResponse.Range { Page: { Count: > 0 } page })
            {
                return (windows[i], KeyPage.Of(answer.Header with { Revision = revision }, page.KeyValues, page.More, page.Count));
            }
        }

        return null;
    }
}
