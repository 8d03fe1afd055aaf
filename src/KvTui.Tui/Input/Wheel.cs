using Terminal.Gui.Input;

namespace KvTui.Tui.Input;

/// <summary>What the wheel of the mouse moves.</summary>
internal static class Wheel
{
    /// <summary>How many rows a notch is.</summary>
    private const int Rows = 3;

    /// <summary>The rows to go down, or up if negative; null if the wheel was not turned.</summary>
    public static int? RowsOf(MouseFlags flags) =>
        flags.HasFlag(MouseFlags.WheeledUp) ? -Rows : flags.HasFlag(MouseFlags.WheeledDown) ? Rows : null;
}
