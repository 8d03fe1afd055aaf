using KvTui.Core.State;
using KvTui.Core.State.Access;
using KvTui.Core.State.Details;
using KvTui.Core.State.Keyspace;
using KvTui.Core.State.Rows;
using KvTui.Core.Values;
using KvTui.Etcd.Model;
using KvTui.Terminal.Editing;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Lists;
using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.Core.Views;

/// <summary>The value of a key, or its editor, or what a prefix holds.</summary>
public readonly record struct ValuePane(ExplorerState State, ViewTheme Theme) : IView
{
    private DetailState Detail => State.Detail;

    private bool IsMasked => !IsSlow && Detail.Value is not null && MaskRules.IsMasked(State);

    private bool Focused => State.Focus == Pane.Value;

    public void Draw(Canvas canvas)
    {
        if (canvas.Bounds.IsEmpty)
        {
            return;
        }

        if (Detail.Edit is { } edit)
        {
            DrawEditor(canvas, edit);
            return;
        }

        var subject = IsSlow ? Detail.Wanted : Detail.Subject;
        var frame = new Frame("Value", Theme)
        {
            Subtitle = subject is { } row ? Printable.Escaped(row.Path.Span) : null,
            TitleRight = IsMasked ? "masked" : !IsSlow && Detail.Formatted is { } shown ? shown.Name : null,
            Footer = Footer(),
            Focused = Focused,
        };
        DrawContent(frame.Open(canvas));
    }

    /// <summary>Whether the value has been asked for so long ago that the pane should no longer show the one before.</summary>
    private bool IsSlow => Detail is { Status: LoadStatus.Loading, Wanted: not null } && State.Now >= Detail.Asked + DetailState.Patience;

    private static string Facts(KeyValue value)
    {
        var lease = value.Lease == KeyLease.None ? "–" : value.Lease.IsKnown ? value.Lease.ToString() : "?";
        return $"{Quantities.Revision(value.ModRevision)} · v{value.Version} · {Quantities.Size(value.Value.Length)} · lease {lease}";
    }

    private void DrawEditor(Canvas canvas, EditSession edit)
    {
        var frame = new Frame(edit.IsNew ? "New key" : "Edit", Theme)
        {
            Subtitle = Printable.Escaped(edit.Key.Span),
            TitleRight = edit.FindingOut ? "finding out …" : edit.Saving ? "saving …" : edit.Editor.IsModified ? "modified" : null,
            Footer = EditFooter(edit),
            Focused = true,
        };
        new TextEditorView(edit.Editor, Theme) { Focused = State.Layers.IsEmpty }.Draw(frame.Open(canvas));
    }

    private string EditFooter(EditSession edit)
    {
        var position = $"{edit.Editor.Line + 1}:{edit.Editor.Column + 1}";
        var fate = !edit.Saving && State.Writes.IsUnresolved(edit.Key) ? "fate of the save unknown · " : "";
        return $"{position} · {fate}{Standing(edit)}";
    }

    /// <summary>How the edit stands to what is stored; during a save a change may be the save itself.</summary>
    private string Standing(EditSession edit) => edit switch
    {
        _ when ClusterIds.Differ(edit.ClusterId, State.Keyspace.ClusterId) => $"of cluster {ClusterIds.Text(edit.ClusterId)}",
        { Saving: false, HasOtherHistory: true } => "cluster restored or made anew",
        { Saving: false, DeletedMeanwhile: true } => "the key does not exist any more",
        { Saving: false, Newer: { } newer } => $"changed meanwhile to {Quantities.Revision(newer.ModRevision)}",
        { Base: { } known } => Facts(known),
        _ => "does not exist yet",
    };

    private string? Footer()
    {
        if (IsSlow || Detail.Value is not { } value)
        {
            return null;
        }

        var age = State.Connection.IsLive ? "" : $"as of {Quantities.Revision(State.Keyspace.Followed.Revision)} · ";
        var note = !IsMasked && Detail.Formatted?.Note is { } text ? $"{text} · " : "";
        return age + note + Facts(value);
    }

    private void DrawContent(Canvas canvas)
    {
        if (IsSlow)
        {
            Say(canvas, $"loading for {Quantities.Age(State.Now - Detail.Asked)} …");
        }
        else if (IsMasked && Detail.Value is { } secret)
        {
            new Paragraph($"{(Theme.Glyphs.IsAscii ? "****" : "••••")} masked, {Quantities.Size(secret.Value.Length)} {Theme.Glyphs.Dot} u: unmask", Theme) { Style = Theme.Warning }.Draw(canvas);
        }
        else if (Detail.Formatted is { } formatted)
        {
            DrawLines(canvas, formatted);
        }
        else if (State.Browse.Gone is { } gone && Detail.Subject == gone.Id)
        {
            Say(canvas, gone.Sentence);
        }
        else if (Detail.Subject is { Kind: RowKind.Prefix } prefix)
        {
            var (first, end) = State.Keyspace.Keys.Ranks(KeyRange.Prefix(prefix.Path));
            Say(canvas, $"{Quantities.Count(end - first)} {(end - first == 1 ? "key starts" : "keys start")} with {Printable.Escaped(prefix.Path.Span)}");
        }
        else if (Detail.Status == LoadStatus.Missing)
        {
            Say(canvas, "The key does not exist, or no longer.");
        }
        else if (Detail is { Status: LoadStatus.Failed, Error: { } error })
        {
            new Paragraph(Printable.Text(error.Message), Theme).Draw(canvas);
        }
    }

    private void Say(Canvas canvas, string text) => new Label(text, Theme) { Style = Theme.Secondary }.Draw(canvas);

    private void DrawLines(Canvas canvas, FormattedValue formatted)
    {
        if (formatted.Lines.Count == 0)
        {
            Say(canvas, "(empty)");
            return;
        }

        var top = Math.Clamp(Detail.Top, 0, Math.Max(0, formatted.Lines.Count - canvas.Height));
        var lines = canvas;
        if (formatted.Lines.Count > canvas.Height)
        {
            var (text, bar) = canvas.Bounds.SplitRight(1);
            new Scrollbar(top, canvas.Height, formatted.Lines.Count, Theme).Draw(canvas.Window(bar));
            lines = canvas.Window(text);
        }

        for (var y = 0; y < lines.Height && top + y < formatted.Lines.Count; y++)
        {
            new Label(formatted.Lines[top + y], Theme).Draw(lines.Window(new(0, y, lines.Width, 1)));
        }
    }
}
