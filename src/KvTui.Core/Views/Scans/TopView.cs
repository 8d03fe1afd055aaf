using System.Collections.Immutable;
using System.Globalization;
using KvTui.Core.Analysis.Top;
using KvTui.Core.Intents;
using KvTui.Core.State;
using KvTui.Core.State.Scans;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Lists;
using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.Core.Views.Scans;

/// <summary>Who is written below a prefix, child by child: what watching it brings, the sum of the window, and a table.</summary>
public readonly record struct TopView(TopState Top, ViewTheme Theme) : IView
{
    private const int HeadLines = 3;

    private static readonly ImmutableArray<TableColumn> Columns =
    [
        new("EV/S", 6) { Priority = 8, Alignment = Alignment.Right },
        new("BYTES/S", 8) { Priority = 7, Alignment = Alignment.Right },
        new("EVENTS", 8) { Priority = 3, Alignment = Alignment.Right },
        new("SAME", 6) { Priority = 6, Alignment = Alignment.Right },
        new("DELETED", 7) { Priority = 5, Alignment = Alignment.Right },
        new("EXPIRED?", 8) { Priority = 4, Alignment = Alignment.Right },
        new("NAME", 16) { Priority = 9, Grows = true },
    ];

    private TopReport Report => Top.Progress.Report;

    private ScanStatus Status => Top.Latest.Status;

    private char Dot => Theme.Glyphs.Dot;

    /// <summary>One more row tells of those that are not held.</summary>
    private int RowCount => Top.Rows.Rows.Length + (Top.Rows.Others.Events > 0 ? 1 : 0);

    public void Draw(Canvas canvas)
    {
        var frame = new Frame("Top", Theme)
        {
            Focused = true,
            Subtitle = Top.Shown.IsEmpty ? "all keys" : Printable.Escaped(Top.Shown.Span),
            TitleRight = Top.IsPaused ? "held" : Status.Phase switch
            {
                ScanPhase.Running => "watching",
                ScanPhase.Failed => "failed",
                _ => "stopped",
            },
        };
        var inner = new Overlay(frame, PagerLines.Content(canvas.Size)).Open(canvas);
        var (head, rest) = inner.Bounds.SplitTop(HeadLines);
        var (table, keys) = rest.SplitBottom(1);
        DrawHead(inner.Window(head));
        var view = this;
        new TableView(Columns, RowCount, Top.List, (row, column) => view.Cell(row, column), Theme)
        {
            Focused = true,
            HasSelection = true,
            EmptyText = Status.IsRunning ? "Nothing is written here." : "Nothing was written here.",
        }.Draw(inner.Window(table));
        new KeyHints(ExplorerKeymap.Top.Hints(Theme.Glyphs.IsAscii), Theme).Draw(inner.Window(keys));
    }

    private static Canvas Line(Canvas canvas, int y) => canvas.Window(new Rect(0, y, canvas.Width, 1));

    private void DrawHead(Canvas canvas)
    {
        var received = $"{Rate(Report.EventsPerSecond)} ev/s {Dot} {Quantities.Size((long)Report.ReceivedPerSecond)}/s received, the old values among them";
        new Label(Status.IsRunning ? received : $"{Quantities.Count(Status.Keys)} events {Dot} {Quantities.Size(Status.Bytes)} received", Theme).Draw(Line(canvas, 0));
        if (Status.Error is { } error)
        {
            new Paragraph(Printable.Text(error.Message), Theme) { Style = Theme.Error }.Draw(canvas.Window(new Rect(0, 1, canvas.Width, HeadLines - 1)));
            return;
        }

        var total = Top.Rows.Total;
        new Label(
            $"last {Report.Seconds} s: {Quantities.Count(total.Puts)} puts, {Quantities.Count(total.Unchanged)} change nothing {Dot} "
            + $"{Quantities.Count(total.Deletes)} deletions, {Quantities.Count(total.MaybeExpired)} with a lease",
            Theme)
        {
            Style = Theme.Header,
        }.Draw(Line(canvas, 1));
        var (note, style) = Note();
        new Label(note, Theme) { Style = style }.Draw(Line(canvas, 2));
    }

    private (string Text, Style Style) Note()
    {
        if (Top.Latest.Cap is { } cap)
        {
            return ($"Stopped by itself: more than {Quantities.Size(cap)}/s for 5 s; r goes on without this cap.", Theme.Warning);
        }

        if (Status.Phase == ScanPhase.Stopped)
        {
            return ("Nothing is watched any more; r starts again.", Theme.Warning);
        }

        var part = Report.IsPart ? $" {Dot} only {Quantities.Count(TopMeter.Most)} keys and prefixes are held" : "";
        return Status.Note is { } told ? (told, Theme.Warning) : ($"sorted by {Order()}{part}", Theme.Secondary);
    }

    private string Order() => Top.Order == TopOrder.Unchanged ? "writes that change nothing" : Top.Order == TopOrder.Deletes ? "deletions" : Top.Order.ToString().ToLowerInvariant();

    private TableCell Cell(int index, int column)
    {
        var isOthers = index >= Top.Rows.Rows.Length;
        var figures = isOthers ? Top.Rows.Others : Top.Rows.Rows[index].Figures;
        return column switch
        {
            0 => Rate((double)figures.Events / Report.Seconds),
            1 => figures.Bytes > 0 && figures.Bytes < Report.Seconds ? "<1 B" : Quantities.Size(figures.Bytes / Report.Seconds),
            2 => Quantities.Count(figures.Events),
            3 => Some(figures.Unchanged),
            4 => Some(figures.Deletes),
            5 => Some(figures.MaybeExpired),
            _ => isOthers ? new("(others)") { Style = Theme.Secondary } : Name(Top.Rows.Rows[index]),
        };
    }

    private TableCell Name(TopEntry row)
    {
        var name = row.Path.Span[Math.Min(row.Path.Length, Top.Request.Folding.NameStart(Top.Shown.Span))..];
        return name.IsEmpty ? "(empty name)" : Printable.Escaped(name);
    }

    private TableCell Some(long count) => count > 0 ? Quantities.Count(count) : new TableCell(Dot.ToString()) { Style = Theme.Secondary };

    private static string Rate(double rate) => rate switch
    {
        0 => "0",
        < 0.1 => "<0.1",
        < 9.95 => rate.ToString("0.0", CultureInfo.InvariantCulture),
        _ => Quantities.Count((long)Math.Round(rate)),
    };
}
