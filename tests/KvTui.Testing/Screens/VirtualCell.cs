using KvTui.Tty.Cells;

namespace KvTui.Testing.Screens;

/// <summary>A cell as a terminal shows it: a cluster, empty for the second half of a wide one.</summary>
public readonly record struct VirtualCell(string Text, Style Style)
{
    public static VirtualCell Blank => new(" ", default);

    public bool IsTail => Text.Length == 0;
}
