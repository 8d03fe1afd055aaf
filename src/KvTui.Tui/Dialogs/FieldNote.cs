using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Dialogs;

/// <summary>What stands at the right in a field, beside what is typed.</summary>
/// <param name="IsAbove">Whether it is shown also where there is no room beside what is typed.</param>
internal readonly record struct FieldNote(string? Text, Attribute Look, bool IsAbove = false);
