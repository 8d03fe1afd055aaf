namespace KvTui.Core.Explorer;

/// <summary>What an update leads to: the next state, and what is to be done outside it.</summary>
public readonly record struct Transition(ExplorerState State, ImmutableArray<Effect> Effects)
{
    public static implicit operator Transition(ExplorerState state) => new(state, []);

    public static Transition Of(ExplorerState state, params ReadOnlySpan<Effect> effects) => new(state, [.. effects]);

    /// <summary>This transition and, from the state it leads to, another one.</summary>
    public Transition Then(Func<ExplorerState, Transition> next)
    {
        var (state, effects) = next(State);
        return new(state, [.. Effects, .. effects]);
    }
}
