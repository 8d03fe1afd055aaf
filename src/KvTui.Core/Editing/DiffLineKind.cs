namespace KvTui.Core.Editing;

/// <summary>What became of a line.</summary>
public enum DiffLineKind : byte
{
    Same,
    Removed,
    Added,
}
