using System.Globalization;
using KvTui.Core.State;
using KvTui.Core.State.Members;
using KvTui.Terminal.Views;
using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.Core.Views.Cluster;

/// <summary>All that is known of the cluster: what is wrong and what works, who believes what, and what happened, newest first.</summary>
public readonly record struct ClusterDetail(ExplorerState State, ViewTheme Theme) : IView
{
    public void Draw(Canvas canvas)
    {
        if (State.Cluster.Report is null)
        {
            new Label("asking the members …", Theme) { Style = Theme.Secondary }.Draw(canvas);
            return;
        }

        var layout = DetailLayout.Of(State.Cluster, State.Now, canvas.Size);
        var top = Math.Clamp(State.Cluster.DetailTop, 0, layout.MaxTop);
        for (var y = 0; y < canvas.Height; y++)
        {
            DrawLine(canvas.Window(new Rect(0, y, canvas.Width, 1)), layout, y < layout.Pinned ? y : y + top);
        }
    }

    private void DrawLine(Canvas canvas, DetailLayout layout, int line)
    {
        if (line < layout.HeaderLine)
        {
            var style = State.Cluster.Report!.Reason.Length == 0 ? Theme.Text : Theme.Warning;
            new Paragraph(DetailLayout.Said(State.Cluster), Theme) { Offset = line, Style = style }.Draw(canvas);
        }
        else if (line == layout.HeaderLine)
        {
            DrawNames(canvas, layout);
        }
        else if (line < layout.TitleLine)
        {
            DrawRow(canvas, layout, layout.Rows[line - layout.HeaderLine - 1]);
        }
        else if (line == layout.TitleLine)
        {
            DrawTitle(canvas);
        }
        else
        {
            DrawEntry(canvas, State.Cluster.Timeline.Entries.Count - 1 - (line - layout.FirstEntryLine));
        }
    }

    private void DrawNames(Canvas canvas, DetailLayout layout)
    {
        for (var i = 0; i < layout.MembersShown && i < State.Cluster.Rows.Length; i++)
        {
            var row = State.Cluster.Rows[i];
            var cell = CellOf(canvas, layout, i);
            var (glyph, style) = MemberMark.Of(row, State, Theme);
            cell.Put(0, 0, glyph, style);
            new Label(Printable.Text(row.Member.Label), Theme) { Style = Theme.Header }.Draw(cell.Window(new(2, 0, Math.Max(0, cell.Width - 2), 1)));
        }

        var left = State.Cluster.Rows.Length - layout.MembersShown;
        var text = left > 0 ? string.Create(CultureInfo.InvariantCulture, $"+{left} members") : "";
        new Label(text, Theme) { Style = Theme.Warning }.Draw(canvas.Window(new(0, 0, layout.LabelColumns - 1, 1)));
    }

    private void DrawRow(Canvas canvas, DetailLayout layout, MatrixRow row)
    {
        new Label(row.Label, Theme) { Style = Theme.Secondary }.Draw(canvas.Window(new(0, 0, layout.LabelColumns, 1)));
        for (var i = 0; i < layout.MembersShown; i++)
        {
            DrawCell(CellOf(canvas, layout, i), row, i);
        }
    }

    private void DrawCell(Canvas canvas, MatrixRow row, int index)
    {
        var (cell, member) = (row.Cells[index], State.Cluster.Rows[index]);
        var text = cell.Text.Length == 0 ? Theme.Glyphs.Dot.ToString() : row.Label == "endpoint" ? Endpoint(cell.Text, canvas.Width) : cell.Text;
        var style = cell.Text.Length == 0 ? Theme.Secondary
            : cell.Differs || (row.HasSparkline && member.Member.IsSlow) ? Theme.Warning
            : row.HasSparkline && member.SilentSince is not null ? Theme.Error
            : Theme.Text;

        new Label(text, Theme) { Style = style }.Draw(canvas);
        var columns = CellWidth.Of(text);
        var room = canvas.Width - columns - 1;
        if (row.HasSparkline && room > 0)
        {
            var bars = Sparkline.Of(member.Recent, room, Theme.Glyphs);
            new Label(bars, Theme) { Style = Theme.Secondary }.Draw(canvas.Window(new(columns + 1, 0, room, 1)));
        }
    }

    /// <summary>The end of an endpoint, its port, tells members apart; so one that is too long loses its scheme, then its beginning.</summary>
    private string Endpoint(string text, int columns)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        text = text.Length > columns && scheme >= 0 ? text[(scheme + 3)..] : text;
        return text.Length > columns ? Theme.Glyphs.Ellipsis + text[Math.Max(0, text.Length - columns + 1)..] : text;
    }

    private static Canvas CellOf(Canvas canvas, DetailLayout layout, int index) =>
        canvas.Window(new Rect(layout.LabelColumns + (index * layout.MemberColumns), 0, layout.MemberColumns - DetailLayout.Gap, 1));

    private void DrawTitle(Canvas canvas)
    {
        canvas.Fill(canvas.Bounds, Theme.Border, Theme.Glyphs.Horizontal);
        var dropped = State.Cluster.Timeline.Dropped;
        var text = dropped == 0 ? "Timeline, newest first " : $"Timeline, newest first; {Quantities.Count(dropped)} older entries dropped ";
        new Label(text, Theme) { Style = Theme.Header }.Draw(canvas);
    }

    private void DrawEntry(Canvas canvas, int index)
    {
        if (index < 0)
        {
            return;
        }

        var entry = State.Cluster.Timeline.Entries[index];
        var (at, now) = (entry.At.ToLocalTime(), State.Now.ToLocalTime());
        var time = at.ToString(at.Date == now.Date ? "HH:mm:ss" : "MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        new Label(time, Theme) { Style = Theme.Secondary }.Draw(canvas);
        new Label(entry.Text, Theme).Draw(canvas.Window(new(time.Length + 2, 0, Math.Max(0, canvas.Width - time.Length - 2), 1)));
    }
}
