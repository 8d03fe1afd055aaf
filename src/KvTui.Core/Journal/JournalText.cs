namespace KvTui.Core.Journal;

/// <summary>The words for what the journal has; all of it is safe to be shown.</summary>
public static class JournalText
{
    /// <summary>What is done, as “deleted”.</summary>
    public static string Act(JournalAct act) => act switch
    {
        JournalAct.Save => "saved",
        JournalAct.Create => "created",
        JournalAct.Delete or JournalAct.DeletePrefix or JournalAct.DeleteMarked => "deleted",
        JournalAct.Rename => "renamed",
        JournalAct.Duplicate => "duplicated",
        JournalAct.Undo => "undone",
        JournalAct.Redo => "redone",
        JournalAct.Import => "imported",
        JournalAct.Undelete => "made again",
        JournalAct.Revoke => "lease revoked",
        JournalAct.Copy => "copied",
        JournalAct.Move => "moved",
        JournalAct.Attach => "lease set",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "is not a known act"),
    };

    /// <summary>What became of an action, in a word or two.</summary>
    public static string State(JournalGroup group) => group.State switch
    {
        JournalState.UnderWay => "under way",
        JournalState.Open => "not known",
        JournalState.Done or JournalState.Partly when group.IsBroken => "broken off",
        JournalState.Done => group.Revision > 0 ? $"done {Quantities.Revision(group.Revision)}" : "done",
        JournalState.Partly => "done in part",
        JournalState.Refused => "not done",
        JournalState.Undone => "undone",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group.State, "is not a known state"),
    };

    /// <summary>The key or the prefix that an action was about.</summary>
    public static string Subject(JournalGroup group) =>
        group.Subject.IsEmpty ? group.HasMasked ? "a masked key" : "all keys" : Printable.Escaped(group.Subject.Span);

    /// <summary>An action as “/a saved, 3 m ago by root@host”.</summary>
    public static string Line(JournalGroup group, DateTimeOffset now) =>
        $"{Counted(group)}: {Act(group.Act)} {Quantities.Age(now - group.At)} ago by {Printable.Text(group.Who)}";

    /// <summary>An action in a sentence of its own, with what became of it.</summary>
    public static string Sentence(JournalGroup group) => group.State switch
    {
        JournalState.UnderWay => $"{Counted(group)}: a process of {Printable.Text(group.Who)} is at it right now.",
        JournalState.Open => $"{Counted(group)}: its process ended before the answer, and it could not be found out what became of it.",
        JournalState.Refused => $"{Counted(group)}: nothing was written.",
        JournalState.Undone => $"{Counted(group)}: it was taken back already.",
        JournalState.Done or JournalState.Partly when group.IsBroken =>
            $"{Counted(group)}: {Broken(group)}. c goes on with it, z takes it back.",
        JournalState.Done or JournalState.Partly => $"{Counted(group)}: {State(group)}.",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group.State, "is not a known state"),
    };

    /// <summary>Of an action that was broken off, before anybody has asked; what may be long, and so cut off, comes last.</summary>
    public static string LeftBehind(JournalGroup group) =>
        $"{Broken(group)}; :journal goes on: {Subject(group)} {Act(group.Act)}";

    /// <summary>What is asked before an action is taken back: what will be what, and what stands against it.</summary>
    /// <param name="where">The cluster, as questions name it.</param>
    public static string Question(UndoPlan plan, string where, DateTimeOffset now)
    {
        var text = new StringBuilder(Line(plan.Group, now)).Append(".\n");
        var isWithoutLease = plan.Group.Act == JournalAct.Revoke;
        if (plan.Only is { } write)
        {
            var shown = isWithoutLease && write.Before is { } before
                ? write with { Before = before with { Lease = KeyLease.None } }
                : write;
            text.Append(Change(shown)).Append('\n');
        }

        var subject = plan.Only is null ? Quantities.Keys(plan.Ready) : "It";
        text.Append($"{subject} will be {(plan.IsRedo ? "redone" : "taken back")} on {where},\n");
        text.Append("if nothing changes meanwhile.").Append(isWithoutLease ? "\nThe lease stays revoked: nothing ends with it." : "");
        if (plan.ChangedCount > 0)
        {
            text.Append($"\n{Quantities.Count(plan.ChangedCount)} cannot be and stay as they are:");
            text.Append(Named(plan.Changed, plan.ChangedCount, "\n"));
        }

        return text.ToString();
    }

    /// <summary>What taking back a write puts in place of what is there.</summary>
    public static string Change(JournalWrite write) => (write.Before, write.After) switch
    {
        ({ } before, null) => $"It is gone now → {Value(before.Value)}{Lease(before.Lease)}, as r{before.ModRevision} was.",
        (null, { } after) => $"{Value(after)} → no such key.",
        ({ } before, { } after) => $"{Value(after)} → {Value(before.Value)}{Lease(before.Lease)}, as r{before.ModRevision} was.",
        (null, null) => "Nothing would change.",
    };

    /// <summary>What became of a key, as “/a: created”.</summary>
    public static string Fate(JournalWrite write) =>
        $"{Printable.Escaped(write.Key.Span)}: "
        + (write.After is null ? "deleted" : write.Before is { } known ? $"changed from r{known.ModRevision}" : "created");

    /// <summary>Why there is no action that could be taken back.</summary>
    /// <param name="isKept">Whether a journal is kept at all.</param>
    public static string Nothing(bool isKept, bool isRedo) => !isKept ? "There is nothing to take back: no journal is kept."
        : isRedo ? "There is nothing to redo: no undo is the last that was done in this cluster."
        : "There is nothing to undo: the journal has no write in this cluster that was not undone.";

    /// <summary>Why nothing was taken back.</summary>
    public static string Refusal(UndoPlan plan) => plan.Refusal.Length > 0 ? plan.Refusal
        : plan.ChangedCount == 0 ? $"Nothing was {Participle(plan)}: the journal has no key of it."
        : $"Nothing was {Participle(plan)}{Named(plan.Changed, plan.ChangedCount, "; ")}.";

    /// <summary>What came of it.</summary>
    public static string Done(UndoResult result)
    {
        var done = Participle(result.Plan);
        var text = result.Keys == 0 ? $"Nothing was {done}"
            : result.Plan.Only is { } only ? $"{Printable.Escaped(only.Key.Span)} {done} at r{result.Revision}"
            : $"{Quantities.Keys(result.Keys)} {done}, the last at r{result.Revision}";
        var left = Named(result.Skipped, result.SkippedCount, "; ");
        text += result.SkippedCount == 0 ? "" : $"; {Quantities.Count(result.SkippedCount)} left as they are{left}";
        return result.Error is not { } error ? text
            : error.MayHaveBeenApplied ? $"{text}; it is unknown whether the rest was: :journal tells. The cause: {error.Message}"
            : $"{text}; then it failed: {error.Message}";
    }

    /// <summary>How far an action came that ended in its midst; each key that was moved counts once.</summary>
    public static string Broken(JournalGroup group) =>
        $"broken off at {Quantities.Count(group.Units)} of {Quantities.Count(group.Plan!.Count)}";

    private static string Participle(UndoPlan plan) => plan.IsRedo ? "redone" : "undone";

    private static string Counted(JournalGroup group) =>
        group.Keys == 1 ? Subject(group) : $"{Subject(group)} ({Quantities.Keys(group.Keys)})";

    /// <summary>The first of the keys that stand against it, each with the reason, and how many more there are.</summary>
    /// <param name="lead">What stands before each.</param>
    private static string Named(ImmutableArray<UndoObstacle> obstacles, long count, string lead)
    {
        const int Most = 3;
        var text = new StringBuilder();
        for (var each = 0; each < Math.Min(Most, obstacles.Length); each++)
        {
            text.Append(lead).Append(Printable.Escaped(obstacles[each].Key.Span)).Append(": ").Append(obstacles[each].Why);
        }

        return count > Most ? text.Append(lead).Append($"and {Quantities.Count(count - Most)} more").ToString() : text.ToString();
    }

    /// <summary>A value in a few words, never all of a large one.</summary>
    private static string Value(ReadOnlyMemory<byte> value)
    {
        const int Most = 40;
        var start = Printable.Escaped(value.Span[..Math.Min(Most, value.Length)]);
        return value.Length > Most ? $"“{start}…” ({Quantities.Size(value.Length)})" : $"“{start}”";
    }

    private static string Lease(KeyLease lease) => lease.Id == 0 ? "" : $" with lease {lease}";
}
