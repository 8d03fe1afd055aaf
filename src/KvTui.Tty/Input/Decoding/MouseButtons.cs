namespace KvTui.Tty.Input.Decoding;

/// <summary>The button number of a mouse report (xterm's ctlseqs, mouse tracking): two low bits, 4 Shift, 8 Alt, 16 Ctrl, 32 motion, 64 wheel.</summary>
internal static class MouseButtons
{
    private const int Motion = 32;
    private const int Wheel = 64;
    private const int Extra = 128;

    /// <summary>What was done; null for moves without a button, sideways wheels and extra buttons.</summary>
    public static MouseAction? ActionOf(int button, bool pressed)
    {
        if ((button & Extra) != 0)
        {
            return null;
        }

        return (button & (Motion | Wheel | 3), pressed) switch
        {
            (Wheel, true) => MouseAction.WheelUp,
            (Wheel | 1, true) => MouseAction.WheelDown,
            (0, true) => MouseAction.LeftPressed,
            (1, true) => MouseAction.MiddlePressed,
            (2, true) => MouseAction.RightPressed,
            ( <= 2, false) => MouseAction.Released,
            (Motion or (Motion | 1) or (Motion | 2), true) => MouseAction.Dragged,
            _ => null,
        };
    }

    public static KeyModifiers ModifiersOf(int button) =>
        ((button & 4) != 0 ? KeyModifiers.Shift : 0) | ((button & 8) != 0 ? KeyModifiers.Alt : 0) | ((button & 16) != 0 ? KeyModifiers.Ctrl : 0);
}
