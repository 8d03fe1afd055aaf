namespace KvTui.Tty.Input;

/// <summary>The modifier keys held with a key; the values are xterm's (parameter minus 1).</summary>
[Flags]
public enum KeyModifiers : byte
{
    None = 0,
    Shift = 1,
    Alt = 2,
    Ctrl = 4,
}
