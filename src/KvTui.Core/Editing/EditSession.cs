using System.Text.Unicode;
using KvTui.Core.Editing.Hex;
using KvTui.Core.Editing.Json;
using KvTui.Core.Editing.Leases;

namespace KvTui.Core.Editing;

/// <summary>A value being edited, or a new key's first one.</summary>
/// <param name="Base">The key as it was when the edit began or was last compared; null for a new key.</param>
/// <param name="Newer">The key as it is now, if it has changed meanwhile; what changes during a save may be the save itself.</param>
/// <param name="DeletedMeanwhile">Whether the key no longer exists.</param>
/// <param name="Saving">Whether a save is on its way.</param>
public sealed record EditSession(EtcdKey Key, KeyValue? Base, TextEditorState Editor, KeyValue? Newer, bool DeletedMeanwhile, bool Saving)
{
    /// <summary>Columns from one tab stop to the next.</summary>
    public const int TabWidth = 4;

    /// <summary>The cluster that the base was read from, and that alone it is saved to; 0 if that is not known.</summary>
    public ulong ClusterId { get; init; }

    /// <summary>Whether what is stored cannot have followed from the base: the cluster was restored or recreated.</summary>
    public bool HasOtherHistory { get; init; }

    /// <summary>Whether the answer to the save got lost, and what became of it is being found out.</summary>
    public bool FindingOut { get; init; }

    /// <summary>The pane in which the editor was asked for, and to which leaving it leads back.</summary>
    public Pane From { get; init; } = Pane.Value;

    /// <summary>How the JSON in the editor is packed when it is saved; null where it is saved as it stands.</summary>
    public JsonPacking? Packing { get; init; }

    /// <summary>What a save does to the lease of the key.</summary>
    public LeaseChoice Lease { get; init; }

    /// <summary>Whether the text in the editor is the value's bytes as hex digits.</summary>
    public bool IsHex { get; init; }

    /// <summary>The text of which the user was told that it is JSON or YAML no longer; null if there was none.</summary>
    public TextEditorState? ToldBroken { get; init; }

    /// <summary>The text of which the user was told that it is too large for etcd; null if there was none.</summary>
    public TextEditorState? ToldLarge { get; init; }

    /// <summary>Whether etcd would refuse the text for its size; of JSON saved on one line and of hex only a save can tell.</summary>
    public bool IsTooLarge => Packing is null && !IsHex && SizeLimit.IsBeyond(Key, Editor.ByteCount);

    /// <summary>What the edit began from, where a save has found another value since, and the two may be merged; else null.</summary>
    public KeyValue? Ancestor { get; init; }

    /// <summary>What is searched for in the text; null for nothing.</summary>
    public TextFind? Find { get; init; }

    public bool IsNew => Base is null;

    /// <summary>Whether leaving would lose something.</summary>
    public bool WouldLose => Editor.IsModified || Lease.Use != LeaseUse.Keep;

    /// <summary>A value opened for editing: packed JSON with a line for each of its parts, and what is not UTF-8 text as hex.</summary>
    /// <param name="asHex">Whether text is edited as hex too.</param>
    public static EditSession Of(KeyValue value, bool asHex = false)
    {
        var isHex = asHex || !Utf8.IsValid(value.Value.Span);
        var packing = isHex ? null : JsonText.PackingOf(value.Value.Span);
        var edit = new EditSession(value.Key, value, TextEditorState.Empty, null, false, false) { IsHex = isHex, Packing = packing };
        return edit with { Editor = TextEditorState.FromBytes(edit.AsEdited(value.Value), TabWidth) };
    }

    /// <summary>The bytes that a save stores; where hex has a mistake, those of its text, which is not saved.</summary>
    public byte[] ToBytes()
    {
        var text = Editor.ToBytes();
        return (IsHex ? HexText.Parse(text, out _) : Packing is { } packing ? JsonText.Packed(text, packing) : null) ?? text;
    }

    /// <summary>A stored value as this edit has it in the editor.</summary>
    public ReadOnlyMemory<byte> AsEdited(ReadOnlyMemory<byte> stored) =>
        (IsHex ? HexText.Of(stored.Span) : Packing is null ? null : JsonText.Formatted(stored.Span)) ?? stored;

    /// <summary>The edit with another base, which the user is shown: a save replaces that; null makes the key.</summary>
    public EditSession Over(KeyValue? found) =>
        this with { Base = found, Newer = null, DeletedMeanwhile = false, HasOtherHistory = false };
}
