using KvTui.Tty.Input;
using GuiCode = Terminal.Gui.Drivers.KeyCode;
using GuiKey = Terminal.Gui.Input.Key;

namespace KvTui.Tty.Events;

/// <summary>Translates keys of the decoder to those of Terminal.Gui.</summary>
public static class KeyTranslation
{
    /// <summary>
    /// The key of Terminal.Gui for a key; <paramref name="text"/> is what it types where that is more than one scalar, such as a flag.
    /// </summary>
    public static GuiKey Of(KeyPress key, string text = "")
    {
        var code = (key.Kind == KeyKind.Character ? OfCharacter(key.Rune) : OfNamed(key.Kind)) | Mask(key.Modifiers);
        return text.Length == 0 ? new GuiKey(code) : new GuiKey(code) { AssociatedText = text };
    }

    // Terminal.Gui names a letter by its capital, and Shift makes it one.
    private static GuiCode OfCharacter(Rune rune) => rune.Value switch
    {
        >= 'a' and <= 'z' => (GuiCode)(rune.Value - 'a' + 'A'),
        >= 'A' and <= 'Z' => (GuiCode)rune.Value | GuiCode.ShiftMask,
        _ => (GuiCode)rune.Value,
    };

    private static GuiCode OfNamed(KeyKind kind) => kind switch
    {
        KeyKind.Enter => GuiCode.Enter,
        KeyKind.Escape => GuiCode.Esc,
        KeyKind.Tab => GuiCode.Tab,
        KeyKind.Backspace => GuiCode.Backspace,
        KeyKind.Delete => GuiCode.Delete,
        KeyKind.Insert => GuiCode.Insert,
        KeyKind.Up => GuiCode.CursorUp,
        KeyKind.Down => GuiCode.CursorDown,
        KeyKind.Left => GuiCode.CursorLeft,
        KeyKind.Right => GuiCode.CursorRight,
        KeyKind.Home => GuiCode.Home,
        KeyKind.End => GuiCode.End,
        KeyKind.PageUp => GuiCode.PageUp,
        KeyKind.PageDown => GuiCode.PageDown,
        KeyKind.F1 => GuiCode.F1,
        KeyKind.F2 => GuiCode.F2,
        KeyKind.F3 => GuiCode.F3,
        KeyKind.F4 => GuiCode.F4,
        KeyKind.F5 => GuiCode.F5,
        KeyKind.F6 => GuiCode.F6,
        KeyKind.F7 => GuiCode.F7,
        KeyKind.F8 => GuiCode.F8,
        KeyKind.F9 => GuiCode.F9,
        KeyKind.F10 => GuiCode.F10,
        KeyKind.F11 => GuiCode.F11,
        KeyKind.F12 => GuiCode.F12,
        KeyKind.Character => throw new ArgumentException("A character has no name.", nameof(kind)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such key."),
    };

    private static GuiCode Mask(KeyModifiers modifiers) =>
        ((modifiers & KeyModifiers.Shift) != 0 ? GuiCode.ShiftMask : 0)
        | ((modifiers & KeyModifiers.Alt) != 0 ? GuiCode.AltMask : 0)
        | ((modifiers & KeyModifiers.Ctrl) != 0 ? GuiCode.CtrlMask : 0);
}
