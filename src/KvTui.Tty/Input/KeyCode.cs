namespace KvTui.Tty.Input;

/// <summary>A key that is not a character.</summary>
public enum KeyCode : byte
{
    /// <summary>A character: see <see cref="Key.Rune"/>.</summary>
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
