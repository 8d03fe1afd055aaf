namespace KvTui.Core.State.Layers;

/// <summary>A choice of a dialog.</summary>
/// <param name="Label">The word on it.</param>
/// <param name="Hotkey">The letter that chooses it, upper or lower case; null for none.</param>
public sealed record DialogButton(string Label, char? Hotkey = null)
{
    /// <summary>Whether it changes something: it is never the default, and waits for the confirmation to be typed, if one is asked for.</summary>
    public bool IsDestructive { get; init; }
}
