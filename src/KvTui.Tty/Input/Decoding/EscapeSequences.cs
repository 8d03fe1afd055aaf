using System.Collections.Frozen;

namespace KvTui.Tty.Input.Decoding;

/// <summary>
/// What the terminals' sequences mean, as tables. Sources: xterm's ctlseqs, the Linux console's console_codes(4), rxvt's own variants,
/// and the kitty keyboard protocol's table of functional keys.
/// </summary>
internal static class EscapeSequences
{
    /// <summary>The final byte of <c>CSI … X</c>, with xterm's modifiers in the second parameter.</summary>
    public static readonly FrozenDictionary<int, Key> CsiFinals = Table(
        ('A', KeyCode.Up), ('B', KeyCode.Down), ('C', KeyCode.Right), ('D', KeyCode.Left),
        ('H', KeyCode.Home), ('F', KeyCode.End), ('P', KeyCode.F1), ('Q', KeyCode.F2), ('S', KeyCode.F4))
        .With(KeyModifiers.Shift, ('Z', KeyCode.Tab), ('a', KeyCode.Up), ('b', KeyCode.Down), ('c', KeyCode.Right), ('d', KeyCode.Left))
        .ToFrozenDictionary();

    /// <summary>The final byte of <c>SS3 X</c>: cursor keys in application mode, F1 to F4; rxvt's Ctrl with a cursor key.</summary>
    public static readonly FrozenDictionary<int, Key> Ss3Finals = Table(
        ('A', KeyCode.Up), ('B', KeyCode.Down), ('C', KeyCode.Right), ('D', KeyCode.Left),
        ('H', KeyCode.Home), ('F', KeyCode.End),
        ('P', KeyCode.F1), ('Q', KeyCode.F2), ('R', KeyCode.F3), ('S', KeyCode.F4))
        .With(KeyModifiers.Ctrl, ('a', KeyCode.Up), ('b', KeyCode.Down), ('c', KeyCode.Right), ('d', KeyCode.Left))
        .ToFrozenDictionary();

    /// <summary>The final byte of <c>SS3 X</c> of the keypad in application mode.</summary>
    public static readonly FrozenDictionary<int, Key> Ss3Keypad = Keypad();

    /// <summary>The number of <c>CSI n ~</c> (VT220, xterm, rxvt); 25 to 34 are the Linux console's Shift with F1 to F8.</summary>
    public static readonly FrozenDictionary<int, Key> TildeNumbers = Table(
        (1, KeyCode.Home), (2, KeyCode.Insert), (3, KeyCode.Delete), (4, KeyCode.End), (5, KeyCode.PageUp), (6, KeyCode.PageDown),
        (7, KeyCode.Home), (8, KeyCode.End),
        (11, KeyCode.F1), (12, KeyCode.F2), (13, KeyCode.F3), (14, KeyCode.F4), (15, KeyCode.F5),
        (17, KeyCode.F6), (18, KeyCode.F7), (19, KeyCode.F8), (20, KeyCode.F9), (21, KeyCode.F10), (23, KeyCode.F11), (24, KeyCode.F12))
        .With(
            KeyModifiers.Shift,
            (25, KeyCode.F1), (26, KeyCode.F2), (28, KeyCode.F3), (29, KeyCode.F4),
            (31, KeyCode.F5), (32, KeyCode.F6), (33, KeyCode.F7), (34, KeyCode.F8))
        .ToFrozenDictionary();

    /// <summary>The last byte of the Linux console's <c>CSI [ X</c>.</summary>
    public static readonly FrozenDictionary<int, Key> LinuxFinals = Table(
        ('A', KeyCode.F1), ('B', KeyCode.F2), ('C', KeyCode.F3), ('D', KeyCode.F4), ('E', KeyCode.F5)).ToFrozenDictionary();

    /// <summary>rxvt's last byte in place of <c>~</c>, and the modifiers it stands for.</summary>
    public static readonly FrozenDictionary<byte, KeyModifiers> RxvtFinals = new Dictionary<byte, KeyModifiers>
    {
        [(byte)'$'] = KeyModifiers.Shift,
        [(byte)'^'] = KeyModifiers.Ctrl,
        [(byte)'@'] = KeyModifiers.Ctrl | KeyModifiers.Shift,
    }.ToFrozenDictionary();

    /// <summary>The code of <c>CSI code u</c> for keys without a character; 57399 and on are the keypad's.</summary>
    public static readonly FrozenDictionary<int, Key> KittyCodes = KittyTable();

    private static Dictionary<int, Key> Table(params ReadOnlySpan<(int Sent, KeyCode Code)> rows) =>
        new Dictionary<int, Key>().With(KeyModifiers.None, rows);

    private static Dictionary<int, Key> With(
        this Dictionary<int, Key> table, KeyModifiers modifiers, params ReadOnlySpan<(int Sent, KeyCode Code)> rows)
    {
        foreach (var (sent, code) in rows)
        {
            table[sent] = Key.Named(code, modifiers);
        }

        return table;
    }

    private static FrozenDictionary<int, Key> Keypad()
    {
        var table = Table(('M', KeyCode.Enter), ('I', KeyCode.Tab));
        const string Characters = "*+,-./0123456789";
        for (var i = 0; i < Characters.Length; i++)
        {
            table['j' + i] = Key.Of(Characters[i]);
        }

        table['X'] = Key.Of('=');
        return table.ToFrozenDictionary();
    }

    private static FrozenDictionary<int, Key> KittyTable()
    {
        var table = Table(
            (9, KeyCode.Tab), (13, KeyCode.Enter), (27, KeyCode.Escape), (127, KeyCode.Backspace), (8, KeyCode.Backspace),
            (57414, KeyCode.Enter), (57417, KeyCode.Left), (57418, KeyCode.Right), (57419, KeyCode.Up), (57420, KeyCode.Down),
            (57421, KeyCode.PageUp), (57422, KeyCode.PageDown), (57423, KeyCode.Home), (57424, KeyCode.End),
            (57425, KeyCode.Insert), (57426, KeyCode.Delete));
        const string Characters = "0123456789./*-+";
        for (var i = 0; i < Characters.Length; i++)
        {
            table[57399 + i] = Key.Of(Characters[i]);
        }

        table[57415] = Key.Of('=');
        return table.ToFrozenDictionary();
    }
}
