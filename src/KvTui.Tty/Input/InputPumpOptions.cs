namespace KvTui.Tty.Input;

/// <summary>How long an unfinished escape sequence is waited for.</summary>
public sealed record InputPumpOptions
{
    /// <summary>How long an ESC stands alone before it is the Escape key; 50 ms by default.</summary>
    public TimeSpan EscapeTimeout { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long after that the rest of a sequence may still come; 500 ms by default.</summary>
    public TimeSpan TailTimeout { get; init; } = TimeSpan.FromMilliseconds(500);
}
