using System.Globalization;
using KvTui.Core;
using KvTui.Core.Dialogs;
using KvTui.Etcd.Model.Options;

namespace KvTui.Tui.Pagers;

/// <summary>The calls made to etcd, below what they add up to.</summary>
internal sealed class CommandLogWindow : LayerWindow
{
    private readonly LinesView _lines;
    private ExplorerState? _state;

    internal CommandLogWindow(ScreenLook look, Action<UserMessage> send)
        : base(look, send)
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
        var top = log.FirstLine ?? Math.Max(0, state.Calls.Length - Math.Max(0, room.Height - PagerLines.LogHeader));
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
            var totals = Totals(state.Load.Totals, state.Settings.MaxLoad);
            view.Write(0, y, view.Viewport.Width, totals, Look.Secondary, Look.Glyphs.Ellipsis);
            return;
        }

        var call = state.Calls[row];
        var attribute = call.Error is null ? Look.Text : ScreenLook.Of(Look.Theme.Error);
        view.Write(0, y, view.Room, Of(call), attribute, Look.Glyphs.Ellipsis);
    }

    /// <summary>All calls so far in one line.</summary>
    private static string Totals(LoadTotals totals, string? maxLoad)
    {
        var events = totals.Events > 0 ? $" · {Quantities.Count(totals.Events)} events" : "";
        var failed = totals.Failed > 0 ? $" · {Quantities.Count(totals.Failed)} failed" : "";
        var cap = maxLoad is not null ? $" · at most {Printable.Text(maxLoad)}" : "";
        return $"{Quantities.Count(totals.Calls)} requests · {Quantities.Count(totals.Keys)} keys · {Quantities.Size(totals.Bytes)}"
            + $" · widest range {Quantities.Count(totals.WidestRange)}{events}{failed}{cap}";
    }

    /// <summary>A call: when, how long, whether it writes, what came of it, who answered, what was asked.</summary>
    private static string Of(CallRecord call)
    {
        var outcome = call.Error is { } error ? error.ToString() : Quantities.Size(call.ReceivedBytes);
        var kind = call.IsWrite ? 'W' : 'R';
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{call.Started.ToLocalTime():HH:mm:ss.fff} {call.Elapsed.TotalMilliseconds,7:0.0} ms {kind} {outcome,9} ")
            + $"{Printable.Text(call.Endpoint.Address)} {Printable.Text(call.Summary)}{Keys(call)}";
    }

    /// <summary>What a range brought of what the server had to walk for it; for a single key its name tells.</summary>
    private static string Keys(CallRecord call) =>
        call.KeysWalked <= 1 ? "" : $" · {Quantities.Count(call.KeysRead)} of {Quantities.Count(call.KeysWalked)} keys";
}
