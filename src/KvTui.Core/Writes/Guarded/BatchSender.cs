using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Writes.Guarded;

/// <summary>
/// Sends the writes of one action, as many in a transaction as fit, each guarded by what is known of its key. Several transactions are
/// taken down in the journal before the first of them is sent, so that they wait for the disk together. Where keys have changed, the others
/// of the transaction are sent again.
/// </summary>
/// <param name="begin">Begins the action, once there is something to take down.</param>
/// <param name="clusterId">The only cluster that they are for; 0 for the one that is read.</param>
internal sealed class BatchSender(IKvClient kv, Func<JournalAction> begin, ulong clusterId)
{
    /// <summary>How many transactions are taken down before the first of them is sent.</summary>
    private const int Ahead = 8;

    private readonly JournalBatches _batches = new();
    private readonly List<IReadOnlyList<JournalWrite>> _waiting = new(Ahead);
    private bool _hasSent;

    /// <summary>Told after each transaction how many keys it has written; those that belong together count once.</summary>
    public required Action<int, ResponseHeader> Written { get; init; }

    /// <summary>Told of each key that is left as it is: it exists, and is not as it was known.</summary>
    public required Action<EtcdKey> Left { get; init; }

    /// <summary>Whether there is to be another transaction; asked before each but the first.</summary>
    public Func<bool> GoesOn { get; init; } = static () => true;

    /// <summary>Whether nothing of a transaction is sent again where something of it has changed.</summary>
    public bool IsAtomic { get; init; }

    /// <summary>Whether it was told not to go on: nothing is sent any more.</summary>
    public bool IsStopped { get; private set; }

    private JournalAction Action => field ??= begin();

    /// <summary>Adds a write; nothing is sent yet.</summary>
    /// <param name="partner">What is done together with it, or not at all; null if nothing.</param>
    public void Add(JournalWrite write, JournalWrite? partner = null)
    {
        if (_batches.Add(write, partner) is { } full)
        {
            _waiting.Add(full);
        }
    }

    /// <summary>Sends the transactions that are full, once there are enough of them.</summary>
    /// <exception cref="EtcdException">One was refused, or what became of it is not known; those behind it are not sent.</exception>
    public Task SendFullAsync(CancellationToken cancellationToken) =>
        _waiting.Count >= Ahead ? SendAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Sends all that was added and not sent.</summary>
    /// <exception cref="EtcdException">One was refused, or what became of it is not known; those behind it are not sent.</exception>
    public Task SendRestAsync(CancellationToken cancellationToken)
    {
        if (_batches.Rest() is { Count: > 0 } rest)
        {
            _waiting.Add(rest);
        }

        return SendAsync(cancellationToken);
    }

    /// <summary>Takes batches down, and sends them one after the other.</summary>
    private async Task SendAsync(CancellationToken cancellationToken)
    {
        if (IsStopped)
        {
            _waiting.Clear();
            return;
        }

        var numbers = new int[_waiting.Count];
        for (var each = 0; each < numbers.Length; each++)
        {
            numbers[each] = Action.Begun(_waiting[each], isLast: each == numbers.Length - 1);
        }

        var next = 0;
        try
        {
            while (next < numbers.Length && MayGoOn())
            {
                var (writes, number) = (_waiting[next], numbers[next]);
                next++;
                await SendAsync(writes, number, cancellationToken);
            }
        }
        finally
        {
            for (; next < numbers.Length; next++)
            {
                Action.Refused(numbers[next]);
            }

            _waiting.Clear();
        }
    }

    private bool MayGoOn()
    {
        IsStopped = _hasSent && !GoesOn();
        _hasSent = true;
        return !IsStopped;
    }

    /// <summary>Sends a batch, and what has not changed of it again where something has.</summary>
    private async Task SendAsync(IReadOnlyList<JournalWrite> writes, int number, CancellationToken cancellationToken)
    {
        while (true)
        {
            var txn = JournalTxn.Of(writes, clusterId);
            var result = await Action.SendAsync(number, () => kv.TxnAsync(txn, cancellationToken));
            if (result.Succeeded)
            {
                Written(writes.Count(static write => !write.IsPaired), result.Header);
                return;
            }

            var kept = Unchanged(writes, result);
            if (kept.Count == writes.Count)
            {
                // Other values at the same revisions: the keyspace has another past than the one that was read, as after a restore.
                foreach (var write in writes.Where(static write => !write.IsPaired))
                {
                    Left(write.Key);
                }

                return;
            }

            writes = kept;
            if (writes.Count == 0 || IsAtomic)
            {
                return;
            }

            number = Action.Begun(writes);
        }
    }

    /// <summary>Those writes whose keys are as they were known; of the others those keys are told of that exist, one of a pair.</summary>
    private List<JournalWrite> Unchanged(IReadOnlyList<JournalWrite> writes, TxnResult result)
    {
        var same = new List<JournalWrite>(writes.Count);
        var unit = new List<JournalWrite>(2);
        var hasChanged = false;
        for (var each = 0; each < writes.Count; each++)
        {
            var found = result.Responses[each] is TxnResponse.Range { Page.KeyValues: [var first, ..] } ? first : null;
            if (!IsAsKnown(found, writes[each].Before))
            {
                if (found is not null && !hasChanged)
                {
                    Left(found.Key);
                }

                hasChanged = true;
            }

            unit.Add(writes[each]);
            if (each + 1 == writes.Count || !writes[each + 1].IsPaired)
            {
                same.AddRange(hasChanged ? [] : unit);
                unit.Clear();
                hasChanged = false;
            }
        }

        return same;
    }

    private static bool IsAsKnown(KeyValue? found, KeyValue? known) => found?.ModRevision == known?.ModRevision
        && found?.CreateRevision == known?.CreateRevision && found?.Version == known?.Version;
}
