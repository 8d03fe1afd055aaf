using KvTui.Core.Care.Guided;
using KvTui.Core.Dialogs;

namespace KvTui.Tui.Pagers;

/// <summary>A course of care: what fills the databases, what was done, what is being done and what comes.</summary>
internal sealed class CareWindow : LayerWindow
{
    private readonly LinesView _lines;
    private Layer.Care? _layer;
    private ExplorerState? _state;
    private IReadOnlyList<CareLine> _text = [];

    internal CareWindow(ScreenLook look, Action<UserMessage> send)
        : base(look, send)
    {
        _lines = new(Look, DrawRow);
        AddInside(_lines, _lines.RowAt);
    }

    internal override void Show(ExplorerState state)
    {
        if (state.Layers.OfType<Layer.Care>().LastOrDefault() is not { } layer || IsSame(state, layer))
        {
            return;
        }

        (_layer, _state, _text) = (layer, state, PagerLines.OfCare(state));
        Place(state.Size, PagerLines.Content(state.Size));
        ShowTitles(new(state.Care.Course?.Kind == CareKind.Space ? "Free space" : "Defragment", null, "Enter next step, Esc leaves"));
        _lines.Show(PagerLines.Top(state, layer, _text), _text.Count);
    }

    private bool IsSame(ExplorerState state, Layer.Care layer) => _state is { } shown
        && ReferenceEquals(layer, _layer) && ReferenceEquals(state.Care, shown.Care)
        && state.Size == shown.Size && state.Access == shown.Access && state.Connection.Phase == shown.Connection.Phase;

    private void DrawRow(LinesView view, int row, int y)
    {
        var line = _text[row];
        var look = line.Kind switch
        {
            CareLineKind.Text => Look.Text,
            CareLineKind.Heading => ScreenLook.Of(Look.Theme.Accent),
            CareLineKind.Done => ScreenLook.Of(Look.Theme.Good),
            CareLineKind.Present => Look.Header.Normal,
            CareLineKind.Trouble => ScreenLook.Of(Look.Theme.Error),
            var kind => throw new InvalidOperationException($"A line of the kind {kind} is unknown."),
        };
        view.Write(0, y, view.Room, line.Text, look, Look.Glyphs.Ellipsis);
    }
}
