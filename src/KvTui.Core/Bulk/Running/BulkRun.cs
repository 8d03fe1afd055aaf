using KvTui.Core.Editing.Leases;
using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd;

namespace KvTui.Core.Bulk.Running;

/// <summary>
/// Carries out an order, as many keys in a transaction as fit. Each key is guarded by its mod revision, and of a copy or a move the name
/// that it gets too; what has changed meanwhile is left as it is, and named. What fits into one transaction is done as a whole, or not at
/// all. The journal has it as one action, with the order, so that it can be gone on with after a crash.
/// </summary>
public sealed class BulkRun(IEtcdClient client, WriteJournal journal, BulkOrder order, BulkFacts facts)
{
    /// <summary>How many changed keys are named.</summary>
    private const int MostNamed = 100;

    private readonly List<EtcdKey> _changed = [];
    private readonly bool _isAtomic = facts.IsAtomic(order);
    private JournalAction? _action;
    private ResponseHeader _header;
    private long _changedCount;
    private long _done;
    private long _skipped;
    private long _ready;
    private long _lease;

    /// <summary>The action that it goes on with; null for a new one.</summary>
    public JournalGroup? Broken { get; init; }

    /// <summary>Told after each transaction but the last how many keys it was done with; whether there is to be another one.</summary>
    public Func<long, bool> GoesOn { get; init; } = static _ => true;

    /// <summary>Carries it out; a failure ends it, and is in what comes of it.</summary>
    public async Task<BulkResult> RunAsync(CancellationToken cancellationToken)
    {
        var sender = new BatchSender(client.Kv, Begun, order.ClusterId)
        {
            Written = (keys, header) => (_done, _header) = (_done + keys, header),
            Left = Name,
            GoesOn = () => GoesOn(_done),
            IsAtomic = _isAtomic,
        };
        try
        {
            _lease = await LeaseAsync(cancellationToken);
            await SendAsync(sender, cancellationToken);
            _action ??= Broken is null ? null : journal.GoOn(Broken);
            _action?.PlanEnded(isComplete: !sender.IsStopped);
            return Result() with { IsStopped = sender.IsStopped };
        }
        catch (EtcdException error)
        {
            _action?.PlanEnded(isComplete: false);
            return Result() with { Error = error };
        }
        finally
        {
            await RevokeUnusedAsync();
        }
    }

    private BulkResult Result() => new(_done, [.. _changed], _changedCount, _header.Revision) { Skipped = _skipped };

    private JournalAction Begun()
    {
        _action = Broken is null ? journal.Begin(ActOf(order.Act), order.From, order.ClusterId == 0 ? client.ClusterId : order.ClusterId)
            : journal.GoOn(Broken);
        _action.Planned(Broken?.Plan is { } plan ? plan with { Overwrites = order.Overwrites } : order);
        return _action;
    }

