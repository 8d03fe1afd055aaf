namespace KvTui.Core.Commands;

/// <summary>One row of a keymap: the keys by name, what they mean, and how help and hints tell it.</summary>
/// <param name="Keys">The keys that mean the same, such as <c>ctrl+s</c> or <c>G</c>; the first is the one shown in hints.</param>
/// <param name="Intent">What the keys mean.</param>
/// <param name="Help">What it does, as a phrase for the help screen.</param>
/// <param name="Group">The heading of the help screen under which it stands.</param>
public sealed record KeyBinding<TIntent>(ImmutableArray<string> Keys, TIntent Intent, string Help, string Group)
{
    /// <summary>A row from key names with blanks between them, such as <c>"ctrl+s f3 alt+s"</c>.</summary>
    public KeyBinding(string keys, TIntent intent, string help, string group)
        : this([.. keys.Split(' ', StringSplitOptions.RemoveEmptyEntries)], intent, help, group)
    {
    }

    /// <summary>The one or two words shown in the hint line; null keeps the row out of it.</summary>
    public string? Hint { get; init; }
}
