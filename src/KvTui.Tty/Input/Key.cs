namespace KvTui.Tty.Input;

/// <summary>
/// A key press: a character or a named key, and the modifiers held. A shifted character is the character itself ('A', not Shift+a);
/// Ctrl with a letter has the lower-case letter.
/// </summary>
public readonly record struct Key(KeyCode Code, Rune Rune, KeyModifiers Modifiers)
{
    public static Key Of(char character, KeyModifiers modifiers = KeyModifiers.None) => new(KeyCode.Character, new(character), modifiers);

    public static Key Ctrl(char character) => Of(character, KeyModifiers.Ctrl);

    public static Key Named(KeyCode code, KeyModifiers modifiers = KeyModifiers.None) => new(code, default, modifiers);

    /// <summary>The same key with more modifiers held.</summary>
    internal Key With(KeyModifiers modifiers) => this with { Modifiers = Modifiers | modifiers };
}
