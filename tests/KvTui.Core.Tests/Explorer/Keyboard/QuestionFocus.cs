using KvTui.Core.Dialogs;

namespace KvTui.Core.Tests.Explorer.Keyboard;

/// <summary>Where Enter goes in a question: to the field of its confirmation, or to a button.</summary>
internal readonly record struct QuestionFocus(int Button, bool IsInField)
{
    /// <summary>The focus of a question that has just been asked: its field, else its safe answer.</summary>
    public static QuestionFocus At(Dialog dialog) => new(dialog.SafeButton, dialog.Confirmation is not null);

    /// <summary>The focus moved by Tab or an arrow; null if the key does not move it.</summary>
    public QuestionFocus? Moved(Dialog dialog, string key) => key switch
    {
        "tab" or "right" or "down" => On(dialog, Button + 1),
        "shift+tab" or "left" or "up" => On(dialog, Button - 1),
        _ => null,
    };

    private static QuestionFocus On(Dialog dialog, int button) => new((button + dialog.Buttons.Length) % dialog.Buttons.Length, false);
}
