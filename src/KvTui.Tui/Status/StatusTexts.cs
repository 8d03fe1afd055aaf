using System.Globalization;
using KvTui.Core;
using KvTui.Core.Access;
using KvTui.Core.Commands;
using KvTui.Tty.Cells;
using Terminal.Gui.Drawing;

namespace KvTui.Tui.Status;

/// <summary>One part of the status line.</summary>
/// <param name="Priority">Which parts stay when there is little room: the lowest number goes first.</param>
internal readonly record struct StatusPart(string Text, int Priority, Scheme Scheme);

/// <summary>The words of the status line: who answers, how true the screen is, the tool's own load; the keys, or a notice.</summary>
internal static class StatusTexts
{
    private const int Margins = 4;
    private const int DotColumns = 3;
    private const string NotVerified = "NOT VERIFIED";

    /// <summary>From how many columns on there is room for whole sentences.</summary>
    private const int ColumnsForWords = 76;

    /// <summary>What was said last, if it has room beside what is never left out; null for none.</summary>
    public static Notice? Notice(ExplorerState state) => state.Notice is { } notice && Holds(state, notice) ? notice : null;

    public static StatusPart[] Left(ExplorerState state, ScreenLook look)
    {
        var (theme, hasNotice) = (look.Theme, Notice(state) is not null);
        var truth = hasNotice ? ConnectionText.Word(state) : ConnectionText.Line(state);
        return
        [
            Of(Production(state), 15, theme.Error),
            Of(state.Settings.Profile, 7, theme.StatusBar),
            Of(ConnectionText.Via(state) is { Length: > 0 } name ? $"via {name}" : "", 6, theme.StatusBar),
            Of(truth, 14, state.Keyspace.AsOf > 0 ? theme.Warning : ConnectionText.Style(state.Connection.Phase, theme)),
            Of(Mark(state), 13, theme.Warning),
            Of(Unverified(state), 15, theme.Error),
            Of(AccessRules.Line(state), 8, theme.Accent),
            Of(state.Snapshot.Line, 10, theme.Accent),
            Of(Load(state), 6, theme.StatusBar),
            Of(state.Load.BytesPerSecond > 0 ? $"{Quantities.Size(state.Load.BytesPerSecond)}/s" : "", 6, theme.StatusBar),
        ];
    }

    /// <summary>The keys that are of use where the user is.</summary>
    public static IReadOnlyList<KeyHint> Hints(ExplorerState state, ScreenLook look)
    {
        var keymap = state.Detail.Edit is null ? ExplorerKeymap.Of(state.Focus) : ExplorerKeymap.Editor;
        return keymap.Hints(look.Glyphs.IsAscii);
    }

    /// <summary>What must not be out of sight while a line is typed.</summary>
    public static string Warnings(ExplorerState state, ScreenLook look)
    {
        var (production, unverified) = (Production(state), state.Settings.IsVerified ? "" : NotVerified);
        return production.Length > 0 && unverified.Length > 0 ? $"{production} {look.Glyphs.Dot} {unverified}" : production + unverified;
    }

    public static StatusPart Of(Notice notice, ScreenLook look) => Of(notice.Text, 12, look.Theme.Of(notice.Kind));

    private static StatusPart Of(string text, int priority, Style style) => new(text, priority, ScreenLook.Flat(style));

    /// <summary>Whether a notice has room beside what is never left out.</summary>
    public static bool Holds(ExplorerState state, Notice notice)
    {
        var room = state.Size.Width - CellWidth.Of(ConnectionText.Word(state)) - Margins;
        foreach (var text in (string[])[Mark(state), Production(state), Unverified(state)])
        {
            room -= text.Length > 0 ? text.Length + DotColumns : 0;
        }

        return CellWidth.Of(notice.Text) <= room;
    }

    private static string Production(ExplorerState state) => state.Settings.IsProduction ? "PROD" : "";

    private static string Mark(ExplorerState state) => state.Notice is { IsBan: true } ? "" : WriteRules.Mark(state);

    private static string Unverified(ExplorerState state) =>
        state.Settings.IsVerified ? "" : state.Size.Width < ColumnsForWords ? NotVerified : "certificates not verified";

    /// <summary>The tool's own requests: while much is read those of the last seconds, else the mean of a minute.</summary>
    private static string Load(ExplorerState state) => (state.Load.BytesPerSecond > 0 ? state.Load.CallsPerSecond : state.Load.Shown) switch
    {
        < 0 => "",
        0 => "<1 req/s",
        var rate => $"{rate.ToString(CultureInfo.InvariantCulture)} req/s",
    };
}
