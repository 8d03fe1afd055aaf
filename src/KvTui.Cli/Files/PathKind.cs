namespace KvTui.Cli.Files;

/// <summary>What is at a path.</summary>
internal enum PathKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>It can not be known: a folder on the way may not be entered.</summary>
    Hidden,
    File,
    Folder,
    Other,
}
