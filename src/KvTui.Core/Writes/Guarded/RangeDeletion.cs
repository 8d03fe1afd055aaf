using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Etcd;

namespace KvTui.Core.Writes.Guarded;

/// <summary>
/// Deletes the keys of a range that are there when it begins, in transactions of up to 128 that are guarded by the mod revision of each
/// key, and takes them down in the journal before as one action. What has changed meanwhile is left where it is, and named.
/// </summary>
public sealed class RangeDeletion(IEtcdClient client, WriteJournal journal)
{
    /// <summary>How many changed keys are named.</summary>
    public const int MostNamed = 100;

    /// <summary>The keys that may be deleted, as they were shown; others count as changed. Null for all that are there.</summary>
    public KeyIndex? Shown { get; init; }

    /// <summary>The cluster that they were shown in; 0 for the one that is read.</summary>
    public ulong ClusterId { get; init; }

    /// <summary>Deletes them.</summary>
    /// <param name="subject">What the action is called by in the journal: the prefix, or the first key.</param>
    /// <param name="progress">Told after each transaction how many keys are deleted so far.</param>
    /// <exception cref="EtcdException">A read or a transaction failed; what was deleted until then is in the journal.</exception>
    public async Task<RangeDeleted> RunAsync(KeyRange keys, EtcdKey subject, Action<long> progress, CancellationToken cancellationToken)
    {
        var (header, deleted, changed, changedCount) = (default(ResponseHeader), 0L, new List<EtcdKey>(), 0L);
        var sender = new BatchSender(client.Kv, Begun, ClusterId) { Written = Count, Left = Name };
        await foreach (var page in client.Kv.PagesAsync(keys, new(), cancellationToken))
        {
            header = header.Revision == 0 ? page.Header : header;
            foreach (var pair in page.KeyValues)
            {
                if (Shown is { } shown && !(shown.TryGet(pair.Key, out var known) && KeyState.Of(known).IsSame(pair)))
                {
                    Name(pair.Key);
                }
                else
                {
                    sender.Add(JournalWrite.Deletion(pair));
                }
            }

            await sender.SendFullAsync(cancellationToken);
        }

        await sender.SendRestAsync(cancellationToken);
        return new(header, deleted, [.. changed], changedCount);

        // It begins when something has been read, so that it is known in which cluster.
        JournalAction Begun() => journal.Begin(JournalAct.DeletePrefix, subject, ClusterId == 0 ? client.ClusterId : ClusterId);

        void Count(int written, ResponseHeader of)
        {
            (deleted, header) = (deleted + written, of);
            progress(deleted);
        }

        void Name(EtcdKey key)
        {
            changedCount++;
            if (changed.Count < MostNamed)
            {
                changed.Add(key);
            }
        }
    }
}

/// <summary>What came of deleting a range.</summary>
/// <param name="Header">That of the last transaction; of the first page if there was none.</param>
/// <param name="Deleted">How many keys were deleted.</param>
/// <param name="Changed">Keys that had changed meanwhile and are still there, up to <see cref="RangeDeletion.MostNamed"/>.</param>
/// <param name="ChangedCount">How many there are of these.</param>
public sealed record RangeDeleted(ResponseHeader Header, long Deleted, ImmutableArray<EtcdKey> Changed, long ChangedCount);
