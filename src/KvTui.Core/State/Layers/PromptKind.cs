namespace KvTui.Core.State.Layers;

/// <summary>What a line that is typed is for.</summary>
public enum PromptKind
{
    Filter,
    GoTo,
    NewKey,
    Usage,
    Find,
    Top,
    Profile,
}
