namespace KvTui.Terminal.Views.Lists;

/// <summary>Gives a visible row of a flattened tree by its index.</summary>
public delegate TreeRow TreeRowSource(int index);
