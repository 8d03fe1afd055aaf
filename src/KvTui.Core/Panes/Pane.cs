namespace KvTui.Core.Panes;

/// <summary>The panes of the screen, in the order Tab goes round.</summary>
public enum Pane
{
    Keys,
    Value,
    Cluster,
}
