using System.Collections.Concurrent;
using KvTui.Core.Editing.Leases;
using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Etcd;

namespace KvTui.Core.Writes.Guarded;

/// <summary>Takes each write of the explorer down in the journal before it is sent, and how it ended behind it.</summary>
public sealed class JournaledWriter(IEtcdClient client, GuardedWriter writer, WriteJournal journal)
{
    private readonly ConcurrentDictionary<WriteRequest, Entry> _left = [];

    /// <summary>Takes a write down and sends it, once.</summary>
    /// <param name="doubted">Told, before it is found out, that the answer got lost and why.</param>
    public async Task<WriteOutcome> WriteAsync(WriteRequest request, Action<EtcdException> doubted, CancellationToken cancellationToken)
    {
        Entry? entry = null;
        try
        {
            if (request is WriteRequest.DeletePrefix { Shown.Count: > JournalTxn.MostKeys } prefix)
            {
                return await DeletedAsync(prefix, cancellationToken);
            }

            entry = await BegunAsync(request, cancellationToken);
            var outcome = await writer.WriteAsync(request, doubted, cancellationToken);
            entry?.End(outcome);
            if (entry is not null && outcome is WriteOutcome.Unknown)
            {
                _left[request] = entry;
            }

            return journal.Problem is { } problem && outcome is WriteOutcome.Applied ? outcome with { NotInJournal = problem } : outcome;
        }
        catch (EtcdException error)
        {
            // What was to be taken down could not be read: nothing was sent.
            entry?.End(new WriteOutcome.Failed(error));
            return new WriteOutcome.Failed(error);
        }
        catch
        {
            entry?.End(null);
            throw;
        }
    }

    /// <summary>Finds out what became of a write that was sent earlier, and takes that down; it is not sent again.</summary>
    public async Task<WriteOutcome> FindOutAsync(WriteRequest request, EtcdException error, CancellationToken cancellationToken)
    {
        var outcome = await writer.FindOutAsync(request, error, cancellationToken);
        if (outcome is not WriteOutcome.Unknown && _left.TryRemove(request, out var entry))
        {
            entry.End(outcome);
        }

        return outcome;
    }

