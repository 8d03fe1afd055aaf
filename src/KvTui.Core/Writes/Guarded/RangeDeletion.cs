using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Writes.Guarded;

/// <summary>
/// Deletes the keys of a range that are there when it begins, in transactions of up to 128 that are guarded by the mod revision of each
/// key, and takes them down in the journal before as one action. What has changed meanwhile is left where it is, and named.
/// </summary>
public sealed class RangeDeletion(IEtcdClient client, WriteJournal journal)
{
    /// <summary>How many changed keys are named.</summary>
    public const int MostNamed = 100;

    /// <summary>How many batches are taken down before the first of them is sent: they wait for the disk together.</summary>
    private const int Ahead = 8;

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
        var run = new Run(() => journal.Begin(JournalAct.DeletePrefix, subject, client.ClusterId), progress);
        var (batches, waiting) = (new JournalBatches(), new List<IReadOnlyList<JournalWrite>>(Ahead));
        await foreach (var page in client.Kv.PagesAsync(keys, new(), cancellationToken))
        {
            run.Header = run.Header.Revision == 0 ? page.Header : run.Header;
            foreach (var pair in page.KeyValues)
            {
                if (Shown is { } shown && !(shown.TryGet(pair.Key, out var known) && KeyState.Of(known).IsSame(pair)))
                {
                    run.Changed(pair.Key);
                    continue;
                }

                if (batches.Add(JournalWrite.Deletion(pair)) is { } full)
                {
                    waiting.Add(full);
                }
            }

            if (waiting.Count >= Ahead)
            {
                await SendAsync(run, waiting, cancellationToken);
                waiting.Clear();
            }
        }

        if (batches.Rest() is { Count: > 0 } rest)
        {
            waiting.Add(rest);
        }

        await SendAsync(run, waiting, cancellationToken);
        return run.Result();
    }

    /// <summary>Takes batches down, and sends them one after the other.</summary>
    private async Task SendAsync(Run run, List<IReadOnlyList<JournalWrite>> batches, CancellationToken cancellationToken)
    {
        var numbers = new int[batches.Count];
        for (var each = 0; each < numbers.Length; each++)
        {
            numbers[each] = run.Action.Begun(batches[each], isLast: each == numbers.Length - 1);
        }

        for (var each = 0; each < numbers.Length; each++)
        {
            try
            {
                await SendAsync(run, batches[each], numbers[each], cancellationToken);
            }
            catch
            {
                for (var unsent = each + 1; unsent < numbers.Length; unsent++)
                {
                    run.Action.Refused(numbers[unsent]);
                }

                throw;
            }
        }
    }

    /// <summary>Sends a batch, and what has not changed of it again where something has.</summary>
    private async Task SendAsync(Run run, IReadOnlyList<JournalWrite> writes, int number, CancellationToken cancellationToken)
    {
        while (true)
        {
            TxnResult result;
            try
            {
                result = await client.Kv.TxnAsync(JournalTxn.Of(writes, ClusterId), cancellationToken);
            }
            catch (EtcdException error) when (!error.MayHaveBeenApplied)
            {
                run.Action.Refused(number);
                throw;
            }
            catch
            {
                run.Action.Left(number);
                throw;
            }

            if (result.Succeeded)
            {
                run.Action.Done(number, result.Header.Revision);
                run.Deleted(writes.Count, result.Header);
                return;
            }

            run.Action.Refused(number);
            writes = run.Unchanged(writes, result);
            if (writes.Count == 0)
            {
                return;
            }

            number = run.Action.Begun(writes);
        }
    }

    /// <summary>How far it has come.</summary>
    private sealed class Run(Func<JournalAction> begin, Action<long> progress)
    {
        private readonly List<EtcdKey> _changed = [];
        private long _changedCount;
        private long _deleted;

        /// <summary>Begun when something has been read, so that it is known in which cluster.</summary>
        public JournalAction Action => field ??= begin();

        /// <summary>That of the last transaction; of the first page before there was any.</summary>
        public ResponseHeader Header { get; set; }

        public void Deleted(int keys, ResponseHeader header)
        {
            _deleted += keys;
            Header = header;
            progress(_deleted);
        }

        /// <summary>Those keys of a batch that are as they were; of the others those are named that still exist.</summary>
        public List<JournalWrite> Unchanged(IReadOnlyList<JournalWrite> writes, TxnResult result)
        {
            var same = new List<JournalWrite>(writes.Count);
            for (var each = 0; each < writes.Count; each++)
            {
                if (result.Responses[each] is not TxnResponse.Range { Page.KeyValues: [var found, ..] })
                {
                    continue;
                }

                if (found.ModRevision == writes[each].Before!.ModRevision)
                {
                    same.Add(writes[each]);
                    continue;
                }

                Changed(found.Key);
            }

            return same;
        }

        /// <summary>A key is left where it is.</summary>
        public void Changed(EtcdKey key)
        {
            _changedCount++;
            if (_changed.Count < MostNamed)
            {
                _changed.Add(key);
            }
        }

        public RangeDeleted Result() => new(Header, _deleted, [.. _changed], _changedCount);
    }
}

/// <summary>What came of deleting a range.</summary>
/// <param name="Header">That of the last transaction.</param>
/// <param name="Deleted">How many keys were deleted.</param>
/// <param name="Changed">Keys that had changed meanwhile and are still there, up to <see cref="RangeDeletion.MostNamed"/>.</param>
/// <param name="ChangedCount">How many there are of these.</param>
public sealed record RangeDeleted(ResponseHeader Header, long Deleted, ImmutableArray<EtcdKey> Changed, long ChangedCount);
