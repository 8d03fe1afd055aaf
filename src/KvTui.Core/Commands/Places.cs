namespace KvTui.Core.Commands;

/// <summary>Where the keys of a command mean it: in panes, or in the value editor.</summary>
[Flags]
public enum Places
{
    /// <summary>It has no keys; the palette and the menus have it.</summary>
    None = 0,
    Keys = 1,
    Value = 2,
    Cluster = 4,
    Panes = Keys | Value | Cluster,
    Editor = 8,
}

/// <summary>What a command can be done with; the context menu offers what fits that under the cursor.</summary>
[Flags]
public enum Subjects
{
    None = 0,
    Key = 1,
    Folder = 2,

    /// <summary>The value in the value pane.</summary>
    Value = 4,

    /// <summary>The members in the cluster pane.</summary>
    Members = 8,

    /// <summary>The text in the editor.</summary>
    Text = 16,
}

/// <summary>The menus of the menu bar, from left to right, and those that a key opens.</summary>
public enum MenuTitle
{
    /// <summary>In no menu.</summary>
    None,
    File,

    /// <summary>Keys and folders, one or all that are marked.</summary>
    Keys,
    Edit,
    Go,
    View,
    Cluster,
    Help,

    /// <summary>The order of the keys and the columns beside them; not in the bar.</summary>
    Sort,

    /// <summary>What can be copied of the row under the cursor; not in the bar.</summary>
    Copy,
}
