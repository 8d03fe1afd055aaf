using KvTui.Core.Commands;

namespace KvTui.Core.Dialogs;

/// <summary>The help for where the user was before it was opened: keys and what they do, under their headings.</summary>
/// <param name="Title">Where that was.</param>
public sealed record HelpPage(string Title, ImmutableArray<HelpSection> Sections)
{
    private const int MarginColumns = 6;
    private const int MarginRows = 4;

    /// <summary>How names are shown, and typed wherever one is asked for.</summary>
    private static readonly HelpSection Names = new("Names, as shown and as typed (o n / :find)",
    [
        new(@"\xNN", "any byte; a blank at an end is \\x20"),
        new(@"\\ \n \t \r", "backslash, line feed, tab, carriage return"),
    ]);

    /// <summary>The page of a state whose topmost layer is the help; with a filter only the lines that have it in them.</summary>
    public static HelpPage Of(ExplorerState state, Layer.Help help, bool ascii)
    {
        var below = state.Layers.LastOrDefault(static layer => layer is not Layer.Help);
        var editing = state.Detail.Edit is not null;
        var (title, keymap) = below switch
        {
            Layer.Usage => ("usage", ExplorerKeymap.Usage),
            Layer.Found => ("search", ExplorerKeymap.Found),
            Layer.Top => ("writes", ExplorerKeymap.Top),
            Layer.Compare => ("comparison", ExplorerKeymap.Compare),
            Layer.Events => ("events", ExplorerKeymap.Events),
            Layer.Roster { IsOfMembers: true } => ("members", ExplorerKeymap.Members),
            Layer.Roster { IsOfUsers: true } => ("users", ExplorerKeymap.Users),
            Layer.Roster { IsOfJournal: true } => ("journal", ExplorerKeymap.Journal),
            Layer.Roster { IsOfHistory: true } => ("history", ExplorerKeymap.History),
            Layer.Roster { IsOfChanges: true } => ("changes", ExplorerKeymap.Changes),
            Layer.Roster => ("list", ExplorerKeymap.Roster),
            Layer.Care => ("care", ExplorerKeymap.Care),
            null or Layer.Prompt or Layer.Palette or Layer.Question or Layer.Menu or Layer.ContextMenu
                or Layer.CommandLog or Layer.Findings or Layer.Page or Layer.Diff or Layer.Merge => editing
                ? ("editor", ExplorerKeymap.Editor)
                : ($"{state.Focus.ToString().ToLowerInvariant()} pane", ExplorerKeymap.Of(state.Focus)),
            _ => throw new ArgumentOutOfRangeException(nameof(state), below.GetType().Name, "is not a known layer"),
        };
        var sections = keymap.Help(ascii);
        sections = below is null && !editing ? sections.Add(Names) : sections;
        sections = editing ? sections.AddRange(EditorKeymap.Default.Help(ascii)) : sections;
        return new($"Help: {title}", help.Filter.Length == 0 ? sections : Filtered(sections, help.Filter));
    }

    /// <summary>The room for the lines on a screen, above the filter if that is shown.</summary>
    public static Size Room(Size screen, Layer.Help help) => new(
        Math.Max(1, screen.Width - MarginColumns),
        Math.Max(1, screen.Height - MarginRows - (help.HasFilter ? 1 : 0)));

    /// <summary>The lines in columns, as they have room on a screen.</summary>
    public HelpLayout Layout(Size screen) => HelpLayout.Of(Sections, Math.Max(1, screen.Width - MarginColumns));

    /// <summary>The last possible first line of a state's help, however keys are written.</summary>
    public static int MaxTop(ExplorerState state, Layer.Help help) =>
        Math.Max(0, Math.Max(Lines(state, help, ascii: false), Lines(state, help, ascii: true)) - Room(state.Size, help).Height);

    private static int Lines(ExplorerState state, Layer.Help help, bool ascii) => Of(state, help, ascii).Layout(state.Size).Height;

    private static ImmutableArray<HelpSection> Filtered(ImmutableArray<HelpSection> sections, string filter) =>
    [
        .. from section in sections
           let entries = section.Entries.Where(entry =>
               entry.Keys.Contains(filter, StringComparison.OrdinalIgnoreCase)
               || entry.Text.Contains(filter, StringComparison.OrdinalIgnoreCase))
           where entries.Any()
           select new HelpSection(section.Title, [.. entries]),
    ];
}
