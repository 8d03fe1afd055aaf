using KvTui.Core.State.Layers;

namespace KvTui.Tui.Pagers;

/// <summary>The calls made to etcd, below what they add up to.</summary>
internal sealed class CommandLogWindow : LayerWindow
{
    private readonly LinesView _lines;
    private ExplorerState? _state;

    internal CommandLogWindow(ScreenLook look)
        : base(look)
    {
        _lines = new(Look, DrawRow) { Pinned = PagerLines.LogHeader };
        AddInside(_lines, _lines.RowAt);
    }

    internal override void Show(ExplorerState state)
    {
        if (state.Layers.OfType<Layer.CommandLog>().LastOrDefault() is not { } log || (_state is { } shown && IsSame(shown, state, log)))
        {
            return;
        }

        _state = state;
        var room = Place(state.Size, PagerLines.Content(state.Size));
        ShowTitles(new("Command log: calls made to etcd", null, "Esc closes"));
        var top = log.Top ?? Math.Max(0, state.Calls.Length - Math.Max(0, room.Height - PagerLines.LogHeader));
        _lines.Show(top, state.Calls.Length);
    }

    private static bool IsSame(ExplorerState shown, ExplorerState state, Layer.CommandLog log) =>
        shown.Size == state.Size
        && shown.Calls == state.Calls
        && shown.Load.Totals == state.Load.Totals
        && shown.Settings.MaxLoad == state.Settings.MaxLoad
        && shown.Layers.OfType<Layer.CommandLog>().LastOrDefault() == log;

    private void DrawRow(LinesView view, int row, int y)
    {
        if (_state is not { } state)
        {
            return;
        }

        if (y < PagerLines.LogHeader)
        {
            var totals = CallTexts.Totals(state.Load.Totals, state.Settings.MaxLoad);
            view.Write(0, y, view.Viewport.Width, totals, Look.Secondary, Look.Glyphs.Ellipsis);
            return;
        }

        var call = state.Calls[row];
        var attribute = call.Error is null ? Look.Text : ScreenLook.Of(Look.Theme.Error);
        view.Write(0, y, view.Room, CallTexts.Of(call), attribute, Look.Glyphs.Ellipsis);
    }
}