    private static JournalAct ActOf(BulkAct act) => act switch
    {
        BulkAct.Delete => JournalAct.DeleteMarked,
        BulkAct.Copy => JournalAct.Copy,
        BulkAct.Move => JournalAct.Move,
        BulkAct.Lease => JournalAct.Attach,
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "is not a known act"),
    };

    private async Task SendAsync(BatchSender sender, CancellationToken cancellationToken)
    {
        await foreach (var page in BulkSource.PagesAsync(client.Kv, order, cancellationToken))
        {
            foreach (var pairs in page.KeyValues.Chunk(BulkSource.AtOnce))
            {
                var replaced = order.Overwrites && facts.Taken.Count > 0 ? await ReplacedAsync(pairs, cancellationToken) : [];
                foreach (var pair in pairs)
                {
                    Add(sender, pair, replaced);
                }

                if (!_isAtomic)
                {
                    await sender.SendFullAsync(cancellationToken);
                }
            }

            if (sender.IsStopped)
            {
                return;
            }
        }

        if (!_isAtomic || _ready + _skipped == facts.Shown.Count)
        {
            await sender.SendRestAsync(cancellationToken);
        }
    }

    /// <summary>What is there now of the keys whose names are taken, and that are to be replaced.</summary>
    private async Task<Dictionary<EtcdKey, KeyValue>> ReplacedAsync(KeyValue[] pairs, CancellationToken cancellationToken)
    {
        var names = new List<EtcdKey>();
        foreach (var pair in pairs)
        {
            if (order.Named(pair.Key) is var name && facts.Taken.TryGet(name, out _))
            {
                names.Add(name);
            }
        }

        var replaced = new Dictionary<EtcdKey, KeyValue>();
        foreach (var pair in names.Count == 0 ? [] : (await BulkSource.ReadAsync(client.Kv, names, 0, cancellationToken)).Found)
        {
            replaced.Add(pair.Key, pair);
        }

        return replaced;
    }

    private void Add(BatchSender sender, KeyValue pair, Dictionary<EtcdKey, KeyValue> replaced)
    {
        var isShown = facts.Shown.TryGet(pair.Key, out var known);
        if (!isShown || !KeyState.Of(known).IsSame(pair))
        {
            if (isShown || pair.ModRevision > order.Since)
            {
                Name(pair.Key);
            }

            return;
        }

        switch (order.Act)
        {
            case BulkAct.Delete:
                sender.Add(JournalWrite.Deletion(pair));
                break;
            case BulkAct.Lease when pair.Lease.Id == _lease:
                _skipped++;
                return;
            case BulkAct.Lease:
                sender.Add(new(pair.Key, pair, pair.Value) { Lease = KeyLease.FromInt64(_lease) });
                break;
            case BulkAct.Copy or BulkAct.Move:
                if (!AddNamed(sender, pair, replaced))
                {
                    return;
                }

                break;
            default:
                throw new InvalidOperationException($"{order.Act} is not a known act.");
        }

        _ready++;
    }

    /// <summary>Puts a key under its other name; false if that is to be left as it is.</summary>
    private bool AddNamed(BatchSender sender, KeyValue pair, Dictionary<EtcdKey, KeyValue> replaced)
    {
        var name = order.Named(pair.Key);
        KeyValue? before = null;
        if (facts.Taken.TryGet(name, out var taken))
        {
            if (!order.Overwrites)
            {
                _skipped++;
                return false;
            }

            if (!replaced.TryGetValue(name, out before) || !KeyState.Of(taken).IsSame(before))
            {
                Name(name);
                return false;
            }
        }

        sender.Add(
            new(name, before, pair.Value) { Lease = pair.Lease },
            order.Act == BulkAct.Move ? JournalWrite.Deletion(pair) with { IsPaired = true } : JournalWrite.Guard(pair));
        return true;
    }

    /// <summary>The id of the lease that the keys get, granted if it is to be a new one; 0 for none.</summary>
    private async Task<long> LeaseAsync(CancellationToken cancellationToken)
    {
        if (order.Act != BulkAct.Lease || order.Lease.Use != LeaseUse.Grant)
        {
            return order.Act == BulkAct.Lease ? order.Lease.Number : 0;
        }

        // What is gone on with has the lease that it got before.
        var granted = Broken?.Batches.FirstOrDefault(static batch => batch is { Fate: JournalFate.Done, Count: > 0 });
        return granted is not null ? WriteJournal.Writes(granted)[0].Lease.Id
            : await client.Leases.GrantAsync(TimeSpan.FromSeconds(order.Lease.Number), order.ClusterId, cancellationToken);
    }

    /// <summary>Ends a lease that was granted for nothing; where that fails, it has no key and ends by itself.</summary>
    private async Task RevokeUnusedAsync()
    {
        if (order is not { Act: BulkAct.Lease, Lease.Use: LeaseUse.Grant } || _lease == 0 || _action is not null || Broken is not null)
        {
            return;
        }

        try
        {
            await client.Leases.RevokeAsync(_lease, order.ClusterId, CancellationToken.None);
        }
        catch (EtcdException)
        {
            // It ends by itself.
        }
    }

    private void Name(EtcdKey key)
    {
        _changedCount++;
        if (_changed.Count < MostNamed)
        {
            _changed.Add(key);
        }
    }
}
