using KvTui.Core.Dialogs;
using KvTui.Core.Editing;

namespace KvTui.Tui.Pagers;

/// <summary>Two versions of a value, line by line.</summary>
internal sealed class DiffWindow : LayerWindow
{
    private readonly LinesView _lines;
    private Layer.Diff? _diff;
    private Size _screen;

    internal DiffWindow(ScreenLook look, Action<UserMessage> send)
        : base(look, send)
    {
        _lines = new(Look, DrawRow);
        AddInside(_lines, _lines.RowAt);
    }

    internal override void Show(ExplorerState state)
    {
        if (state.Layers.OfType<Layer.Diff>().LastOrDefault() is not { } diff || (ReferenceEquals(diff, _diff) && state.Size == _screen))
        {
            return;
        }

        (_diff, _screen) = (diff, state.Size);
        Place(state.Size, PagerLines.Content(state.Size));
        ShowTitles(new(diff.Title, null, diff.Use switch
        {
            DiffUse.Shown => "Esc closes",
            DiffUse.Save => "Enter saves, Esc back",
            DiffUse.Conflict => "m merges, Esc closes",
            var use => throw new InvalidOperationException($"{use} is not a known use."),
        }));
        _lines.Show(diff.FirstLine, diff.Lines.Length);
    }

    private void DrawRow(LinesView view, int row, int y)
    {
        if (_diff is not { } diff)
        {
            return;
        }

        var line = diff.Lines[row];
        var (mark, style) = line.Kind switch
        {
            DiffLineKind.Added => ("+ ", Look.Theme.Good),
            DiffLineKind.Removed => ("- ", Look.Theme.Error),
            DiffLineKind.Same => ("  ", Look.Theme.Secondary),
            var kind => throw new InvalidOperationException($"A line of the kind {kind} is unknown."),
        };
        view.Write(0, y, view.Room, mark + Printable.Text(line.Text), ScreenLook.Of(style), Look.Glyphs.Ellipsis);
    }
}
