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
    public static GuiKey Of(Key key, string text = "")
    {
        var code = (key.Code == KeyCode.Character ? OfCharacter(key.Rune) : OfNamed(key.Code)) | Mask(key.Modifiers);
        return text.Length == 0 ? new GuiKey(code) : new GuiKey(code) { AssociatedText = text };
    }

    // Terminal.Gui names a letter by its capital, and Shift makes it one.
    private static GuiCode OfCharacter(Rune rune) => rune.Value switch
    {
        >= 'a' and <= 'z' => (GuiCode)(rune.Value - 'a' + 'A'),
        >= 'A' and <= 'Z' => (GuiCode)rune.Value | GuiCode.ShiftMask,
        _ => (GuiCode)rune.Value,
    };

    private static GuiCode OfNamed(KeyCode code) => code switch
    {
        KeyCode.Enter => GuiCode.Enter,
        KeyCode.Escape => GuiCode.Esc,
        KeyCode.Tab => GuiCode.Tab,
        KeyCode.Backspace => GuiCode.Backspace,
        KeyCode.Delete => GuiCode.Delete,
        KeyCode.Insert => GuiCode.Insert,
        KeyCode.Up => GuiCode.CursorUp,
        KeyCode.Down => GuiCode.CursorDown,
        KeyCode.Left => GuiCode.CursorLeft,
        KeyCode.Right => GuiCode.CursorRight,
        KeyCode.Home => GuiCode.Home,
        KeyCode.End => GuiCode.End,
        KeyCode.PageUp => GuiCode.PageUp,
        KeyCode.PageDown => GuiCode.PageDown,
        KeyCode.F1 => GuiCode.F1,
        KeyCode.F2 => GuiCode.F2,
        KeyCode.F3 => GuiCode.F3,
        KeyCode.F4 => GuiCode.F4,
        KeyCode.F5 => GuiCode.F5,
        KeyCode.F6 => GuiCode.F6,
        KeyCode.F7 => GuiCode.F7,
        KeyCode.F8 => GuiCode.F8,
        KeyCode.F9 => GuiCode.F9,
        KeyCode.F10 => GuiCode.F10,
        KeyCode.F11 => GuiCode.F11,
        KeyCode.F12 => GuiCode.F12,
        KeyCode.Character => throw new ArgumentException("A character has no name.", nameof(code)),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "There is no such key."),
    };

    private static GuiCode Mask(KeyModifiers modifiers) =>
        ((modifiers & KeyModifiers.Shift) != 0 ? GuiCode.ShiftMask : 0)
        | ((modifiers & KeyModifiers.Alt) != 0 ? GuiCode.AltMask : 0)
        | ((modifiers & KeyModifiers.Ctrl) != 0 ? GuiCode.CtrlMask : 0);
}
