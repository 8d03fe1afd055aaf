namespace KvTui.Core.Remembering;

/// <summary>What one start of the explorer leaves to the next one: how the user last wanted things shown.</summary>
public sealed record Remembered
{
    public static Remembered Nothing { get; } = new();

    /// <summary>Whether long lines of a value are wrapped.</summary>
    public bool Wraps { get; init; }

    /// <summary>Whether the lines of a value are numbered.</summary>
    public bool Numbered { get; init; }
}
