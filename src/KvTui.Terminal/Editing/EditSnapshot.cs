using KvTui.Terminal.Editing.Ropes;

namespace KvTui.Terminal.Editing;

/// <summary>A text and its cursor, to go back to.</summary>
internal readonly record struct EditSnapshot(Rope Text, int Cursor);
