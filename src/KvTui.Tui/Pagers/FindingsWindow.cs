using KvTui.Core.Diagnosis;
using KvTui.Core.Dialogs;

namespace KvTui.Tui.Pagers;

/// <summary>What is wrong with the cluster, what follows from it and what to do.</summary>
internal sealed class FindingsWindow : LayerWindow
{
    private readonly LinesView _lines;
    private Layer.Findings? _shown;
    private IReadOnlyList<FindingLine> _text = [];
    private Size _screen;

    internal FindingsWindow(ScreenLook look, Action<UserMessage> send)
        : base(look, send)
    {
        _lines = new(Look, DrawRow);
        AddInside(_lines, _lines.RowAt);
    }

    internal override void Show(ExplorerState state)
    {
        if (state.Layers.OfType<Layer.Findings>().LastOrDefault() is not { } layer
            || (ReferenceEquals(layer, _shown) && state.Size == _screen))
        {
            return;
        }

        (_shown, _screen, _text) = (layer, state.Size, PagerLines.Of(state, layer));
        Place(state.Size, PagerLines.Content(state.Size));
        ShowTitles(new("Doctor", null, layer.All is null ? "Esc closes" : "y copies a report, r asks again, Esc closes"));
        _lines.Show(layer.FirstLine, _text.Count);
    }

    private void DrawRow(LinesView view, int row, int y)
    {
        var line = _text[row];
        var look = line.Heading switch
        {
            null => Look.Text,
            Severity.Note => Look.Secondary,
            Severity.Warning => ScreenLook.Of(Look.Theme.Warning),
            Severity.Critical => ScreenLook.Of(Look.Theme.Error),
            var severity => throw new InvalidOperationException($"{severity} is not a known severity."),
        };
        view.Write(0, y, view.Room, line.Text, look, Look.Glyphs.Ellipsis);
    }
}
