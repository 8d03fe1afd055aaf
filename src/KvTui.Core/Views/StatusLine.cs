using System.Collections.Immutable;
using System.Globalization;
using KvTui.Core.Intents;
using KvTui.Core.State;
using KvTui.Core.State.Access;
using KvTui.Core.State.Layers;
using KvTui.Terminal.Keymaps;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Fields;
using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.Core.Views;

/// <summary>The last line: who answers, how true the screen is, the tool's own load; at the right the keys, or a notice that has room there; or the line being typed.</summary>
public readonly record struct StatusLine(ExplorerState State, ViewTheme Theme) : IView
{
    private const int Margins = 4;
    private const int DotColumns = 3;

    /// <summary>From how many columns on there is room for whole sentences.</summary>
    private const int ColumnsForWords = 76;

    public void Draw(Canvas canvas)
    {
        if (State.Top is Layer.Prompt prompt)
        {
            DrawPrompt(canvas.Window(DrawWarnings(canvas)), prompt);
            return;
        }

        var notice = State.Notice is { } told && Holds(told, canvas.Width) ? told : null;
        new StatusBar(
            [
                Production,
                Part(State.Settings.Profile, 7),
                Part(ConnectionText.Via(State) is { Length: > 0 } name ? $"via {name}" : "", 6),
                Truth(notice is not null),
                Part(Mark, 13) with { Style = Theme.Warning },
                Unverified(canvas.Width),
                Part(AccessRules.Line(State), 8) with { Style = Theme.Accent },
                Part(Load(), 6),
                Part(State.Load.BytesPerSecond > 0 ? $"{Quantities.Size(State.Load.BytesPerSecond)}/s" : "", 6),
            ],
            Right(notice),
            Theme).Draw(canvas);
    }

    /// <summary>That this is production: never left out.</summary>
    private StatusPart Production => new(State.Settings.IsProduction ? "PROD" : "", 15) { Style = Theme.Error };

    /// <summary>Whether a notice has room beside what is never left out.</summary>
    public bool Holds(Notice notice, int columns)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var room = columns - CellWidth.Of(Truth(isShort: true).Text) - Margins;
        foreach (var text in (string[])[Mark, Production.Text, Unverified(columns).Text])
        {
            room -= text.Length > 0 ? text.Length + DotColumns : 0;
        }

        return CellWidth.Of(notice.Text) <= room;
    }

    /// <summary>How true the screen is: never left out.</summary>
    private StatusPart Truth(bool isShort) => new(isShort ? ConnectionText.Word(State) : ConnectionText.Line(State), 14)
    {
        Style = ConnectionText.Style(State.Connection.Phase, Theme),
    };

    /// <summary>Why writes are off though the screen may be live; a notice that says it at length makes it needless.</summary>
    private string Mark => State.Notice is { IsBan: true } ? "" : WriteRules.Mark(State);

    /// <summary>That anybody may pose as the server: never left out, in fewer words where there is little room.</summary>
    private StatusPart Unverified(int columns) =>
        new(State.Settings.IsVerified ? "" : columns < ColumnsForWords ? "NOT VERIFIED" : "certificates not verified", 15) { Style = Theme.Error };

    private static StatusPart Part(string text, int priority) => new(text, priority);

    /// <summary>What must not be out of sight while a line is typed, at the right; returns the room that is left.</summary>
    private Rect DrawWarnings(Canvas canvas)
    {
        var text = string.Join($" {Theme.Glyphs.Dot} ", ((string[])[Production.Text, Unverified(ColumnsForWords - 1).Text]).Where(static part => part.Length > 0));
        if (text.Length == 0)
        {
            return canvas.Bounds;
        }

        var (left, right) = canvas.Bounds.SplitRight(Math.Min(canvas.Width / 2, text.Length + 2));
        new Label(text, Theme) { Style = Theme.Error, Alignment = Alignment.Right }.Draw(canvas.Window(right));
        return left;
    }

    private void DrawPrompt(Canvas canvas, Layer.Prompt prompt)
    {
        var label = prompt.Kind switch
        {
            PromptKind.Filter => "/",
            PromptKind.GoTo => "go to: ",
            PromptKind.Find => "find: ",
            PromptKind.Usage => "du: ",
            PromptKind.Top => "top: ",
            PromptKind.Profile => "profile: ",
            _ => "new key: ",
        };
        new TextField(prompt.Field, Theme) { Prompt = label, Focused = true, Placeholder = Placeholder(prompt.Kind) }.Draw(canvas);
        var room = canvas.Width - CellWidth.Of(label) - CellWidth.Of(prompt.Field.Text) - 2;
        if (prompt is { Hint: { } hint, Error: null } && room > 0)
        {
            new Label(hint, Theme) { Style = Theme.Secondary, Alignment = CellWidth.Of(hint) > room ? Alignment.Left : Alignment.Right }
                .Draw(canvas.Window(new(canvas.Width - room, 0, room, 1)));
        }

        if (prompt.Error is { } error)
        {
            new Label(error, Theme) { Style = Theme.Error, Alignment = Alignment.Right }.Draw(canvas);
        }
    }

    private string Placeholder(PromptKind kind) => kind switch
    {
        PromptKind.Filter => "text, \\xNN as shown, !inverse, re:regex, ~fuzzy",
        PromptKind.Profile => Printable.Text(string.Join(", ", State.Settings.Profiles)),
        PromptKind.Find => Analysis.Search.SearchQuery.Syntax,
        _ => "key; Tab completes; \\xNN for a byte, \\\\ for a backslash",
    };

    /// <summary>The tool's own requests: while much is read those of the last seconds, else the mean of a minute.</summary>
    private string Load() => (State.Load.BytesPerSecond > 0 ? State.Load.CallsPerSecond : State.Load.Shown) switch
    {
        < 0 => "",
        0 => "<1 req/s",
        var rate => $"{rate.ToString(CultureInfo.InvariantCulture)} req/s",
    };

    private ImmutableArray<StatusPart> Right(Notice? notice)
    {
        if (notice is not null)
        {
            return [new(notice.Text, 12) { Style = NoticeBox.StyleOf(notice.Kind, Theme) }];
        }

        var keymap = State.Detail.Edit is null ? ExplorerKeymap.Of(State.Focus) : ExplorerKeymap.Editor;
        var hints = keymap.Hints(Theme.Glyphs.IsAscii);
        return [.. hints.Select((hint, index) => new StatusPart(Text(hint), 5 - index))];
    }

    private static string Text(KeyHint hint) => $"{hint.Keys} {hint.Text}";
}
