using KvTui.Core.Editing;

namespace KvTui.Core.Drafts;

/// <summary>An edit that is not saved yet, to be kept where a crash does not reach it.</summary>
/// <param name="Base">The key as it was when the edit began; null for a new key.</param>
/// <param name="Editor">Holds the text; its bytes are made only when it is written.</param>
/// <param name="ClusterId">The cluster it was read from; 0 if that is not known.</param>
public sealed record Draft(EtcdKey Key, KeyValue? Base, TextEditorState Editor, ulong ClusterId, DateTimeOffset EditedAt);
