using KvTui.Core.Care.Guided;
using KvTui.Core.Diagnosis;
using KvTui.Core.Scans;

namespace KvTui.Core.Dialogs;

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

    /// <summary>The rows for the list in the layer of a scan.</summary>
    public static int ScanHeight(ExplorerState state, ScanView view) => Math.Max(1, Height(state) - view.FixedRows);

    /// <summary>The rows for commands in the palette.</summary>
    public static int PaletteHeight(Size screen) => Math.Clamp(screen.Height - 5, 1, 12);

    /// <summary>The lines about the cluster, beside the room for a scroll bar.</summary>
    public static IReadOnlyList<FindingLine> Of(ExplorerState state, Layer.Findings layer) =>
        layer.All is { } found ? FindingText.Lines(found, Content(state.Size).Width - 1) : [new("Asking all members…", null)];

    /// <summary>The lines of the course of care, beside the room for a scroll bar.</summary>
    public static IReadOnlyList<CareLine> OfCare(ExplorerState state) => CareLines.Of(state, Content(state.Size).Width - 1);

    /// <summary>The first line in view of a course of care: while nobody scrolls, such that the present step is in view.</summary>
    public static int Top(ExplorerState state, Layer.Care layer, IReadOnlyList<CareLine> lines)
    {
        var present = lines.ToList().FindLastIndex(static line => line.Kind == CareLineKind.Present);
        return Math.Clamp(layer.FirstLine ?? present + 1 - Height(state), 0, Math.Max(0, lines.Count - Height(state)));
    }

    /// <summary>The last possible first line of a layer.</summary>
    public static int MaxTop(ExplorerState state, Layer layer) => layer switch
    {
        Layer.Help help => HelpPage.MaxTop(state, help),
        Layer.Diff diff => Math.Max(0, diff.Lines.Length - Height(state)),
        Layer.Merge merge => Math.Max(0, merge.State.Lines.Length - Height(state)),
        Layer.Findings findings => Math.Max(0, Of(state, findings).Count - Height(state)),
        Layer.Page page => Math.Max(0, PageLines.Of(state, page).Count - Height(state)),
        Layer.Care => Math.Max(0, OfCare(state).Count - Height(state)),
        Layer.CommandLog => Math.Max(0, state.Calls.Length + LogHeader - Height(state)),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "does not scroll"),
    };
}
