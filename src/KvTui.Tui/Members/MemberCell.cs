using KvTui.Tty.Cells;

namespace KvTui.Tui.Members;

/// <summary>What stands in a cell of the table of members.</summary>
/// <param name="TakesRest">Whether the text goes on over all columns to the right.</param>
internal readonly record struct MemberCell(string Text, Style? Style = null, bool TakesRest = false);
