namespace KvTui.Core.Remembering;

/// <summary>Notes what the next start of the explorer is to know.</summary>
internal static class RememberUpdate
{
    /// <summary>The state with what is to be remembered of it, to be written where that is something else than before.</summary>
    public static Transition Noted(ExplorerState state)
    {
        var reading = state.Detail.Reading;
        var known = state.Remembered;
        if ((reading.Wraps, reading.Numbered) == (known.Wraps, known.Numbered))
        {
            return state;
        }

        known = known with { Wraps = reading.Wraps, Numbered = reading.Numbered };
        return Transition.Of(state with { Remembered = known }, new Effect.Remember(known));
    }
}
