namespace KvTui.Tty.Input;

/// <summary>Which key was pressed.</summary>
public enum KeyKind : byte
{
    /// <summary>One that types a character: see <see cref="KeyPress.Rune"/>.</summary>
    Character = 0,
    Enter,
    Escape,
    Tab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12,
}
