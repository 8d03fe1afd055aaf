namespace KvTui.Core.Commands;

/// <summary>All that is said of a command, in one row of <see cref="CommandTable"/>.</summary>
/// <param name="Intent">What it asks for.</param>
/// <param name="Name">Its name in the palette; empty if the palette does not have it.</param>
/// <param name="Keys">The keys that do it; the first is the one shown in hints and menus. None at all is possible.</param>
/// <param name="Places">Where these keys do it.</param>
/// <param name="Help">What it does, as a phrase for help, palette and the README's list.</param>
/// <param name="Group">The heading of the help screen under which it stands.</param>
public sealed record ExplorerCommand(Intent Intent, string Name, ImmutableArray<string> Keys, Places Places, string Help, string Group)
{
    /// <summary>A row from key names with blanks between them, such as <c>"ctrl+s f3 alt+s"</c>.</summary>
    public ExplorerCommand(Intent intent, string name, string keys, Places places, string help, string group)
        : this(intent, name, [.. keys.Split(' ', StringSplitOptions.RemoveEmptyEntries)], places, help, group)
    {
    }

    /// <summary>The one or two words shown in the hint line; null keeps it out of there.</summary>
    public string? Hint { get; private init; }

    /// <summary>What its argument in the palette is for; null if it takes none.</summary>
    public PromptKind? Prompt { get; private init; }

    /// <summary>The menu that has it.</summary>
    public MenuTitle Menu { get; private init; }

    /// <summary>The words in a menu; an underscore stands before the letter that chooses it.</summary>
    public string Label { get; private init; } = "";

    /// <summary>What it can be done with; the context menu has it there.</summary>
    public Subjects Subjects { get; private init; }

    /// <summary>Whether it only moves the cursor; such a command has keys, and neither a name nor a place in a menu.</summary>
    public bool IsMove => Intent.IsMove();

    /// <summary>The label of its first key; empty if it has none.</summary>
    public string FirstKey(bool ascii = false) => Keys.IsEmpty ? "" : KeyLabel.Of(Keys[0], ascii);

    /// <summary>The command with a hint.</summary>
    internal ExplorerCommand Hinted(string hint) => this with { Hint = hint };

    /// <summary>The command with an argument in the palette.</summary>
    internal ExplorerCommand Asking(PromptKind prompt) => this with { Prompt = prompt };

    /// <summary>The command with its place in the menus.</summary>
    internal ExplorerCommand In(MenuTitle menu, string label, Subjects subjects = Subjects.None) =>
        this with { Menu = menu, Label = label, Subjects = subjects };

    /// <summary>The command as a row of a keymap.</summary>
    internal KeyBinding<Intent> ToBinding() => new(Keys, Intent, Help, Group) { Hint = Hint };
}
