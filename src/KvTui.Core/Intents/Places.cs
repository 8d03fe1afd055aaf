namespace KvTui.Core.Intents;

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
