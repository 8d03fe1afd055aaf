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
                Part(Via(), 6),
                Truth(),
                Part(State.Settings.ReadOnly ? "read-only" : "", 8) with { Style = Theme.Warning },
                Part(State.Settings.IsVerified ? "" : "certificates not verified", 9) with { Style = Theme.Error },
                Part(Load(), 6),
            ],
            Right(),
            Theme).Draw(canvas);
    }

    private static StatusPart Part(string text, int priority) => new(text, priority);

    private void DrawPrompt(Canvas canvas, Layer.Prompt prompt)
    {
        var label = prompt.Kind switch
        {
            PromptKind.Filter => "/",
            PromptKind.GoTo => "go to: ",
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
        _ => "key; \\xNN for a byte, \\\\ for a backslash",
    };

    private string Via()
    {
        if (State.Connection.Endpoint is not { } endpoint)
        {
            return "";
        }

        var member = State.Cluster.Rows.FirstOrDefault(row => row.Member.Endpoints.Contains(endpoint))?.Member;
        return $"via {(member is { Name.Length: > 0 } ? Printable.Text(member.Name) : endpoint.ToString())}";
    }

    private StatusPart Truth()
    {
        var connection = State.Connection;
        var age = Quantities.Age(State.Now - connection.Since);
        return connection.Phase switch
        {
            ConnectionPhase.Live => Part($"live {Quantities.Revision(State.Keyspace.Whole.Revision)}", 10) with { Style = Theme.Good },
            ConnectionPhase.Loading => Part("loading", 10),
            ConnectionPhase.Connecting => Part($"connecting for {age}", 10) with { Style = Theme.Warning },
            ConnectionPhase.Refused => Part($"stale {age}: {Printable.Text(connection.Cause?.Message ?? "")}", 10) with { Style = Theme.Error },
            _ => Part(Reconnecting(connection, age), 10) with { Style = Theme.Warning },
        };
    }

    private string Reconnecting(ConnectionState connection, string age)
    {
        var wait = connection.RetryAt - State.Now;
        var soon = wait > TimeSpan.FromSeconds(1) ? $" in {Quantities.Age(wait.Value)}" : "";
        return State.Keyspace.Whole.Revision == 0 ? $"reconnecting{soon}" : $"reconnecting{soon}, stale {age}";
    }

    private string Load() => State.Load.Shown switch
    {
        < 0 => "",
        0 => "<1 req/s",
        var rate => $"{rate.ToString(CultureInfo.InvariantCulture)} req/s",
    };

    private System.Collections.Immutable.ImmutableArray<StatusPart> Right()
    {
        if (State.Notice is { } notice)
        {
            return [new(notice.Text, 12) { Style = Style(notice.Kind) }];
        }

        var keymap = State.Detail.Edit is null ? ExplorerKeymap.Of(State.Focus) : ExplorerKeymap.Editor;
        var hints = keymap.Hints(Theme.Glyphs.IsAscii);
        return [.. hints.Select((hint, index) => new StatusPart(Text(hint), 5 - index))];
    }

    private static string Text(KeyHint hint) => $"{hint.Keys} {hint.Text}";

    private Style Style(NoticeKind kind) => kind switch
    {
        NoticeKind.Done => Theme.Good,
        NoticeKind.Warning => Theme.Warning,
        NoticeKind.Error => Theme.Error,
        _ => Theme.StatusBar,
    };
}