    private static JournalAct Act(WriteRequest request) => request switch
    {
        WriteRequest.Save => JournalAct.Save,
        WriteRequest.Create => JournalAct.Create,
        WriteRequest.Transfer { Moves: true } => JournalAct.Rename,
        WriteRequest.Transfer => JournalAct.Duplicate,
        WriteRequest.Delete => JournalAct.Delete,
        WriteRequest.DeletePrefix => JournalAct.DeletePrefix,
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "is not a known write"),
    };

    /// <summary>
    /// Deletes more keys than fit into one transaction, in several; only if all are as they were shown when it begins. What changes
    /// after that stays.
    /// </summary>
    private async Task<WriteOutcome> DeletedAsync(WriteRequest.DeletePrefix prefix, CancellationToken cancellationToken)
    {
        if ((await new WriteGuard(client.Kv).MakeAsync(prefix, cancellationToken)).Failed is { } failed)
        {
            return failed;
        }

        var deleted = 0L;
        try
        {
            var deletion = new RangeDeletion(client, journal) { Shown = prefix.Shown, ClusterId = prefix.ClusterId };
            var done = await deletion.RunAsync(
                KeyRange.Prefix(prefix.Prefix), prefix.Prefix, count => deleted = count, cancellationToken);
            writer.Note(done.Header);
            return new WriteOutcome.Applied(done.Header.Revision, null, done.Deleted)
            {
                Changed = done.Changed,
                ChangedCount = done.ChangedCount,
                NotInJournal = journal.Problem,
            };
        }
        catch (EtcdException error) when (deleted > 0 || error.MayHaveBeenApplied)
        {
            var open = error.MayHaveBeenApplied ? " Whether the next ones were is found out by :journal." : "";
            var done = $"{Quantities.Count(deleted)} of {Quantities.Keys(prefix.Shown.Count)} were deleted";
            var text = $"{done}; z brings them back.{open} The cause: {error.Message}";
            return new WriteOutcome.Failed(new(error.Kind, text, error.Endpoint, inner: error));
        }
    }

    /// <summary>The key that is looked for in the list: of two, the old one.</summary>
    private static EtcdKey SubjectOf(WriteRequest request) =>
        request is WriteRequest.Transfer { Base.Key: var old } ? old : request.Subject;

    /// <summary>The lease that a key has after a put; unknown where it is granted only for the put.</summary>
    private static KeyLease LeaseAfter(LeaseChoice choice, KeyLease before) => choice.Use switch
    {
        LeaseUse.Keep => before,
        LeaseUse.Attach => KeyLease.FromInt64(choice.Number),
        LeaseUse.Detach => KeyLease.None,
        LeaseUse.Grant => KeyLease.Unknown,
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice.Use, "is not a known use of a lease"),
    };

    /// <summary>Takes down what is about to be sent; null if nothing is to be, or the guard will not let it pass.</summary>
    private async Task<Entry?> BegunAsync(WriteRequest request, CancellationToken cancellationToken)
    {
        if (!journal.IsOn)
        {
            return null;
        }

        var cluster = request.ClusterId == 0 ? client.ClusterId : request.ClusterId;
        var entry = new Entry(journal.Begin(Act(request), SubjectOf(request), cluster));
        switch (request)
        {
            case WriteRequest.Save save:
                entry.Begin([new(save.Base.Key, save.Base, save.Value) { Lease = LeaseAfter(save.Lease, save.Base.Lease) }]);
                break;
            case WriteRequest.Create create:
                entry.Begin([new(create.Key, null, create.Value) { Lease = LeaseAfter(create.Lease, KeyLease.None) }]);
                break;
            case WriteRequest.Transfer transfer:
                var made = new JournalWrite(transfer.Key, null, transfer.Base.Value) { Lease = transfer.Base.Lease };
                entry.Begin(transfer.Moves ? [made, JournalWrite.Deletion(transfer.Base)] : [made]);
                break;
            case WriteRequest.Delete delete:
                if (await WholeAsync(delete, cancellationToken) is not { } whole)
                {
                    return null;
                }

                entry.Begin([JournalWrite.Deletion(whole)]);
                break;
            case WriteRequest.DeletePrefix prefix:
                return await BegunAsync(prefix, entry, cancellationToken);
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "is not a known write");
        }

        return entry;
    }

    /// <summary>A key that is to be deleted, with value and lease; null if it is not as it was shown: the guard will see it too.</summary>
    private async Task<KeyValue?> WholeAsync(WriteRequest.Delete delete, CancellationToken cancellationToken)
    {
        var shown = delete.Shown;
        if (delete.Value is { } value && shown.Lease.IsKnown)
        {
            return new(shown.Key, value, shown.CreateRevision, shown.ModRevision, shown.Version, shown.Lease);
        }

        var page = await client.Kv.RangeAsync(KeyRange.Key(shown.Key), new(), cancellationToken);
        ClusterCheck.Require(delete, page.Header);
        return page.KeyValues is [var found, ..] && KeyState.Of(shown).IsSame(found) ? found : null;
    }

    /// <summary>Takes down all keys of a prefix as they are now; null if they are not those that were shown.</summary>
    private async Task<Entry?> BegunAsync(WriteRequest.DeletePrefix prefix, Entry entry, CancellationToken cancellationToken)
    {
        var (batches, count) = (new JournalBatches(), 0);
        await foreach (var page in client.Kv.PagesAsync(KeyRange.Prefix(prefix.Prefix), new(), cancellationToken))
        {
            ClusterCheck.Require(prefix, page.Header);
            foreach (var pair in page.KeyValues)
            {
                count++;
                if (!prefix.Shown.TryGet(pair.Key, out var shown) || !KeyState.Of(shown).IsSame(pair))
                {
                    entry.End(new WriteOutcome.Conflict(null));
                    return null;
                }

                if (batches.Add(JournalWrite.Deletion(pair)) is { } full)
                {
                    entry.Begin(full, isLast: false);
                }
            }
        }

        entry.Begin(batches.Rest());
        if (count == prefix.Shown.Count)
        {
            return entry;
        }

        entry.End(new WriteOutcome.Conflict(null));
        return null;
    }

    /// <summary>A write in the journal: all its batches are one transaction.</summary>
    private sealed class Entry(JournalAction action)
    {
        private readonly List<int> _batches = [];

        public void Begin(IReadOnlyList<JournalWrite> writes, bool isLast = true) => _batches.Add(action.Begun(writes, isLast));

        /// <summary>Takes down how it ended; null if that is not known.</summary>
        public void End(WriteOutcome? outcome)
        {
            foreach (var batch in _batches)
            {
                switch (outcome)
                {
                    case WriteOutcome.Applied applied:
                        action.Done(batch, applied.Revision);
                        break;
                    case WriteOutcome.Conflict or WriteOutcome.Recounted or WriteOutcome.Failed or WriteOutcome.NotApplied:
                        action.Refused(batch);
                        break;
                    case WriteOutcome.Unknown or null:
                        action.Left(batch);
                        break;
                    default:
                        throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "is not a known outcome");
                }
            }
        }
    }
}
