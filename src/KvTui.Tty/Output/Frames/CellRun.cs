namespace KvTui.Tty.Output.Frames;

/// <summary>Cells of one row that differ between two frames: from column <paramref name="Start"/> to before <paramref name="End"/>.</summary>
internal readonly record struct CellRun(int Row, int Start, int End);
