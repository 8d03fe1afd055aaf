namespace KvTui.Tty.Input;

/// <summary>What the person at the terminal did, or the terminal by itself; a closed set of records.</summary>
public abstract record InputEvent
{
    private InputEvent()
    {
    }

    /// <summary>A key was pressed.</summary>
    public sealed record KeyPressed(KeyPress Key) : InputEvent;

    /// <summary>Text was pasted (bracketed paste); control characters as they came.</summary>
    public sealed record Pasted(string Text) : InputEvent;

    /// <summary>The window has a new size.</summary>
    public sealed record Resized(Size Size) : InputEvent;

    /// <summary>The window got or lost the focus.</summary>
    public sealed record FocusChanged(bool Focused) : InputEvent;

    /// <summary>The terminal has answered a request for its status, and so has shown what was sent before that.</summary>
    public sealed record StatusReported : InputEvent;

    /// <summary>The terminal has answered what colour its background has.</summary>
    /// <param name="IsLight">Whether dark text can be read on it better than light text.</param>
    public sealed record BackgroundReported(bool IsLight) : InputEvent;

    /// <summary>A mouse button or wheel event, at a cell.</summary>
    public sealed record MouseUsed(Point Position, MouseAction Action, KeyModifiers Modifiers) : InputEvent;
}
