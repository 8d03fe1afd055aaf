using System.Globalization;
using KvTui.Core.State;
using KvTui.Core.State.Layers;
using KvTui.Core.Views.Scans;
using KvTui.Etcd.Model.Options;
using KvTui.Terminal.Editing;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Dialogs;
using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.Core.Views;

/// <summary>Draws a layer over what is below it.</summary>
internal static class LayerView
{
    public static void Draw(Canvas canvas, ExplorerState state, Layer layer, ViewTheme theme)
    {
        switch (layer)
        {
            case Layer.Help help:
                new HelpOverlay(PagerLines.Help(state, theme.Glyphs.IsAscii), help.Top, theme).Draw(canvas);
                break;
            case Layer.Palette palette:
                new CommandPalette(palette.State, theme).Draw(canvas);
                break;
            case Layer.Question question:
                new DialogView(question.State, theme).Draw(canvas);
                break;
            case Layer.Diff diff:
                DrawDiff(canvas, diff, theme);
                break;
            case Layer.Usage when state.Scans.Usage is { } usage:
                new UsageView(usage, theme).Draw(canvas);
                break;
            case Layer.Found when state.Scans.Found is { } found:
                new FoundView(found, state.Settings.Root, theme).Draw(canvas);
                break;
            case Layer.Writes when state.Scans.Top is { } top:
                new TopView(top, theme).Draw(canvas);
                break;
            case Layer.CommandLog log:
                DrawLog(canvas, state, log, theme);
                break;
            default:
                break;
        }
    }

    private static Canvas Open(Canvas canvas, string title, string right, ViewTheme theme) =>
        new Overlay(new Frame(title, theme) { Focused = true, TitleRight = right }, PagerLines.Content(canvas.Size)).Open(canvas);

    private static void DrawDiff(Canvas canvas, Layer.Diff diff, ViewTheme theme)
    {
        var inner = Open(canvas, diff.Title, "Esc closes", theme);
        for (var y = 0; y < inner.Height && diff.Top + y < diff.Lines.Length; y++)
        {
            var line = diff.Lines[diff.Top + y];
            var (mark, style) = line.Kind switch
            {
                DiffLineKind.Added => ("+ ", theme.Good),
                DiffLineKind.Removed => ("- ", theme.Error),
                _ => ("  ", theme.Secondary),
            };
            DrawLine(inner, y, mark + Printable.Text(line.Text), style, theme);
        }
    }

    private static void DrawLog(Canvas canvas, ExplorerState state, Layer.CommandLog log, ViewTheme theme)
    {
        var room = Open(canvas, "Command log: calls made to etcd", "Esc closes", theme);
        DrawLine(room, 0, Totals(state), theme.Secondary, theme);
        var inner = room.Window(new Rect(0, PagerLines.LogHeader, room.Width, Math.Max(0, room.Height - PagerLines.LogHeader)));
        var top = log.Top ?? Math.Max(0, state.Calls.Length - inner.Height);
        for (var y = 0; y < inner.Height && top + y < state.Calls.Length; y++)
        {
            var call = state.Calls[top + y];
            DrawLine(inner, y, Line(call), call.Error is null ? theme.Text : theme.Error, theme);
        }
    }

    private static string Totals(ExplorerState state)
    {
        var totals = state.Load.Totals;
        var events = totals.Events > 0 ? $" · {Quantities.Count(totals.Events)} events" : "";
        var failed = totals.Failed > 0 ? $" · {Quantities.Count(totals.Failed)} failed" : "";
        var cap = state.Settings.MaxLoad is { } text ? $" · at most {Printable.Text(text)}" : "";
        return $"{Quantities.Count(totals.Calls)} requests · {Quantities.Count(totals.Keys)} keys · {Quantities.Size(totals.Bytes)}"
            + $" · widest range {Quantities.Count(totals.WidestRange)}{events}{failed}{cap}";
    }

    private static string Line(CallRecord call)
    {
        var outcome = call.Error is { } error ? error.ToString() : Quantities.Size(call.ReceivedBytes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{call.Started.ToLocalTime():HH:mm:ss.fff} {call.Elapsed.TotalMilliseconds,7:0.0} ms {(call.IsWrite ? 'W' : 'R')} {outcome,9} {Printable.Text(call.Endpoint.Address)} {Printable.Text(call.Summary)}{Keys(call)}");
    }

    /// <summary>What a range brought of what the server had to walk for it; for a single key its name tells.</summary>
    private static string Keys(CallRecord call) => call.KeysWalked <= 1 ? "" : $" · {Quantities.Count(call.KeysRead)} of {Quantities.Count(call.KeysWalked)} keys";

    private static void DrawLine(Canvas canvas, int y, string text, Style style, ViewTheme theme) =>
        new Label(text, theme) { Style = style }.Draw(canvas.Window(new Rect(0, y, canvas.Width, 1)));
}
