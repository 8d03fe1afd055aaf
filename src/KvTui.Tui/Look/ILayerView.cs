namespace KvTui.Tui.Look;

/// <summary>What stands on the screen for a layer of the state, on a session of its own above the panes.</summary>
internal interface ILayerView : IDisposable
{
    /// <summary>What is begun as a session, and ended when the layer is gone; it never ends itself.</summary>
    Runnable Runnable { get; }

    /// <summary>Shows the layer as it is now; what is the same as before is neither laid out nor drawn.</summary>
    void Show(ExplorerState state, Layer layer);
}
