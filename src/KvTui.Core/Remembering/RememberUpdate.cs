using KvTui.Core.Browse.Order;

namespace KvTui.Core.Remembering;

/// <summary>Notes what the next start of the explorer is to know.</summary>
internal static class RememberUpdate
{
    /// <summary>The state with what is to be remembered of it, to be written where that is something else than before.</summary>
    public static Transition Noted(ExplorerState state)
    {
        var (reading, browse, known) = (state.Detail.Reading, state.Browse, state.Remembered);
        var view = known.ViewOf(browse.RecalledFor) ?? new(browse.RecalledFor, default, KeyColumns.Usual);
        var isSame = browse.RecalledFor == 0 || (view.Order, view.Columns) == (browse.Order, browse.Columns);
        if ((reading.Wraps, reading.Numbered) == (known.Wraps, known.Numbered) && isSame)
        {
            return state;
        }

        known = isSame ? known : known.With(view with { Order = browse.Order, Columns = browse.Columns });
        known = known with { Wraps = reading.Wraps, Numbered = reading.Numbered };
        return Transition.Of(state with { Remembered = known }, new Effect.Remember(known));
    }
}
