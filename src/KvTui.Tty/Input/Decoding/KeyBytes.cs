namespace KvTui.Tty.Input.Decoding;

/// <summary>What single bytes and xterm's modifier numbers mean.</summary>
internal static class KeyBytes
{
    public const byte Bell = 0x07;
    public const byte Escape = 0x1B;
    public const byte Delete = 0x7F;

    private const int AllModifiers = (int)(KeyModifiers.Shift | KeyModifiers.Alt | KeyModifiers.Ctrl);

    /// <summary>The key of a byte below 0x20 or of 0x7f: Ctrl with the character 0x40 above it, unless it has a name.</summary>
    public static KeyPress OfControl(byte value) => value switch
    {
        0x00 => KeyPress.Ctrl(' '),
        0x08 or Delete => KeyPress.Named(KeyKind.Backspace),
        0x09 => KeyPress.Named(KeyKind.Tab),
        0x0A or 0x0D => KeyPress.Named(KeyKind.Enter),
        Escape => KeyPress.Named(KeyKind.Escape),
        _ => KeyPress.Ctrl(char.ToLowerInvariant((char)(value + 0x40))),
    };

    /// <summary>The modifiers of a parameter: 1 plus the sum of 1 Shift, 2 Alt, 4 Ctrl; other bits (Super, locks) are left out.</summary>
    public static KeyModifiers ModifiersOf(int parameter) => (KeyModifiers)(Math.Max(0, parameter - 1) & AllModifiers);
}
