using KvTui.Core.Editing.Leases;

namespace KvTui.Core.Bulk;

/// <summary>The words for what is done with many keys; all of it is safe to be shown.</summary>
public static class BulkText
{
    private const int MostNamed = 3;

    public static string Participle(BulkAct act) => act switch
    {
        BulkAct.Delete => "deleted",
        BulkAct.Copy => "copied",
        BulkAct.Move => "moved",
        BulkAct.Lease => "changed",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "is not a known act"),
    };

    /// <summary>What is asked before it is done: with what, what will happen, on which cluster, and what stands in its way.</summary>
    /// <param name="where">The cluster, as questions name it.</param>
    public static string Question(BulkOrder order, BulkFacts facts, string where)
    {
        var leased = facts.Leased == 0 ? "none has a lease" : $"{Quantities.Count(facts.Leased)} with a lease";
        var text = new StringBuilder(
            $"{Quantities.Keys(facts.Shown.Count)}, {Quantities.Size(facts.Bytes)} of keys and values; {leased}:\n");
        text.Append(Named(order, facts)).Append($"will be {Fate(order)} on {where},\n");
        text.Append(facts.IsAtomic(order) ? "in one transaction, if none changes meanwhile."
            : "in several transactions; what changes meanwhile is left and listed.");
        if (facts.Leased > 0 && order.Names)
        {
            text.Append(order.Act == BulkAct.Move ? "\nTheir leases go along." : "\nOriginals and copies have the same leases then.");
        }

        if (order.Act == BulkAct.Lease && order.Lease.Use != LeaseUse.Detach)
        {
            text.Append("\nWhen that lease ends, all of them are deleted.");
        }

        if (facts.Taken.Count > 0)
        {
            text.Append($"\n{Quantities.Count(facts.Taken.Count)} of the new names exist, {Quantities.Size(facts.TakenBytes)}: ");
            text.Append(Printable.Escaped(facts.Taken[0].Key.Span)).Append(facts.Taken.Count > 1 ? " …" : "");
        }

        text.Append(facts.Changed == 0 ? "" : $"\n{Quantities.Keys(facts.Changed)} changed since it was begun, and left out.");
        return text.Append(facts.Unkept == 0 ? "\nz takes all of it back."
            : $"\n{Quantities.Count(facts.Unkept)} of them cannot be taken back: no journal keeps them.").ToString();
    }

    /// <summary>What was done.</summary>
    /// <param name="now">The revision, as “r1042”; empty if nothing was written.</param>
    public static string Done(BulkOrder order, long keys, long left, string now) =>
        $"{Quantities.Keys(keys)} {Fate(order)}{(now.Length == 0 ? "" : $", the last at {now}")}"
        + (left == 0 ? "" : $"; {Quantities.Count(left)} had changed meanwhile and were left");

    /// <summary>What is said of what ended early, or could not be done at all.</summary>
    public static string Early(BulkOrder order, BulkFacts facts, BulkResult result)
    {
        var done = result.Done == 0 ? $"Nothing was {Participle(order.Act)}"
            : $"{Quantities.Count(result.Done)} of {Quantities.Keys(facts.Shown.Count)} were {Participle(order.Act)}";
        var why = result.Error is { } error ? error.Message
            : result.IsStopped ? "it was stopped."
            : $"{Printable.Escaped(result.Changed[0].Span)} has changed since it was shown. Look at it again.";
        var next = result.Done == 0 ? "" : " z takes it back, c in :journal goes on with it.";
        var open = result.Error is { MayHaveBeenApplied: true } ? " Whether the next ones were, :journal finds out." : "";
        return $"{done}: {why}{next}{open}";
    }

    /// <summary>What will be, or was, done with the keys.</summary>
    private static string Fate(BulkOrder order) => order.Act switch
    {
        BulkAct.Delete => "deleted",
        BulkAct.Copy => $"copied to {Printable.Escaped(order.To.Span)}",
        BulkAct.Move => $"moved to {Printable.Escaped(order.To.Span)}",
        BulkAct.Lease => order.Lease.Use switch
        {
            LeaseUse.Detach => "detached from their leases",
            LeaseUse.Attach or LeaseUse.Grant => $"attached to the {LeaseText.Of(order.Lease)}",
            _ => throw new ArgumentOutOfRangeException(nameof(order), order.Lease.Use, "is not done to many keys"),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(order), order.Act, "is not a known act"),
    };

    /// <summary>The first keys and the last, each on a line of its own, with the names that they get.</summary>
    private static string Named(BulkOrder order, BulkFacts facts)
    {
        var (text, count) = (new StringBuilder(), facts.Shown.Count);
        for (var rank = 0; rank < count; rank = rank + 1 < MostNamed - 1 || count <= MostNamed ? rank + 1 : Math.Max(rank + 1, count - 1))
        {
            var key = facts.Shown[rank].Key;
            text.Append(rank == count - 1 && count > MostNamed ? "… " : "").Append(Printable.Escaped(key.Span));
            text.Append(order.Names ? $" → {Printable.Escaped(order.Named(key).Span)}\n" : "\n");
        }

        return text.ToString();
    }
}
