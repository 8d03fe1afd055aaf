namespace KvTui.Core.Messages;

/// <summary>Time that the screen shows has passed: an age or a countdown.</summary>
public sealed record TickMessage : Message
{
    public static TickMessage Instance { get; } = new();
}
