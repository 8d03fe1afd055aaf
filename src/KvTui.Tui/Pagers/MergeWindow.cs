using System.Collections.Immutable;
using KvTui.Core.Dialogs;
using KvTui.Core.Editing.Merge;

namespace KvTui.Tui.Pagers;

/// <summary>A conflict of a merge: what each side has, between the lines around it.</summary>
internal sealed class MergeWindow : LayerWindow
{
    private readonly LinesView _lines;
    private MergeState? _merge;
    private ImmutableArray<MergeLine> _shown = [];
    private Size _screen;

    internal MergeWindow(ScreenLook look, Action<UserMessage> send)
        : base(look, send)
    {
        _lines = new(Look, DrawRow);
        AddInside(_lines, _lines.RowAt);
    }

    internal override void Show(ExplorerState state)
    {
        if (state.Layers.OfType<Layer.Merge>().LastOrDefault() is not { State: var merge }
            || (ReferenceEquals(merge, _merge) && state.Size == _screen))
        {
            return;
        }

        (_merge, _shown, _screen) = (merge, merge.Lines, state.Size);
        Place(state.Size, PagerLines.Content(state.Size));
        var title = $"Merge: conflict {merge.Current + 1} of {merge.Choices.Length}, {merge.OpenCount} open";
        ShowTitles(new(title, null, "m t o, b both, n next, Esc back"));
        _lines.Show(merge.FirstLine, _shown.Length);
    }

    private void DrawRow(LinesView view, int row, int y)
    {
        var line = _shown[row];
        var (mark, style) = line.Kind switch
        {
            MergeLineKind.Context => ("  ", Look.Theme.Secondary),
            MergeLineKind.Heading => ("", Look.Theme.Accent),
            MergeLineKind.Mine => ("+ ", Look.Theme.Good),
            MergeLineKind.Theirs => ("- ", Look.Theme.Error),
            MergeLineKind.Base => ("  ", Look.Theme.Text),
            var kind => throw new InvalidOperationException($"A line of the kind {kind} is unknown."),
        };
        view.Write(0, y, view.Room, mark + Printable.Text(line.Text), ScreenLook.Of(style), Look.Glyphs.Ellipsis);
    }
}
