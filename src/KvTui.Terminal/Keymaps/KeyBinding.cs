using System.Collections.Immutable;
using KvTui.Tty.Input;

namespace KvTui.Terminal.Keymaps;

/// <summary>One row of a keymap: the keys, what they mean, and how help and hints tell it.</summary>
/// <param name="Keys">The keys that mean the same; the first is the one shown in hints.</param>
/// <param name="Intent">What the keys mean.</param>
/// <param name="Help">What it does, as a phrase for the help screen.</param>
/// <param name="Group">The heading of the help screen under which it stands.</param>
public sealed record KeyBinding<TIntent>(ImmutableArray<Key> Keys, TIntent Intent, string Help, string Group)
{
    /// <summary>A row from key names with blanks between them, such as <c>"ctrl+s f3 alt+s"</c>.</summary>
    /// <exception cref="FormatException">A key has no such name.</exception>
    public KeyBinding(string keys, TIntent intent, string help, string group)
        : this(KeyName.ParseList(keys), intent, help, group)
    {
    }

    /// <summary>The one or two words shown in the hint line; null keeps the row out of it.</summary>
    public string? Hint { get; init; }
}
