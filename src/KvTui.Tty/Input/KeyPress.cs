namespace KvTui.Tty.Input;

/// <summary>
/// A key press: a character or a named key, and the modifiers held. A shifted character is the character itself ('A', not Shift+a);
/// Ctrl with a letter has the lower-case letter.
/// </summary>
public readonly record struct KeyPress(KeyKind Kind, Rune Rune, KeyModifiers Modifiers)
{
    public static KeyPress Of(char character, KeyModifiers modifiers = default) => new(KeyKind.Character, new(character), modifiers);

    public static KeyPress Ctrl(char character) => Of(character, KeyModifiers.Ctrl);

    public static KeyPress Named(KeyKind kind, KeyModifiers modifiers = default) => new(kind, default, modifiers);

    /// <summary>The same key with more modifiers held.</summary>
    internal KeyPress With(KeyModifiers modifiers) => this with { Modifiers = Modifiers | modifiers };
}
