using KvTui.Core.State.Layers;

namespace KvTui.Core.State.Places;

/// <summary>A row of a layer that was opened in the panes: what Esc leads back to.</summary>
/// <param name="From">The layer.</param>
/// <param name="Place">Where one was in the keys before.</param>
public sealed record OpenedRow(Layer From, BrowsePlace Place, Pane Focus, bool FullScreen);
