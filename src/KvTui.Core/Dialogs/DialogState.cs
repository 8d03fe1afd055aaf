namespace KvTui.Core.Dialogs;

/// <summary>An open dialog: what was typed, and what is missing. Which button has the focus is the screen's affair.</summary>
/// <param name="Typed">The confirmation as typed so far.</param>
/// <param name="Missing">What a choice found missing; null if nothing, or if something was typed since.</param>
public sealed record DialogState(Dialog Dialog, string Typed = "", string? Missing = null)
{
    /// <summary>The same dialog with another text, as more is known by now.</summary>
    public DialogState Saying(string text) => this with { Dialog = Dialog with { Text = text } };

    /// <summary>Whether a button can be pressed: a destructive one only after its confirmation.</summary>
    public bool IsEnabled(int button) =>
        !Dialog.Buttons[button].IsDestructive || Dialog.Confirmation is null || Typed.Trim() == Dialog.Confirmation;

    /// <summary>This dialog with another text in its field.</summary>
    public DialogState Entered(string text) => this with { Typed = text, Missing = null };

    /// <summary>This dialog after a choice that cannot be made yet: it says what is missing.</summary>
    public DialogState Lacking()
    {
        var typed = Typed.Trim();
        var what = typed.Length == 0 ? "Nothing is typed yet" : $"What is typed is not {Dialog.Confirmation}";
        return this with { Missing = $"{what}; Esc: {Dialog.Buttons[Dialog.SafeButton].Label}." };
    }
}

/// <summary>A choice of a dialog.</summary>
/// <param name="Label">The word on it.</param>
/// <param name="Hotkey">The letter that chooses it, upper or lower case; null for none.</param>
public sealed record DialogButton(string Label, char? Hotkey = null)
{
    /// <summary>Whether it changes something: it is never the default, and waits for the confirmation if there is one.</summary>
    public bool IsDestructive { get; init; }
}
