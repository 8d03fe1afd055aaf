using KvTui.Core.Intents;
using KvTui.Core.State.Layers;
using KvTui.Terminal.Keymaps;
using KvTui.Tty.Cells;

namespace KvTui.Core.State;

/// <summary>How large the layers are that only show something, and how far they can be scrolled.</summary>
public static class PagerLines
{
    /// <summary>The rows at the top of the command log that do not scroll.</summary>
    public const int LogHeader = 1;

    private const int MarginColumns = 2;
    private const int MarginRows = 1;
    private const int FrameRows = 2;
    private const int UsageLines = 5;
    private const int FoundLines = 4;
    private const int TopLines = 5;

    /// <summary>How names are shown, and typed wherever one is asked for.</summary>
    private static readonly HelpSection Names = new("Names, as shown and as typed (o n / :find)",
    [
        new(@"\xNN", "any byte; a blank at an end is \\x20"),
        new(@"\\ \n \t \r", "backslash, line feed, tab, carriage return"),
    ]);

    /// <summary>The room of a pager's content, frame excluded.</summary>
    public static Size Content(Size screen) => new(
        Math.Max(1, screen.Width - (2 * MarginColumns) - 2),
        Math.Max(1, screen.Height - (2 * MarginRows) - FrameRows));

    /// <summary>The rows of a pager's content.</summary>
    public static int Height(ExplorerState state) => Content(state.Size).Height;

    /// <summary>The rows for children in the layer that shows what the keys take: below three lines and a header, above the keys.</summary>
    public static int UsageHeight(ExplorerState state) => Math.Max(1, Height(state) - UsageLines);

    /// <summary>The rows for hits in the layer of a search: below three lines, above the keys.</summary>
    public static int FoundHeight(ExplorerState state) => Math.Max(1, Height(state) - FoundLines);

    /// <summary>The rows for keys and prefixes in the layer that shows who is written: below three lines and a header, above the keys.</summary>
    public static int TopHeight(ExplorerState state) => Math.Max(1, Height(state) - TopLines);

    /// <summary>The last possible first line of a layer.</summary>
    public static int MaxTop(ExplorerState state, Layer layer) => layer switch
    {
        Layer.Help => Math.Max(Help(state, isAscii: false).MaxTop(state.Size), Help(state, isAscii: true).MaxTop(state.Size)),
        Layer.Diff diff => Math.Max(0, diff.Lines.Length - Height(state)),
        Layer.CommandLog => Math.Max(0, state.Calls.Length + LogHeader - Height(state)),
        _ => 0,
    };

    /// <summary>The help for where the user was before it was opened; <paramref name="isAscii"/> chooses how keys are written.</summary>
    public static HelpPage Help(ExplorerState state, bool isAscii)
    {
        var below = state.Layers.LastOrDefault(static layer => layer is not Layer.Help);
        var editing = state.Detail.Edit is not null;
        var (title, keymap) = below switch
        {
            Layer.Usage => ("usage", ExplorerKeymap.Usage),
            Layer.Found => ("search", ExplorerKeymap.Found),
            Layer.Writes => ("writes", ExplorerKeymap.Top),
            _ when editing => ("editor", ExplorerKeymap.Editor),
            _ => ($"{state.Focus.ToString().ToLowerInvariant()} pane", ExplorerKeymap.Of(state.Focus)),
        };
        var sections = keymap.Help(isAscii);
        sections = below is null && !editing ? sections.Add(Names) : sections;
        return new($"Help: {title}", editing ? sections.AddRange(Terminal.Editing.EditorKeymap.Default.Help(isAscii)) : sections);
    }
}
