using System.Globalization;
using KvTui.App.Intents;
using KvTui.App.State;
using KvTui.App.State.Layers;
using KvTui.Terminal.Cells;
using KvTui.Terminal.Keymaps;
using KvTui.Terminal.Text;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Fields;

namespace KvTui.App.Views;

/// <summary>The last line: who answers, how true the screen is, the tool's own load; at the right the keys, or a notice; or the line being typed.</summary>
public readonly record struct StatusLine(ExplorerState State, ViewTheme Theme) : IView
{
    private const int Margins = 4;
    private const int DotColumns = 3;

    public void Draw(Canvas canvas)
    {
        if (State.Top is Layer.Prompt prompt)
        {
            DrawPrompt(canvas, prompt);
            return;
        }

        new StatusBar(
            [
                Part(State.Settings.Profile, 7),
                Part(ConnectionText.Via(State) is { Length: > 0 } name ? $"via {name}" : "", 6),
                Truth,
                Part(Mark, 13) with { Style = Theme.Warning },
                Part(State.Settings.IsVerified ? "" : "certificates not verified", 9) with { Style = Theme.Error },
                Part(Load(), 6),
                Part(State.Load.BytesPerSecond > 0 ? $"{Quantities.Size(State.Load.BytesPerSecond)}/s" : "", 6),
            ],
            Right(canvas.Width),
            Theme).Draw(canvas);
    }

    /// <summary>How true the screen is: never left out, and cut short rather than a notice.</summary>
    private StatusPart Truth => new(State.Notice is null ? ConnectionText.Line(State) : ConnectionText.Word(State), 13)
    {
        Style = ConnectionText.Style(State.Connection.Phase, Theme),
    };

    /// <summary>Why writes are off though the screen may be live; a notice that says it at length makes it needless.</summary>
    private string Mark => State.Notice is { IsBan: true } ? "" : WriteRules.Mark(State);

    private static StatusPart Part(string text, int priority) => new(text, priority);

    private void DrawPrompt(Canvas canvas, Layer.Prompt prompt)
    {
        var label = prompt.Kind switch
        {
            PromptKind.Filter => "/",
            PromptKind.GoTo => "go to: ",
            PromptKind.Find => "find: ",
            PromptKind.Usage => "du: ",
            PromptKind.Top => "top: ",
            _ => "new key: ",
        };
        new TextField(prompt.Field, Theme) { Prompt = label, Focused = true, Placeholder = Placeholder(prompt.Kind) }.Draw(canvas);
        if (prompt.Error is { } error)
        {
            new Label(error, Theme) { Style = Theme.Error, Alignment = Alignment.Right }.Draw(canvas);
        }
    }

    private static string Placeholder(PromptKind kind) => kind switch
    {
        PromptKind.Filter => "text, !inverse, re:regex, ~fuzzy",
        PromptKind.Find => Analysis.Search.SearchQuery.Syntax,
        _ => "key; \\xNN for a byte, \\\\ for a backslash",
    };

    /// <summary>The tool's own requests: while much is read those of the last seconds, else the mean of a minute.</summary>
    private string Load() => (State.Load.BytesPerSecond > 0 ? State.Load.CallsPerSecond : State.Load.Shown) switch
    {
        < 0 => "",
        0 => "<1 req/s",
        var rate => $"{rate.ToString(CultureInfo.InvariantCulture)} req/s",
    };

    private System.Collections.Immutable.ImmutableArray<StatusPart> Right(int columns)
    {
        if (State.Notice is { } notice)
        {
            var room = columns - CellWidth.Of(Truth.Text) - (Mark.Length > 0 ? Mark.Length + DotColumns : 0) - Margins;
            return [new(Cut(notice.Text, room), 12) { Style = Style(notice.Kind) }];
        }

        var keymap = State.Detail.Edit is null ? ExplorerKeymap.Of(State.Focus) : ExplorerKeymap.Editor;
        var hints = keymap.Hints(Theme.Glyphs.IsAscii);
        return [.. hints.Select((hint, index) => new StatusPart(Text(hint), 5 - index))];
    }

    private string Cut(string text, int columns) =>
        CellWidth.Of(text) <= columns ? text : string.Concat(text.AsSpan(0, CellWidth.Fit(text, Math.Max(0, columns - 1)).Length), Theme.Glyphs.Ellipsis.ToString());

    private static string Text(KeyHint hint) => $"{hint.Keys} {hint.Text}";

    private Style Style(NoticeKind kind) => kind switch
    {
        NoticeKind.Done => Theme.Good,
        NoticeKind.Warning => Theme.Warning,
        NoticeKind.Error => Theme.Error,
        _ => Theme.StatusBar,
    };
}
