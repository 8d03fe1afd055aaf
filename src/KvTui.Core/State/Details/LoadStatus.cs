namespace KvTui.Core.State.Details;

/// <summary>How far the value in the pane is.</summary>
public enum LoadStatus
{
    /// <summary>Nothing was asked for.</summary>
    None,

    /// <summary>It was asked for.</summary>
    Loading,

    /// <summary>It is there, as of its revision.</summary>
    Loaded,

    /// <summary>The key does not exist, or no longer.</summary>
    Missing,

    /// <summary>It could not be read.</summary>
    Failed,
}
