namespace KvTui.Tty.Output.Frames;

/// <summary>The escape sequences sent (ECMA-48; xterm's ctlseqs for the private modes).</summary>
internal static class Ansi
{
    internal static ReadOnlySpan<byte> Csi => "\e["u8;

    internal static ReadOnlySpan<byte> EraseScreen => "\e[2J"u8;

    internal static ReadOnlySpan<byte> EraseToEndOfLine => "\e[K"u8;

    internal static ReadOnlySpan<byte> ResetStyle => "\e[m"u8;

    internal static ReadOnlySpan<byte> ResetScrollRegion => "\e[r"u8;

    /// <summary>Asks whether the terminal is well (DSR); it answers <c>CSI 0 n</c>, or <c>CSI 3 n</c> if it is not.</summary>
    internal static ReadOnlySpan<byte> RequestStatus => "\e[5n"u8;

    /// <summary>Asks for the background's colour (xterm, ctlseqs: OSC 11).</summary>
    internal static ReadOnlySpan<byte> RequestBackground => "\e]11;?\a"u8;

    internal static ReadOnlySpan<byte> HideCursor => "\e[?25l"u8;

    internal static ReadOnlySpan<byte> ShowCursor => "\e[?25h"u8;

    internal static ReadOnlySpan<byte> BeginSynchronized => "\e[?2026h"u8;

    internal static ReadOnlySpan<byte> EndSynchronized => "\e[?2026l"u8;

    internal static ReadOnlySpan<byte> EnterAlternateScreen => "\e[?1049h"u8;

    internal static ReadOnlySpan<byte> LeaveAlternateScreen => "\e[?1049l"u8;

    internal static ReadOnlySpan<byte> DisableWrap => "\e[?7l"u8;

    internal static ReadOnlySpan<byte> EnableWrap => "\e[?7h"u8;

    internal static ReadOnlySpan<byte> EnableBracketedPaste => "\e[?2004h"u8;

    internal static ReadOnlySpan<byte> DisableBracketedPaste => "\e[?2004l"u8;

    internal static ReadOnlySpan<byte> EnableFocusReports => "\e[?1004h"u8;

    internal static ReadOnlySpan<byte> DisableFocusReports => "\e[?1004l"u8;

    internal static ReadOnlySpan<byte> EnableMouse => "\e[?1002h\e[?1006h"u8;

    internal static ReadOnlySpan<byte> DisableMouse => "\e[?1006l\e[?1002l"u8;
}
