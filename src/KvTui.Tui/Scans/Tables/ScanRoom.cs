namespace KvTui.Tui.Scans.Tables;

/// <summary>How much a scan's window has room for.</summary>
/// <param name="HeadWidth">The columns of the lines above the rows.</param>
/// <param name="Width">The columns of the rows, a scroll bar excluded.</param>
/// <param name="Height">The rows in view, a header excluded.</param>
internal readonly record struct ScanRoom(int HeadWidth, int Width, int Height);
