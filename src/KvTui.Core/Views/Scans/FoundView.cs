using KvTui.Core.Analysis.Search;
using KvTui.Core.Intents;
using KvTui.Core.State;
using KvTui.Core.State.Scans;
using KvTui.Etcd.Model;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Lists;
using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.Core.Views.Scans;

/// <summary>What a search has found so far, and how much it has seen.</summary>
public readonly record struct FoundView(FoundState Found, EtcdKey Root, ViewTheme Theme) : IView
{
    private const int HeadLines = 3;
    private const int Gap = 2;

    public void Draw(Canvas canvas)
    {
        var status = Found.Progress.Status;
        var frame = new Frame("Find", Theme)
        {
            Focused = true,
            Subtitle = Printable.Text(Found.Line),
            TitleRight = status.Phase switch
            {
                ScanPhase.Running => "searching",
                ScanPhase.Complete => "complete",
                _ => "partial",
            },
        };
        var inner = new Overlay(frame, PagerLines.Content(canvas.Size)).Open(canvas);
        var (head, rest) = inner.Bounds.SplitTop(HeadLines);
        var (list, keys) = rest.SplitBottom(1);
        DrawHead(inner.Window(head));
        var (view, hits) = (this, Found.Progress.Hits);
        new ListView(hits.Length, Found.List, (row, index, _) => view.DrawHit(row, hits.Span[index]), Theme)
        {
            Focused = true,
            HasScrollbar = true,
            EmptyText = status.Phase switch
            {
                ScanPhase.Running => "searching …",
                ScanPhase.Complete => "No match.",
                _ => "Nothing found in what was searched.",
            },
        }.Draw(inner.Window(list));
        new KeyHints(ExplorerKeymap.Found.Hints(Theme.Glyphs.IsAscii), Theme).Draw(inner.Window(keys));
    }

    private void DrawHead(Canvas canvas)
    {
        var status = Found.Progress.Status;
        var isPart = status.Phase is ScanPhase.Stopped or ScanPhase.Failed;
        new Label(ScanText.Find(Found.Progress, Theme.Glyphs.Dot), Theme) { Style = isPart ? Theme.Warning : Theme.Text }.Draw(canvas.Window(new Rect(0, 0, canvas.Width, 1)));
        var where = $"{(Found.Request.Where == SearchIn.Keys ? "keys" : "values of the keys")} {Below()}";
        var (note, style) = status.Error is { } error ? (Printable.Text(error.Message), Theme.Error)
            : status.Phase == ScanPhase.Stopped && Found.Progress.IsFull ? ("More is not held: there may be more matches; narrow the search.", Theme.Warning)
            : status.Phase == ScanPhase.Stopped ? ("The rest was not searched.", Theme.Warning)
            : status.Note is { } told ? (told, Theme.Warning)
            : (where, Theme.Secondary);
        new Paragraph(note, Theme) { Style = style }.Draw(canvas.Window(new Rect(0, 1, canvas.Width, HeadLines - 1)));
    }

    private string Below() => Found.Request.Prefix == Root && Root.IsEmpty ? "of the whole keyspace" : $"below {Printable.Escaped(Found.Request.Prefix.Span)}";

    private void DrawHit(Canvas row, FindHit hit)
    {
        var key = Printable.Escaped(hit.Key.Span);
        if (hit.Excerpt is not { } excerpt)
        {
            new Label(key, Theme).Draw(row);
            return;
        }

        var width = Math.Min(CellWidth.Of(key), row.Width / 2);
        new Label(key, Theme).Draw(row.Window(new(0, 0, width, 1)));
        var rest = row.Window(new(width + Gap, 0, Math.Max(0, row.Width - width - Gap), 1));
        var x = rest.Write(0, 0, excerpt.Before, Theme.Secondary);
        x += rest.Write(x, 0, excerpt.Match, Theme.Accent.Add(CellAttributes.Bold));
        new Label(excerpt.After, Theme) { Style = Theme.Secondary }.Draw(rest.Window(new(x, 0, Math.Max(0, rest.Width - x), 1)));
    }
}
