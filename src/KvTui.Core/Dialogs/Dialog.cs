namespace KvTui.Core.Dialogs;

/// <summary>What a dialog asks.</summary>
/// <param name="Buttons">The choices; at least one should not be destructive, and the first such is the default and what Esc means.</param>
public sealed record Dialog(string Title, string Text, ImmutableArray<DialogButton> Buttons)
{
    /// <summary>What must be typed before a destructive choice can be made; null asks for nothing.</summary>
    public string? Confirmation { get; init; }

    /// <summary>What stands before the field for the confirmation.</summary>
    public string ConfirmationLabel { get; init; } = "";

    /// <summary>The index of the safe choice.</summary>
    public int SafeButton => First(isDestructive: false);

    /// <summary>The index of the first choice that changes something; 0 if there is none.</summary>
    public int ActingButton => First(isDestructive: true);

    private int First(bool isDestructive)
    {
        for (var i = 0; i < Buttons.Length; i++)
        {
            if (Buttons[i].IsDestructive == isDestructive)
            {
                return i;
            }
        }

        return 0;
    }
}
