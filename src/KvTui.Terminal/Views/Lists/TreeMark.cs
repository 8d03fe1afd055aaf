namespace KvTui.Terminal.Views.Lists;

/// <summary>Whether a row of a tree has children, and shows them.</summary>
public enum TreeMark : byte
{
    Leaf,
    Collapsed,
    Expanded,

    /// <summary>What the row stood for is gone.</summary>
    Gone,
}
