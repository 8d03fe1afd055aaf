using KvTui.App.Intents;
using KvTui.App.State.Layers;
using KvTui.Terminal.Geometry;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Dialogs;

namespace KvTui.App.State;

/// <summary>How large the layers are that only show something, and how far they can be scrolled.</summary>
public static class PagerLines
{
    /// <summary>The rows at the top of the command log that do not scroll.</summary>
    public const int LogHeader = 1;

    private const int MarginColumns = 2;
    private const int MarginRows = 1;
    private const int FrameRows = 2;

    /// <summary>The room of a pager's content, frame excluded.</summary>
    public static Size Content(Size screen) => new(
        Math.Max(1, screen.Width - (2 * MarginColumns) - 2),
        Math.Max(1, screen.Height - (2 * MarginRows) - FrameRows));

    /// <summary>The rows of a pager's content.</summary>
    public static int Height(ExplorerState state) => Content(state.Size).Height;

    /// <summary>The last possible first line of a layer.</summary>
    public static int MaxTop(ExplorerState state, Layer layer) => layer switch
    {
        Layer.Help => Help(state, ViewTheme.Default).MaxOffset(state.Size),
        Layer.Diff diff => Math.Max(0, diff.Lines.Length - Height(state)),
        Layer.CommandLog => Math.Max(0, state.Calls.Length + LogHeader - Height(state)),
        _ => 0,
    };

    /// <summary>The help for where the user was before it was opened.</summary>
    public static HelpOverlay Help(ExplorerState state, ViewTheme theme)
    {
        var top = state.Layers.OfType<Layer.Help>().LastOrDefault()?.Top ?? 0;
        var editing = state.Detail.Edit is not null;
        var sections = editing
            ? ExplorerKeymap.Editor.Help(theme.Glyphs.IsAscii).AddRange(Terminal.Editing.EditorKeymap.Default.Help(theme.Glyphs.IsAscii))
            : ExplorerKeymap.Of(state.Focus).Help(theme.Glyphs.IsAscii);
        return new(editing ? "Help: editor" : $"Help: {state.Focus.ToString().ToLowerInvariant()} pane", sections, top, theme);
    }
}
