using KvTui.Core.Bulk;

namespace KvTui.Core.Journal;

/// <summary>One action as the journal has it: its writes, in batches that are a transaction each, and what became of them.</summary>
/// <param name="Id">What no other action has.</param>
/// <param name="Subject">The key, or the prefix of the keys, that it was about; empty if that is masked.</param>
/// <param name="ClusterId">The cluster that was written to.</param>
/// <param name="At">When it began.</param>
/// <param name="Who">Who was at it: the user and host, and the user of etcd if there was one.</param>
public sealed record JournalGroup(ulong Id, JournalAct Act, EtcdKey Subject, ulong ClusterId, DateTimeOffset At, string Who)
{
    /// <summary>The action that this one takes back; 0 for none.</summary>
    public ulong Undoes { get; init; }

    /// <summary>In the order in which they were sent; never empty.</summary>
    public ImmutableArray<JournalBatch> Batches { get; init; } = [];

    /// <summary>All that it was to do, so that it can be gone on with; null if it was not taken down.</summary>
    public BulkOrder? Plan { get; init; }

    /// <summary>How often it was begun or gone on with; 0 without a plan.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether the process that is at it is there, and has not given it up.</summary>
    public bool IsAlive { get; init; }

    /// <summary>Whether it came to the end of its plan.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Whether another action has taken it back.</summary>
    public bool IsUndone { get; init; }

    /// <summary>How many keys it wrote, or was to write where nothing was written; those that were left out are not counted.</summary>
    public long Keys
    {
        get
        {
            var (done, all) = (0L, 0L);
            foreach (var batch in Batches)
            {
                all += batch.Count;
                done += batch.Fate == JournalFate.Done ? batch.Count : 0;
            }

            return done > 0 ? done : all;
        }
    }

    /// <summary>The same, but a key that was moved counts once, though it is two keys that were written.</summary>
    public long Units => Act == JournalAct.Move ? Keys / 2 : Keys;

    /// <summary>Whether keys were left out because they are masked.</summary>
    public bool HasMasked => Batches.Any(static batch => batch.HasMasked);

    /// <summary>The revision of its last write; 0 if there was none, or it is not known.</summary>
    public long Revision
    {
        get
        {
            var last = 0L;
            foreach (var batch in Batches)
            {
                last = Math.Max(last, batch.Revision);
            }

            return last;
        }
    }

    /// <summary>What became of it as a whole.</summary>
    public JournalState State
    {
        get
        {
            var (done, open, alive) = (0, 0, false);
            foreach (var batch in Batches)
            {
                done += batch.Fate == JournalFate.Done ? 1 : 0;
                open += batch.Fate == JournalFate.Begun ? 1 : 0;
                alive |= batch is { Fate: JournalFate.Begun, IsAlive: true };
            }

            return IsAlive ? JournalState.UnderWay
                : open > 0 ? alive ? JournalState.UnderWay : JournalState.Open
                : done == 0 ? JournalState.Refused
                : IsUndone ? JournalState.Undone
                : done == Batches.Length || (IsComplete && Units == Plan?.Count) ? JournalState.Done
                : JournalState.Partly;
        }
    }

    /// <summary>Whether it has changed something that nobody has taken back with this tool since.</summary>
    public bool IsInEffect => State is JournalState.Done or JournalState.Partly;

    /// <summary>Whether it ended in its midst and can be gone on with.</summary>
    public bool IsBroken => Plan is not null && !IsComplete && State is (JournalState.Done or JournalState.Partly or JournalState.Open);

    /// <summary>Whether it takes something back, so that it is redone and not undone.</summary>
    public bool IsUndo => Act == JournalAct.Undo;
}
