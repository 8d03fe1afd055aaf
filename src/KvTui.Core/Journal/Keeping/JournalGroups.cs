namespace KvTui.Core.Journal.Keeping;

/// <summary>Puts together what the files say of each action: its batches, and their ends, may be in several.</summary>
internal sealed class JournalGroups
{
    private readonly Dictionary<ulong, JournalGroup> _groups = [];
    private readonly Dictionary<ulong, List<JournalBatch>> _batches = [];
    private readonly Dictionary<(ulong Group, int Number), JournalRecord.Ended> _ends = [];
    private readonly Dictionary<ulong, List<(JournalRecord.Planned Plan, bool IsAlive)>> _plans = [];

    /// <summary>Adds what a file says.</summary>
    /// <param name="isHeld">Whether the process that writes to it is there.</param>
    public void Add(string path, List<JournalRecord> records, bool isHeld)
    {
        var claimed = records.FindLastIndex(static record => record is JournalRecord.Claimed);
        for (var each = 0; each < records.Count; each++)
        {
            var record = records[each];
            switch (record)
            {
                case JournalRecord.Claimed:
                    break;
                case JournalRecord.Begun begun:
                    Add(path, begun, isHeld && each > claimed);
                    break;
                case JournalRecord.Ended ended:
                    Add(ended);
                    break;
                case JournalRecord.Planned planned:
                    Add(planned, isHeld && each > claimed);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(records), record.GetType().Name, "is not a known record");
            }
        }
    }

    /// <summary>The actions, in no order.</summary>
    public List<JournalGroup> ToList()
    {
        var groups = new List<JournalGroup>(_groups.Count);
        foreach (var (id, group) in _groups)
        {
            var batches = _batches[id];
            batches.Sort(static (one, other) => one.Number.CompareTo(other.Number));
            groups.Add(WithPlan(group) with { Batches = [.. batches.Select(batch => Ended(id, batch))] });
        }

        return groups;
    }

    private void Add(JournalRecord.Planned plan, bool isAlive)
    {
        if (!_plans.TryGetValue(plan.Group, out var plans))
        {
            _plans[plan.Group] = plans = [];
        }

        plans.Add((plan, isAlive));
    }

    private JournalGroup WithPlan(JournalGroup group)
    {
        if (!_plans.TryGetValue(group.Id, out var plans))
        {
            return group;
        }

        var (isAlive, isComplete) = (false, false);
        foreach (var (plan, isOfAlive) in plans)
        {
            var end = _ends.GetValueOrDefault((group.Id, plan.Number));
            isAlive |= isOfAlive && end is null;
            isComplete |= end is { Fate: JournalFate.Done };
        }

        return group with { Plan = plans[^1].Plan.Order, Attempts = plans.Count, IsAlive = isAlive, IsComplete = isComplete };
    }

    /// <summary>What was found out later says more than that it was not known.</summary>
    private void Add(JournalRecord.Ended ended)
    {
        if (ended.Fate != JournalFate.Begun || !_ends.ContainsKey((ended.Group, ended.Number)))
        {
            _ends[(ended.Group, ended.Number)] = ended;
        }
    }

    private void Add(string path, JournalRecord.Begun begun, bool isAlive)
    {
        if (!_batches.TryGetValue(begun.Group, out var batches))
        {
            _batches[begun.Group] = batches = [];
            _groups[begun.Group] = new(begun.Group, begun.Act, begun.Subject, begun.ClusterId, begun.At, begun.Who)
            {
                Undoes = begun.Undoes,
            };
        }

        batches.Add(new(begun.Number, begun.Count, path, begun.BodyOffset, begun.BodyLength, begun.BodyChecksum)
        {
            HasMasked = begun.HasMasked,
            IsAlive = isAlive,
        });
    }

    private JournalBatch Ended(ulong group, JournalBatch batch) => _ends.TryGetValue((group, batch.Number), out var end)
        ? batch with { Fate = end.Fate, Revision = end.Revision, IsAlive = false }
        : batch;
}
