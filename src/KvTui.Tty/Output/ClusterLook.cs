namespace KvTui.Tty.Output;

/// <summary>What stands in a cell for a grapheme cluster: its glyph, and the one or two columns that it takes.</summary>
internal readonly record struct ClusterLook(uint Glyph, int Columns);
