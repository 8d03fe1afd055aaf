namespace KvTui.Core.State.Layers;

/// <summary>A command of the palette.</summary>
/// <param name="Name">The word that is typed.</param>
/// <param name="Description">What it does.</param>
/// <param name="Keys">The keys that do the same, as a label; empty for none.</param>
public sealed record PaletteItem(string Name, string Description, string Keys = "")
{
    /// <summary>Why it cannot be chosen now; null if it can.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>The arguments that Tab completes to; none if any text may be one.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];
}
