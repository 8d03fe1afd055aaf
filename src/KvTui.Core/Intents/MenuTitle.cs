namespace KvTui.Core.Intents;

/// <summary>The menus of the menu bar, from left to right.</summary>
public enum MenuTitle
{
    /// <summary>In no menu.</summary>
    None,
    File,
    Edit,
    Go,
    View,
    Cluster,
    Help,
}
