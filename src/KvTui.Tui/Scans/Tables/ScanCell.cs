using KvTui.Tty.Cells;

namespace KvTui.Tui.Scans.Tables;

/// <summary>What stands in a cell of a scan's table, in a style of its own or that of the text.</summary>
internal readonly record struct ScanCell(string Text, Style? Style = null)
{
    public static implicit operator ScanCell(string text) => new(text);
}
