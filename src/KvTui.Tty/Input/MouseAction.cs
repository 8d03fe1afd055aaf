namespace KvTui.Tty.Input;

/// <summary>What the mouse did.</summary>
public enum MouseAction : byte
{
    LeftPressed,
    MiddlePressed,
    RightPressed,
    Released,
    Dragged,
    WheelUp,
    WheelDown,
}
