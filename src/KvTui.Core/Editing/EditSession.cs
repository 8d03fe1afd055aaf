namespace KvTui.Core.Editing;

/// <summary>A value being edited, or a new key's first one.</summary>
/// <param name="Base">The key as it was when the edit began or was last compared; null for a new key.</param>
/// <param name="Newer">The key as it is now, if it has changed meanwhile; what changes during a save may be the save itself.</param>
/// <param name="DeletedMeanwhile">Whether the key no longer exists.</param>
/// <param name="Saving">Whether a save is on its way.</param>
public sealed record EditSession(EtcdKey Key, KeyValue? Base, TextEditorState Editor, KeyValue? Newer, bool DeletedMeanwhile, bool Saving)
{
    /// <summary>The cluster that the base was read from, and that alone it is saved to; 0 if that is not known.</summary>
    public ulong ClusterId { get; init; }

    /// <summary>Whether what is stored cannot have followed from the base: the cluster was restored or recreated.</summary>
    public bool HasOtherHistory { get; init; }

    /// <summary>Whether the answer to the save got lost, and what became of it is being found out.</summary>
    public bool FindingOut { get; init; }

    /// <summary>The pane in which the editor was asked for, and to which leaving it leads back.</summary>
    public Pane From { get; init; } = Pane.Value;

    public bool IsNew => Base is null;

    /// <summary>Whether leaving would lose something.</summary>
    public bool WouldLose => Editor.IsModified;

    /// <summary>The edit with another base, which the user is shown: a save replaces that; null makes the key.</summary>
    public EditSession Over(KeyValue? found) =>
        this with { Base = found, Newer = null, DeletedMeanwhile = false, HasOtherHistory = false };
}
