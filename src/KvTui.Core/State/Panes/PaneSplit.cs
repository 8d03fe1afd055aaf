namespace KvTui.Core.State.Panes;

/// <summary>How the panes share the screen.</summary>
/// <param name="KeysPermille">The share of the columns, in thousandths, that the key pane has beside the value.</param>
/// <param name="ClusterRows">The rows that the cluster pane has with its frame; null for as many as it needs.</param>
public readonly record struct PaneSplit(int KeysPermille, int? ClusterRows)
{
    public static PaneSplit AtStart { get; } = new(460, null);
}
