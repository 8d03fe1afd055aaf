namespace KvTui.Core.Dialogs.Prompts;

/// <summary>What a list of the palette is of.</summary>
public enum PaletteKind
{
    /// <summary>Commands: the first word typed is one, the rest its argument.</summary>
    Commands,

    /// <summary>Bookmarks and recent places.</summary>
    Places,

    /// <summary>The cluster shown and those of profiles.</summary>
    Clusters,
}

/// <summary>The command palette, or another list like it: what is typed, and what of the list matches.</summary>
public sealed record PaletteState
{
    private PaletteState(ImmutableArray<PaletteItem> items, string text, PaletteKind kind)
    {
        (Items, Text, Kind) = (items, text, kind);
        Matches = PaletteFilter.Match(items, Command);
    }

    public PaletteKind Kind { get; }

    public ImmutableArray<PaletteItem> Items { get; }

    /// <summary>What is typed.</summary>
    public string Text { get; }

    /// <summary>The commands that match, best first.</summary>
    public ImmutableArray<PaletteItem> Matches { get; }

    public ListState List { get; private init; }

    /// <summary>The first word typed; all that is typed where there are no arguments.</summary>
    public string Command => Kind == PaletteKind.Commands ? Text.TrimStart().Split(' ', 2)[0] : Text.Trim();

    /// <summary>What is typed after the first word; empty if nothing.</summary>
    public string Argument => Text.TrimStart()[Command.Length..].Trim();

    /// <summary>The selected command; null if none matches.</summary>
    public PaletteItem? Selected => Matches.IsEmpty ? null : Matches[List.Selected];

    /// <summary>Opens the palette with nothing typed.</summary>
    public static PaletteState Open(ImmutableArray<PaletteItem> items, PaletteKind kind = PaletteKind.Commands) => new(items, "", kind);

    /// <summary>This list with other items in it; the selection stays on its item, or else where it is.</summary>
    public PaletteState Offering(ImmutableArray<PaletteItem> items, int height)
    {
        var next = new PaletteState(items, Text, Kind);
        var (row, name) = (List.Selected, Selected?.Name ?? "");
        if (row >= next.Matches.Length || next.Matches[row].Name != name)
        {
            row = next.Matches.Select(static item => item.Name).ToList().IndexOf(name);
        }

        return (next with { List = List }).Choosing(row < 0 ? List.Selected : row, height);
    }

    /// <summary>This palette with another text typed.</summary>
    public PaletteState Entered(string text) => text == Text ? this : new(Items, text, Kind);

    /// <summary>This palette with the selection moved in a list of so many rows in view.</summary>
    public PaletteState Moved(Intent move, int height) => this with { List = List.Moved(move, Matches.Length, height) };

    /// <summary>This palette with one of the commands that match selected.</summary>
    public PaletteState Choosing(int row, int height) => this with { List = List.Select(row, Matches.Length, height) };

    /// <summary>
    /// The command completed: as far as all that begin so agree, else to the selected one, with a blank after it; behind that blank
    /// its argument, if it has certain ones.
    /// </summary>
    public PaletteState Completed()
    {
        if (Selected is null || Kind != PaletteKind.Commands)
        {
            return this;
        }

        if (Text.TrimStart().Length > Command.Length)
        {
            return Selected.Arguments.IsEmpty ? this : Entered($"{Command} {PaletteFilter.SharedStart(Selected.Arguments, Argument).Text}");
        }

        var (shared, count) = PaletteFilter.SharedStart(Items.Select(static item => item.Name), Command);
        var isSure = count == 1 || shared.Length == Command.Length;
        return Entered(isSure ? (count == 1 ? shared : Selected.Name) + " " : shared);
    }
}

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
