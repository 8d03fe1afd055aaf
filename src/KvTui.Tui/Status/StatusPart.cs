using Terminal.Gui.Drawing;

namespace KvTui.Tui.Status;

/// <summary>One part of the status line.</summary>
/// <param name="Priority">Which parts stay when there is little room: the lowest number goes first.</param>
internal readonly record struct StatusPart(string Text, int Priority, Scheme Scheme);
