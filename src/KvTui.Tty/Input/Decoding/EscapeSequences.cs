namespace KvTui.Tty.Input.Decoding;

/// <summary>
/// What the terminals' sequences mean, as tables. Sources: xterm's ctlseqs, the Linux console's console_codes(4), rxvt's own variants,
/// and the kitty keyboard protocol's table of functional keys.
/// </summary>
internal static class EscapeSequences
{
    /// <summary>The final byte of <c>CSI … X</c>, with xterm's modifiers in the second parameter.</summary>
    public static readonly Dictionary<int, KeyPress> CsiFinals = Table(
        ('A', KeyKind.Up), ('B', KeyKind.Down), ('C', KeyKind.Right), ('D', KeyKind.Left),
        ('H', KeyKind.Home), ('F', KeyKind.End), ('P', KeyKind.F1), ('Q', KeyKind.F2), ('S', KeyKind.F4))
        .With(KeyModifiers.Shift, ('Z', KeyKind.Tab), ('a', KeyKind.Up), ('b', KeyKind.Down), ('c', KeyKind.Right), ('d', KeyKind.Left));

    /// <summary>The final byte of <c>SS3 X</c>: cursor keys in application mode, F1 to F4; rxvt's Ctrl with a cursor key.</summary>
    public static readonly Dictionary<int, KeyPress> Ss3Finals = Table(
        ('A', KeyKind.Up), ('B', KeyKind.Down), ('C', KeyKind.Right), ('D', KeyKind.Left),
        ('H', KeyKind.Home), ('F', KeyKind.End),
        ('P', KeyKind.F1), ('Q', KeyKind.F2), ('R', KeyKind.F3), ('S', KeyKind.F4))
        .With(KeyModifiers.Ctrl, ('a', KeyKind.Up), ('b', KeyKind.Down), ('c', KeyKind.Right), ('d', KeyKind.Left));

    /// <summary>The final byte of <c>SS3 X</c> of the keypad in application mode.</summary>
    public static readonly Dictionary<int, KeyPress> Ss3Keypad = Table(('M', KeyKind.Enter), ('I', KeyKind.Tab))
        .WithCharacters('j', "*+,-./0123456789")
        .WithCharacters('X', "=");

    /// <summary>The number of <c>CSI n ~</c> (VT220, xterm, rxvt); 25 to 34 are the Linux console's Shift with F1 to F8.</summary>
    public static readonly Dictionary<int, KeyPress> TildeNumbers = Table(
        (1, KeyKind.Home), (2, KeyKind.Insert), (3, KeyKind.Delete), (4, KeyKind.End), (5, KeyKind.PageUp), (6, KeyKind.PageDown),
        (7, KeyKind.Home), (8, KeyKind.End),
        (11, KeyKind.F1), (12, KeyKind.F2), (13, KeyKind.F3), (14, KeyKind.F4), (15, KeyKind.F5),
        (17, KeyKind.F6), (18, KeyKind.F7), (19, KeyKind.F8), (20, KeyKind.F9), (21, KeyKind.F10), (23, KeyKind.F11), (24, KeyKind.F12))
        .With(
            KeyModifiers.Shift,
            (25, KeyKind.F1), (26, KeyKind.F2), (28, KeyKind.F3), (29, KeyKind.F4),
            (31, KeyKind.F5), (32, KeyKind.F6), (33, KeyKind.F7), (34, KeyKind.F8));

    /// <summary>The last byte of the Linux console's <c>CSI [ X</c>.</summary>
    public static readonly Dictionary<int, KeyPress> LinuxFinals = Table(
        ('A', KeyKind.F1), ('B', KeyKind.F2), ('C', KeyKind.F3), ('D', KeyKind.F4), ('E', KeyKind.F5));

    /// <summary>The code of <c>CSI code u</c> for keys without a character; 57399 and on are the keypad's.</summary>
    public static readonly Dictionary<int, KeyPress> KittyCodes = Table(
        (9, KeyKind.Tab), (13, KeyKind.Enter), (27, KeyKind.Escape), (127, KeyKind.Backspace), (8, KeyKind.Backspace),
        (57414, KeyKind.Enter), (57417, KeyKind.Left), (57418, KeyKind.Right), (57419, KeyKind.Up), (57420, KeyKind.Down),
        (57421, KeyKind.PageUp), (57422, KeyKind.PageDown), (57423, KeyKind.Home), (57424, KeyKind.End),
        (57425, KeyKind.Insert), (57426, KeyKind.Delete))
        .WithCharacters(57399, "0123456789./*-+")
        .WithCharacters(57415, "=");

    /// <summary>The modifiers that rxvt's last byte in place of <c>~</c> stands for; null if it is another byte.</summary>
    public static KeyModifiers? OfRxvt(byte final) => final switch
    {
        (byte)'$' => KeyModifiers.Shift,
        (byte)'^' => KeyModifiers.Ctrl,
        (byte)'@' => KeyModifiers.Ctrl | KeyModifiers.Shift,
        _ => null,
    };

    private static Dictionary<int, KeyPress> Table(params ReadOnlySpan<(int Sent, KeyKind Kind)> rows) =>
        new Dictionary<int, KeyPress>().With(KeyModifiers.None, rows);

    private static Dictionary<int, KeyPress> With(
        this Dictionary<int, KeyPress> table, KeyModifiers modifiers, params ReadOnlySpan<(int Sent, KeyKind Kind)> rows)
    {
        foreach (var (sent, kind) in rows)
        {
            table[sent] = KeyPress.Named(kind, modifiers);
        }

        return table;
    }

    /// <summary>Adds keys that type characters, sent as the numbers from a first one on.</summary>
    private static Dictionary<int, KeyPress> WithCharacters(this Dictionary<int, KeyPress> table, int first, string characters)
    {
        foreach (var character in characters)
        {
            table[first++] = KeyPress.Of(character);
        }

        return table;
    }
}
