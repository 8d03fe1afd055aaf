using KvTui.Core.Browse.Order;

namespace KvTui.Core.Remembering;

/// <summary>Notes what the next start of the explorer is to know.</summary>
internal static class RememberUpdate
{
    /// <summary>The state with what is to be remembered of it, to be written where that is something else than before.</summary>
    public static Transition Noted(ExplorerState state) =>
        state.ClusterId is not 0 and var cluster && cluster != state.Places.ClusterId
            ? Recalling(state, cluster)
            : Kept(Visited(state));

    /// <summary>The state with what is stored of the places of its cluster, and what was noted since it was asked for.</summary>
    public static ExplorerState Recalled(ExplorerState state, KnownPlaces stored)
    {
        if (stored.ClusterId != state.Places.ClusterId)
        {
            return state;
        }

        var before = state.Remembered.Places.ClusterId == stored.ClusterId ? state.Remembered.Places : KnownPlaces.Of(stored.ClusterId);
        return state with { Places = state.Places.Merged(before, stored), Remembered = state.Remembered with { Places = stored } };
    }

    /// <summary>The state at another cluster; until what is stored of it has been read, nothing is stored of it.</summary>
    private static Transition Recalling(ExplorerState state, ulong cluster) =>
        Transition.Of(state with { Places = KnownPlaces.Of(cluster) }, new Effect.Recall(cluster));

    /// <summary>The state with the key that is read or edited, or was gone to, as the latest place; never a masked one.</summary>
    private static ExplorerState Visited(ExplorerState state)
    {
        var went = state.WentTo;
        var row = state.Browse.Current;
        var isThere = row is { } at && !state.Settings.Mask.Matches(at.Path) && (at.Path == went
            || (at is { Kind: RowKind.Key, IsGone: false } && (state.Detail.Edit?.Key == at.Path || state.Focus == Pane.Value)));
        var places = isThere && state.Places.ClusterId != 0 ? state.Places.Visited(row!.Value.Path) : state.Places;
        return went.IsEmpty && ReferenceEquals(places, state.Places) ? state : state with { Places = places, WentTo = EtcdKey.Empty };
    }

    private static Transition Kept(ExplorerState state)
    {
        var (reading, known) = (state.Detail.Reading, state.Remembered);
        var places = known.Places.ClusterId == state.Places.ClusterId ? state.Places : known.Places;
        var next = Viewed(known, state.Browse) with { Wraps = reading.Wraps, Numbered = reading.Numbered, Places = places };
        return next == known ? state : Transition.Of(state with { Remembered = next }, new Effect.Remember(next, known.Places));
    }

    /// <summary>What is remembered, with how the keys are shown now.</summary>
    private static Remembered Viewed(Remembered known, BrowseState browse)
    {
        var view = known.ViewOf(browse.RecalledFor) ?? new(browse.RecalledFor, default, KeyColumns.Usual);
        return browse.RecalledFor == 0 || (view.Order, view.Columns) == (browse.Order, browse.Columns)
            ? known
            : known.With(view with { Order = browse.Order, Columns = browse.Columns });
    }
}
