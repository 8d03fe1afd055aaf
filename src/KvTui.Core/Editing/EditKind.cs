namespace KvTui.Core.Editing;

/// <summary>Kinds of edits, to see which ones belong to one undo step.</summary>
internal enum EditKind : byte
{
    Other,
    Typing,

    /// <summary>A blank after typing ends its step.</summary>
    TypingBlank,
    DeletingBack,
    DeletingOn,
}
