using KvTui.Core.Values.Formats;

namespace KvTui.Core.Browse.Order;

/// <summary>
/// Finds out what the columns for leases and ages show, while they are shown: without them nothing is asked, and the loop is not woken.
/// </summary>
internal static class FactsUpdate
{
    /// <summary>The most leases that are asked for at once: those nearest to the top.</summary>
    private const int MostLeases = 20;

    /// <summary>The lines of an object among which its creation is looked for.</summary>
    private const int MostLines = 100;

    private const string Creation = "creationTimestamp";

    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AgeEvery = TimeSpan.FromSeconds(10);

    /// <summary>The state with what the value in the pane tells; leases in view are asked for if it is time to.</summary>
    public static Transition Followed(ExplorerState state)
    {
        var (browse, facts) = (state.Browse, state.Browse.Facts);
        var shown = browse.Columns | browse.Order.By;
        var leases = (shown & KeyColumns.Lease) != 0 && IsTold(state) ? InView(state) : [];
        DateTimeOffset? due = leases.IsEmpty || facts.IsAsking ? null : facts.AskedAt + AskEvery;
        var isAsked = due <= state.Now;
        due = isAsked ? null : due;
        if ((shown & KeyColumns.Age) != 0)
        {
            facts = Created(state) is { } creation ? facts.With(creation) : facts;
            var next = new DateTimeOffset(state.Now.Ticks - (state.Now.Ticks % AgeEvery.Ticks), state.Now.Offset) + AgeEvery;
            due = due < next ? due : next;
        }

        facts = facts.Due == due ? facts : facts with { Due = due };
        facts = isAsked ? facts with { AskedAt = state.Now, IsAsking = true } : facts;
        state = ReferenceEquals(facts, browse.Facts) ? state : state with { Browse = browse with { Facts = facts } };
        return isAsked ? Transition.Of(state, new Effect.AskLeases(leases)) : state;
    }

    /// <summary>Leases were asked for; of those that did not answer nothing is known.</summary>
    public static ExplorerState Answered(ExplorerState state, ImmutableArray<LeaseTime> leases) =>
        state with { Browse = state.Browse with { Facts = state.Browse.Facts with { Leases = leases, IsAsking = false } } };

    /// <summary>Whether somebody looks, and a cluster tells what is left of leases; a file only has what was left of them once.</summary>
    private static bool IsTold(ExplorerState state) => state is { IsAttended: true, Connection.IsLive: true, File: null };

    private static ImmutableArray<long> InView(ExplorerState state)
    {
        var (rows, list, height) = (state.Browse.Rows, state.Browse.List, state.Layout.Rows(Pane.Keys));
        var leases = ImmutableArray<long>.Empty;
        for (var row = list.Offset; row < Math.Min(rows.Count, list.Offset + height) && leases.Length < MostLeases; row++)
        {
            if (rows[row] is { Kind: RowKind.Key, IsGone: false, Rank: var rank } && rows.Keys[rank].Lease.Id is not 0 and var lease)
            {
                leases = leases.Contains(lease) ? leases : leases.Add(lease);
            }
        }

        return leases;
    }

    /// <summary>When the object in the value pane was created; null if it does not say that.</summary>
    private static CreationTime? Created(ExplorerState state)
    {
        if (state.Detail is not { Value: { } value, Formatted: { Format: ValueFormat.Kubernetes or ValueFormat.Json } formatted })
        {
            return null;
        }

        for (var i = 0; i < Math.Min(MostLines, formatted.Lines.Count); i++)
        {
            var line = formatted.Lines[i].AsSpan().Trim(" \",");
            if (line.StartsWith(Creation, StringComparison.Ordinal))
            {
                var text = line[Creation.Length..].Trim(" \":");
                return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                    ? new(value.Key, value.CreateRevision, at)
                    : null;
            }
        }

        return null;
    }
}
