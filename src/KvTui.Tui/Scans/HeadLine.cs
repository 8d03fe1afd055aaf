using KvTui.Tty.Cells;

namespace KvTui.Tui.Scans;

/// <summary>A line above the rows of a scan: how far it is, what it adds up to, what is to be known about it.</summary>
internal readonly record struct HeadLine(string Text, Style Style);
