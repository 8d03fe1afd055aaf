using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Etcd;

namespace KvTui.Core.Bulk.Running;

/// <summary>Counts the keys that an order is about, and what stands in its way, before anybody is asked about it.</summary>
public sealed class BulkSurvey(IEtcdClient client, WriteJournal journal)
{
    /// <summary>Counts them.</summary>
    /// <param name="broken">The action that is to be gone on with: what it has done is left out. Null for a new one.</param>
    /// <param name="progress">Told now and then how many keys were read so far.</param>
    /// <exception cref="EtcdException">The keys could not be read, or another cluster answered.</exception>
    /// <exception cref="IOException">What was done before cannot be read.</exception>
    public async Task<BulkFacts> RunAsync(
        BulkOrder order, JournalGroup? broken, Action<long> progress, CancellationToken cancellationToken)
    {
        var done = broken is null ? [] : Done(broken);
        var shown = new KeyIndexBuilder();
        var (bytes, leased, unkept, changed, revision) = (0L, 0L, 0L, 0L, 0L);
        await foreach (var page in BulkSource.PagesAsync(client.Kv, order, cancellationToken))
        {
            revision = Math.Max(revision, page.Header.Revision);
            foreach (var pair in page.KeyValues)
            {
                if (done.Contains(order.Act == BulkAct.Copy ? order.Named(pair.Key) : pair.Key))
                {
                    continue;
                }

                if (broken is not null && pair.ModRevision > order.Since)
                {
                    changed++;
                    continue;
                }

                shown.Append(
                    pair.Key.Span, pair.CreateRevision, pair.ModRevision, pair.Version, pair.Lease, pair.Value.Length);
                bytes += pair.Key.Length + pair.Value.Length;
                leased += pair.Lease.Id == 0 ? 0 : 1;
                unkept += journal.Keeps(pair.Key) && (!order.Names || journal.Keeps(order.Named(pair.Key))) ? 0 : 1;
            }

            progress(shown.Count);
        }

        var facts = new BulkFacts(shown.ToIndex(), bytes, leased, KeyIndex.Empty)
        {
            Unkept = unkept,
            Changed = changed,
            Revision = revision,
        };
        return order.Names ? await WithTakenAsync(order, facts, cancellationToken) : facts;
    }

    /// <summary>The keys that an action has put, or of a change of leases has changed; those that it deletes are gone.</summary>
    private static HashSet<EtcdKey> Done(JournalGroup broken)
    {
        var done = new HashSet<EtcdKey>();
        foreach (var batch in broken.Batches)
        {
            if (batch.Fate == JournalFate.Done)
            {
                done.UnionWith(from write in WriteJournal.Writes(batch) where write.After is not null select write.Key);
            }
        }

        return done;
    }

    /// <summary>The facts with those keys that have a name already which one of the keys is to get.</summary>
    private async Task<BulkFacts> WithTakenAsync(BulkOrder order, BulkFacts facts, CancellationToken cancellationToken)
    {
        var (taken, bytes, collisions) = (new KeyIndexBuilder(), 0L, 0L);
        var names = new List<EtcdKey>(BulkSource.AtOnce);
        for (var keys = facts.Shown.Walk(); keys.MoveNext();)
        {
            names.Add(order.Named(new(keys.Key.ToArray())));
            if (names.Count < BulkSource.AtOnce && keys.Rank + 1 < facts.Shown.Count)
            {
                continue;
            }

            foreach (var pair in (await BulkSource.ReadAsync(client.Kv, names, 0, cancellationToken)).Found)
            {
                taken.Append(pair.Key.Span, pair.CreateRevision, pair.ModRevision, pair.Version, pair.Lease, pair.Value.Length);
                bytes += pair.Key.Length + pair.Value.Length;
                collisions += facts.Shown.TryGet(pair.Key, out _) ? 1 : 0;
            }

            names.Clear();
        }

        return facts with { Taken = taken.ToIndex(), TakenBytes = bytes, Collisions = collisions };
    }
}
