using KvTui.Core.Editing.Ropes;

namespace KvTui.Core.Editing;

/// <summary>A text and its cursor, to go back to.</summary>
internal readonly record struct EditSnapshot(Rope Text, int Cursor);
