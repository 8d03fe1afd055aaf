namespace KvTui.Core.Explorer;

/// <summary>Puts layers on the stack and takes them off.</summary>
internal static class LayerStack
{
    public static ExplorerState Pushed(this ExplorerState state, Layer layer) => state with { Layers = state.Layers.Add(layer) };

    public static ExplorerState Popped(this ExplorerState state) => state with { Layers = state.Layers.RemoveAt(state.Layers.Count - 1) };

    /// <summary>The state with its topmost layer changed.</summary>
    public static ExplorerState Replaced(this ExplorerState state, Layer layer) =>
        state with { Layers = state.Layers.SetItem(state.Layers.Count - 1, layer) };
}
