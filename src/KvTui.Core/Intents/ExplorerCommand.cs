using KvTui.Core.State.Layers;

namespace KvTui.Core.Intents;

/// <summary>A command of the palette: the name for an intent.</summary>
/// <param name="Prompt">What its argument is for; null if it takes none.</param>
/// <param name="Keys">The keys that do the same, as a label; empty if there are none.</param>
public sealed record ExplorerCommand(string Name, Intent Intent, PromptKind? Prompt, string Help, string Keys);
