using KvTui.Core.Editing.Leases;

namespace KvTui.Core.Editing.Drafts;

/// <summary>An edit that is not saved yet, to be kept where a crash does not reach it.</summary>
/// <param name="Base">The key as it was when the edit began; null for a new key.</param>
/// <param name="Editor">Holds the text; its bytes are made only when it is written.</param>
/// <param name="ClusterId">The cluster it was read from; 0 if that is not known.</param>
public sealed record Draft(EtcdKey Key, KeyValue? Base, TextEditorState Editor, ulong ClusterId, DateTimeOffset EditedAt)
{
    /// <summary>Whether the text is hex.</summary>
    public bool IsHex { get; init; }

    /// <summary>What its save does to the lease of the key.</summary>
    public LeaseChoice Lease { get; init; }

    /// <summary>What is kept of an edit.</summary>
    public static Draft Of(EditSession edit, DateTimeOffset editedAt) =>
        new(edit.Key, edit.Base, edit.Editor, edit.ClusterId, editedAt) { IsHex = edit.IsHex, Lease = edit.Lease };
}

/// <summary>An edit that an explorer left behind when it ended without having saved it.</summary>
/// <param name="Path">The file it is in.</param>
/// <param name="Base">The key as it was when the edit began; null for a new key.</param>
/// <param name="Text">The edited bytes.</param>
/// <param name="ClusterId">The cluster it was read from; 0 if that was not known.</param>
public sealed record LeftDraft(
    string Path, EtcdKey Key, KeyValue? Base, ReadOnlyMemory<byte> Text, ulong ClusterId, DateTimeOffset EditedAt)
{
    /// <summary>Whether the edited bytes are hex text.</summary>
    public bool IsHex { get; init; }

    /// <summary>What its save does to the lease of the key.</summary>
    public LeaseChoice Lease { get; init; }
}

/// <summary>What is done with a draft that was left behind.</summary>
public enum DraftFate
{
    /// <summary>Let go of, and offered by the next explorer that starts.</summary>
    Left,

    /// <summary>Edited further: this explorer's draft from now on.</summary>
    Reopened,

    /// <summary>Its file is removed; nothing offers it again.</summary>
    Discarded,
}
