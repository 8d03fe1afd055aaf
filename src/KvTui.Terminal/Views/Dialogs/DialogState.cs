using System.Text;
using KvTui.Terminal.Views.Fields;
using KvTui.Tty.Input;

namespace KvTui.Terminal.Views.Dialogs;

/// <summary>An open dialog: which choice is selected, what was typed, and what was chosen.</summary>
public sealed record DialogState
{
    private DialogState(Dialog dialog) => (Dialog, Selected, IsInField) = (dialog, dialog.SafeButton, dialog.Confirmation is not null);

    public Dialog Dialog { get; private init; }

    /// <summary>The button that Enter presses, unless the confirmation is being typed.</summary>
    public int Selected { get; private init; }

    /// <summary>Whether Enter is for the field: it presses the button that changes something once the confirmation matches, else it says what is missing.</summary>
    public bool IsInField { get; private init; }

    /// <summary>What Enter found missing; null if nothing, or if something was typed since.</summary>
    public string? Missing { get; private init; }

    /// <summary>The confirmation as typed so far.</summary>
    public TextFieldState Typed { get; private init; } = TextFieldState.Empty;

    /// <summary>The button that was pressed; null while the dialog is open.</summary>
    public int? Chosen { get; private init; }

    /// <summary>Opens a dialog on its safe choice.</summary>
    public static DialogState Open(Dialog dialog) => new(dialog);

    /// <summary>The same dialog with another text, as more is known by now.</summary>
    public DialogState Saying(string text) => this with { Dialog = Dialog with { Text = text } };

    /// <summary>Whether a button can be pressed: a destructive one only after its confirmation.</summary>
    public bool IsEnabled(int button) =>
        !Dialog.Buttons[button].IsDestructive || Dialog.Confirmation is null || Typed.Text.Trim() == Dialog.Confirmation;

    /// <summary>
    /// What a key does: Tab and the arrows move, Enter presses the selected button, Esc the safe one, a hotkey its own;
    /// with a confirmation asked for, characters go to the field instead, and Enter acts once they match. Other keys do nothing.
    /// </summary>
    public DialogState Apply(Key key)
    {
        var typing = Dialog.Confirmation is not null;
        switch (key.Code)
        {
            case KeyCode.Escape:
                return this with { Chosen = Dialog.SafeButton };
            case KeyCode.Enter:
                return Press(IsInField ? Dialog.ActingButton : Selected);
            case KeyCode.Tab:
                return Select(Selected + (key.Modifiers.HasFlag(KeyModifiers.Shift) ? -1 : 1));
            case KeyCode.Left or KeyCode.Up:
                return Select(Selected - 1);
            case KeyCode.Right or KeyCode.Down:
                return Select(Selected + 1);
            default:
                break;
        }

        if (typing)
        {
            return Typed.TryApply(key, out var typed) ? InField(typed) : this;
        }

        return FindHotkey(key) is >= 0 and var button ? Press(button) : this;
    }

    /// <summary>Text pasted into the confirmation field, if there is one.</summary>
    public DialogState Paste(string text) => Dialog.Confirmation is null ? this : InField(Typed.Insert(text));

    private DialogState InField(TextFieldState typed) => this with { Typed = typed, IsInField = true, Missing = null };

    private DialogState Press(int button) => IsEnabled(button) ? this with { Chosen = button } : this with { Missing = WhatIsMissing() };

    private string WhatIsMissing()
    {
        var typed = Typed.Text.Trim();
        return (typed.Length == 0 ? "Nothing is typed yet" : $"What is typed is not {Dialog.Confirmation}") + $"; Esc: {Dialog.Buttons[Dialog.SafeButton].Label}.";
    }

    private DialogState Select(int button)
    {
        var count = Dialog.Buttons.Length;
        return this with { Selected = (button + count) % count, IsInField = false };
    }

    private int FindHotkey(Key key)
    {
        for (var i = 0; i < Dialog.Buttons.Length; i++)
        {
            if (key is { Code: KeyCode.Character, Modifiers: KeyModifiers.None }
                && Dialog.Buttons[i].Hotkey is { } hotkey
                && Rune.ToLowerInvariant(key.Rune) == Rune.ToLowerInvariant(new Rune(hotkey)))
            {
                return i;
            }
        }

        return -1;
    }
}
