using System.Collections.Immutable;
using System.Globalization;
using KvTui.Core.Analysis.Usage;
using KvTui.Core.Intents;
using KvTui.Core.State;
using KvTui.Core.State.Scans;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Lists;
using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.Core.Views.Scans;

/// <summary>What the keys with a prefix take, child by child: how far the reading is, the sum, and a table with bars.</summary>
public readonly record struct UsageView(UsageState Usage, ViewTheme Theme) : IView
{
    private const int BarColumns = 6;
    private const int HeadLines = 3;

    private const int VersionsColumn = 5;

    private static readonly ImmutableArray<TableColumn> Columns =
    [
        new("", BarColumns) { Priority = 3 },
        new("SHARE", 5) { Priority = 5, Alignment = Alignment.Right },
        new("KEYS", 9) { Priority = 6, Alignment = Alignment.Right },
        new("KEY BYTES", 9) { Priority = 1, Alignment = Alignment.Right },
        new("VALUE BYTES", 15) { Priority = 7, Alignment = Alignment.Right },
        new("VERSIONS", 9) { Priority = 2, Alignment = Alignment.Right },
        new("NAME", 16) { Priority = 9, Grows = true },
    ];

    public void Draw(Canvas canvas)
    {
        var (progress, report) = (Usage.Progress, Usage.Progress.Report);
        var frame = new Frame("Usage", Theme)
        {
            Focused = true,
            Subtitle = Usage.Shown.IsEmpty ? "all keys" : Printable.Escaped(Usage.Shown.Span),
            TitleRight = progress.Status.Phase switch
            {
                ScanPhase.Running => "reading",
                ScanPhase.Complete => report.IsSampled ? "sampled" : "exact",
                _ => "partial",
            },
        };
        var inner = new Overlay(frame, PagerLines.Content(canvas.Size)).Open(canvas);
        var (head, rest) = inner.Bounds.SplitTop(HeadLines);
        var (table, keys) = rest.SplitBottom(1);
        DrawHead(inner.Window(head));
        var view = this;
        var columns = Usage.Order == UsageOrder.Versions ? Columns.SetItem(VersionsColumn, Columns[VersionsColumn] with { Priority = 8 }) : Columns;
        new TableView(columns, Usage.Rows.Rows.Length, Usage.List, (row, column) => view.Cell(view.Usage.Rows.Rows[row], column), Theme)
        {
            Focused = true,
            HasSelection = true,
            EmptyText = progress.Status.IsRunning ? "reading …" : "There are no keys.",
        }.Draw(inner.Window(table));
        new KeyHints(ExplorerKeymap.Usage.Hints(Theme.Glyphs.IsAscii), Theme).Draw(inner.Window(keys));
    }

    private static Canvas Line(Canvas canvas, int y) => canvas.Window(new Rect(0, y, canvas.Width, 1));

    private void DrawHead(Canvas canvas)
    {
        var status = Usage.Progress.Status;
        var isPart = status.Phase is ScanPhase.Stopped or ScanPhase.Failed;
        new Label(ScanText.Usage(Usage.Progress), Theme) { Style = isPart ? Theme.Warning : Theme.Text }.Draw(Line(canvas, 0));
        if (status.Error is { } error)
        {
            new Paragraph(Printable.Text(error.Message), Theme) { Style = Theme.Error }.Draw(canvas.Window(new Rect(0, 1, canvas.Width, HeadLines - 1)));
            return;
        }

        new Label(Sum(), Theme) { Style = Theme.Header }.Draw(Line(canvas, 1));
        var (note, style) = isPart ? ("What was read so far is a part: the sums are less than there is.", Theme.Warning)
            : status.Note is { } told ? (told, Theme.Warning)
            : ($"by {Usage.Order.ToString().ToLowerInvariant()}{Caveat()}", Theme.Secondary);
        new Label(note, Theme) { Style = style }.Draw(Line(canvas, 2));
    }

    private string Sum()
    {
        var total = Usage.Rows.Total;
        var figures = total.Figures;
        var dot = Theme.Glyphs.Dot;
        return $"{Quantities.Count(figures.Keys)} keys, {Quantities.Size(figures.KeyBytes)} {dot} values {(total.Values.IsKnown ? Values(total.Values) : "not known yet")} {dot} {Quantities.Count(figures.Versions)} versions";
    }

    private string Caveat() => Usage.Progress.Report.IsSampled
        ? $" {Theme.Glyphs.Dot} sampled: a few huge values may be missed; e reads all"
        : "";

    private TableCell Cell(UsageRow row, int column) => column switch
    {
        0 => new(Bar(row.Share)) { Style = Theme.Accent },
        1 => double.IsNaN(row.Share) ? Unknown() : row.Share >= 0.9995 ? "100%" : string.Create(CultureInfo.InvariantCulture, $"{row.Share * 100:0.0}%"),
        2 => Quantities.Count(row.Figures.Keys),
        3 => Quantities.Size(row.Figures.KeyBytes),
        4 => row.Values.IsKnown ? Values(row.Values) : Unknown(),
        5 => Quantities.Count(row.Figures.Versions),
        _ => Name(row),
    };

    private TableCell Unknown() => new(Theme.Glyphs.Dot.ToString()) { Style = Theme.Secondary };

    private TableCell Name(UsageRow row)
    {
        if (row.Node is null)
        {
            return new($"({(Usage.Rows.Rows.Length == 1 ? "" : "other ")}keys)") { Style = Theme.Secondary };
        }

        return row.Name.IsEmpty ? "(empty name)" : Printable.Escaped(row.Name);
    }

    private string Values(ByteEstimate bytes) => !bytes.IsKnown ? Theme.Glyphs.Dot.ToString()
        : bytes.IsExact ? Quantities.Size((long)bytes.Bytes)
        : string.Create(CultureInfo.InvariantCulture, $"~{Quantities.Size((long)bytes.Bytes)} {(Theme.Glyphs.IsAscii ? "+-" : "±")}{bytes.ErrorPercent} %");

    private string Bar(double share)
    {
        var filled = double.IsNaN(share) ? 0 : Math.Clamp((int)Math.Ceiling((share * BarColumns) - 0.25), 0, BarColumns);
        return new string(Theme.Glyphs.Levels[^1], filled);
    }
}
