using KvTui.Core.Care.Recovery;

namespace KvTui.Core.Dialogs;

/// <summary>Layers that only show something: they scroll, and the help can be searched.</summary>
internal static class PagerUpdate
{
    /// <summary>The layer while the doctor looks.</summary>
    private static Layer.Findings Asking => new(null, 0);

    /// <summary>
    /// Opens the help; the command log, into which calls come from now on; the doctor, who begins to look; or how to recover.
    /// </summary>
    public static Transition Opened(ExplorerState state, Intent intent) => intent switch
    {
        Intent.CommandLog => Transition.Of(state.Pushed(new Layer.CommandLog(null)), new Effect.FollowCalls(true)),
        Intent.Doctor => Transition.Of(state.Pushed(Asking), new Effect.Examine()),
        Intent.Recovery => state.Pushed(new Layer.Page(RecoveryTable.Title, RecoveryTable.Lines(state.Cluster.Report))),
        Intent.Help => state.Pushed(new Layer.Help(0)),
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "opens no pager"),
    };

    /// <summary>Shows what was found out of the cluster where that is waited for.</summary>
    public static Transition Examined(ExplorerState state, OperationMessage.Examined examined)
    {
        var place = state.Layers.FindIndex(static layer => layer is Layer.Findings { All: null });
        var findings = new Layer.Findings(examined.Found, 0) { Report = examined.Report };
        return place < 0 ? state : state with { Layers = state.Layers.SetItem(place, findings) };
    }

    /// <summary>Shows what was asked for on the page that waits for it.</summary>
    public static ExplorerState Filled(ExplorerState state, string title, ImmutableArray<string> lines)
    {
        var place = state.Layers.FindIndex(layer => layer is Layer.Page { Lines.IsEmpty: true } page && page.Title == title);
        return place < 0 ? state : state with { Layers = state.Layers.SetItem(place, new Layer.Page(title, lines)) };
    }

    public static Transition Apply(ExplorerState state, Layer layer, Intent intent) => (layer, intent) switch
    {
        (Layer.Help { IsFiltering: true } help, Intent.Accept) => state.Replaced(help with { IsFiltering = false }),
        (Layer.Help { IsFiltering: true } help, Intent.Back) =>
            state.Replaced(help with { IsFiltering = false, Filter = "", FirstLine = 0 }),
        (Layer.Help { Filter.Length: > 0 } help, Intent.Back) => state.Replaced(help with { Filter = "", FirstLine = 0 }),
        (Layer.Help help, Intent.Filter) => state.Replaced(help with { IsFiltering = true }),
        (Layer.CommandLog, Intent.Back or Intent.Cancel) => Transition.Of(state.Popped(), new Effect.FollowCalls(false)),
        (_, Intent.Back or Intent.Cancel) => state.Popped(),
        (Layer.Page { Lines.IsEmpty: true }, Intent.CopyPage) => state,
        (Layer.Page page, Intent.CopyPage) => Transition.Of(
            state, new Effect.Copy(Encoding.UTF8.GetBytes(string.Join('\n', page.Lines) + "\n"), "the page")),
        (Layer.Findings { All: null }, Intent.CopyPage or Intent.Refresh) => state,
        (Layer.Findings, Intent.Refresh) => Transition.Of(state.Replaced(Asking), new Effect.Examine()),
        (Layer.Findings findings, Intent.CopyPage) => Transition.Of(
            state, new Effect.Copy(Encoding.UTF8.GetBytes(findings.Report), "the report")),
        (Layer.Help { IsFiltering: true }, Intent.Complete) => state,
        _ => state.Replaced(Scrolled(state, layer, intent)),
    };

    private static Layer Scrolled(ExplorerState state, Layer layer, Intent intent)
    {
        var height = PagerLines.Height(state);
        var end = PagerLines.MaxTop(state, layer);
        int Next(int top) => Scrolling.Next(top, intent, height, end);
        return layer switch
        {
            Layer.Help help => help with { FirstLine = Next(Math.Min(help.FirstLine, end)) },
            Layer.Diff diff => diff with { FirstLine = Next(diff.FirstLine) },
            Layer.Page page => page with { FirstLine = Next(page.FirstLine) },
            Layer.Findings findings => findings with { FirstLine = Next(findings.FirstLine) },
            Layer.Care care => new Layer.Care(Next(PagerLines.Top(state, care, PagerLines.OfCare(state)))),
            Layer.CommandLog log => log with { FirstLine = Next(log.FirstLine ?? end) is var top && top == end ? null : top },
            _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.GetType().Name, "does not scroll"),
        };
    }
}
