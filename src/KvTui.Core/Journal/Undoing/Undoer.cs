using KvTui.Core.Journal.Keeping;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd;

namespace KvTui.Core.Journal.Undoing;

/// <summary>
/// Takes actions back, and does them again. Each batch goes back as one transaction that is guarded by what the batch has left, the last
/// batch first; what is done is an action in the journal too, and can be taken back like any other.
/// </summary>
public sealed class Undoer(IEtcdClient client, GuardedWriter writer, WriteJournal journal)
{
    /// <summary>How often a batch is sent again without those of its keys that have changed just then.</summary>
    private const int MostTries = 8;

    private readonly BatchInquiry _inquiry = new(writer, journal);

    /// <summary>
    /// The actions in the cluster that is read, newest first, and of a client that is confined only those in its root; what became of those
    /// left open is found out.
    /// </summary>
    public async Task<ImmutableArray<JournalGroup>> ReadAsync(ulong clusterId, CancellationToken cancellationToken)
    {
        var groups = new List<JournalGroup>();
        foreach (var group in Read(clusterId))
        {
            groups.Add(await _inquiry.SettledAsync(group, cancellationToken));
        }

        return JournalOrder.Of(groups);
    }

    /// <summary>The newest action that was broken off, of those that began since a time; null if there is none.</summary>
    /// <exception cref="EtcdException">It could not be found out how far it came.</exception>
    public async Task<JournalGroup?> FindBrokenAsync(ulong clusterId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        foreach (var group in Read(clusterId))
        {
            if (group.IsBroken && group.At >= since
                && await _inquiry.SettledAsync(group, cancellationToken) is { IsBroken: true } broken)
            {
                return broken;
            }
        }

        return null;
    }

    /// <summary>What taking an action back would do now; with a reason instead where nothing can be.</summary>
    /// <exception cref="EtcdException">What is there now could not be read.</exception>
    public async Task<UndoPlan> PlanAsync(JournalGroup group, CancellationToken cancellationToken)
    {
        if (!group.IsInEffect)
        {
            return UndoPlan.Refused(group, $"There is nothing to take back. {JournalText.Sentence(group)}");
        }

        var check = new UndoCheck(client);
        var (ready, count, named) = (0L, 0L, ImmutableArray.CreateBuilder<UndoObstacle>());
        JournalWrite? only = null;
        foreach (var batch in Backwards(group))
        {
            IReadOnlyList<JournalWrite> writes;
            try
            {
                writes = WriteJournal.Writes(batch);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return UndoPlan.Refused(group, $"Nothing can be taken back: the journal cannot be read. {error.Message}.");
            }

            var (good, bad) = await check.LookAsync(group, batch, writes, cancellationToken);
            (ready, count) = (ready + good.Count, count + bad.Count);
            named.AddRange(bad.Take(UndoPlan.MostNamed - named.Count));
            only = writes.Count == 1 && group.Keys == 1 ? writes[0] : null;
        }

        return ready + count == 0 && group.HasMasked
            ? UndoPlan.Refused(group, "Nothing can be taken back: masked keys are not in the journal; with --journal all they would be.")
            : new(group, ready, named.ToImmutable(), count, only);
    }

    /// <summary>Takes back what a plan says; keys that have changed are left as they are, or nothing at all is written.</summary>
    public async Task<UndoResult> RunAsync(UndoPlan plan, CancellationToken cancellationToken)
    {
        var group = plan.Group;
        var act = plan.IsRedo ? JournalAct.Redo : JournalAct.Undo;
        var run = new Run(plan, journal.Begin(act, group.Subject, group.ClusterId, group.Id), new(client));
        JournalBatch[] batches = [.. Backwards(group)];
        try
        {
            foreach (var batch in batches)
            {
                if (!await TryAsync(run, batch, plan.TakesRest || batches.Length > 1, cancellationToken))
                {
                    break;
                }
            }
        }
        catch (EtcdException error)
        {
            return run.Result() with { Error = error };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return run.Result() with { Error = new(EtcdErrorKind.Unknown, $"the journal cannot be read: {error.Message}") };
        }

        return run.Result();
    }

    /// <summary>The actions in the cluster that is read, newest first, as far as the journal tells.</summary>
    private ImmutableArray<JournalGroup> Read(ulong clusterId) => JournalOrder.Of(
        journal.Read().Where(group => group.ClusterId == clusterId && group.Subject.StartsWith(client.Options.Root)));

    private static IEnumerable<JournalBatch> Backwards(JournalGroup group) =>
        group.Batches.Where(static batch => batch is { Fate: JournalFate.Done, Count: > 0 }).Reverse();

    /// <summary>Takes a batch back; returns whether to go on.</summary>
    private async Task<bool> TryAsync(Run run, JournalBatch batch, bool maySkip, CancellationToken cancellationToken)
    {
        var writes = WriteJournal.Writes(batch);
        for (var tries = 0; tries < MostTries && writes.Count > 0; tries++)
        {
            var (ready, obstacles) = await run.Check.LookAsync(run.Plan.Group, batch, writes, cancellationToken);
            if (obstacles.Count > 0)
            {
                run.Skip(obstacles);
                if (!maySkip)
                {
                    return false;
                }

                writes = [.. writes.Where(write => !obstacles.Exists(each => each.Key == write.Key))];
            }

            if (ready.Count == 0 || await SendAsync(run, ready, cancellationToken))
            {
                return true;
            }
        }

        if (writes.Count > 0)
        {
            run.Skip([.. writes.Select(static write => new UndoObstacle(write.Key, "changed each time it was tried"))]);
        }

        return maySkip;
    }

    /// <summary>Sends writes as one transaction; false if a key has changed just then.</summary>
    private async Task<bool> SendAsync(Run run, List<JournalWrite> writes, CancellationToken cancellationToken)
    {
        var txn = JournalTxn.Of(writes, run.Plan.Group.ClusterId);
        var result = await run.Action.SendAsync(run.Action.Begun(writes), () => client.Kv.TxnAsync(txn, cancellationToken));
        if (!result.Succeeded)
        {
            return false;
        }

        writer.Note(result.Header);
        run.Count(writes.Count, result.Header.Revision);
        return true;
    }

    /// <summary>What came of it so far.</summary>
    private sealed class Run(UndoPlan plan, JournalAction action, UndoCheck check)
    {
        private readonly List<UndoObstacle> _skipped = [];
        private long _skippedCount;
        private long _keys;
        private long _revision;

        public UndoPlan Plan => plan;

        public JournalAction Action => action;

        public UndoCheck Check => check;

        public void Count(int keys, long revision) => (_keys, _revision) = (_keys + keys, revision);

        public void Skip(List<UndoObstacle> obstacles)
        {
            _skippedCount += obstacles.Count;
            _skipped.AddRange(obstacles.Take(UndoPlan.MostNamed - _skipped.Count));
        }

        public UndoResult Result() => new(plan, _keys, _revision, [.. _skipped], _skippedCount);
    }
}
