using System.Globalization;
using KvTui.Core;
using KvTui.Core.Members;
using KvTui.Core.Members.Shown;
using KvTui.Core.Offline;

namespace KvTui.Tui.Members;

/// <summary>All that is known of the cluster: what is wrong and what works, who believes what, and what happened, newest first.</summary>
internal sealed class ClusterDetailView(ScreenLook look) : StateView(look)
{
    protected override bool IsSame(ExplorerState shown, ExplorerState state) =>
        ReferenceEquals(shown.Cluster, state.Cluster)
        && shown.IsReportOutdated == state.IsReportOutdated
        && (shown.Now == state.Now || (!state.Cluster.HasSilentMember && shown.Now.ToLocalTime().Date == state.Now.ToLocalTime().Date));

    protected override void Draw(ExplorerState state, int width, int height)
    {
        if (state.File is { } file)
        {
            DrawFile(file, width, height);
            return;
        }

        var layout = state.Cluster.Report is null ? null : DetailLayout.Of(state.Cluster, state.Now, new(width, height));
        var said = layout is null ? [] : TextWrap.Lines(DetailLayout.Said(state.Cluster), width);
        var top = layout is null ? 0 : Math.Clamp(state.Cluster.DetailTop, 0, layout.MaxTop);
        for (var y = 0; y < height; y++)
        {
            this.Fill(0, y, width, ' ', Look.Text);
            if (layout is not null)
            {
                DrawLine(state, layout, said, y < layout.Pinned ? y : y + top, y);
            }
            else if (y == 0)
            {
                Write(0, y, width, "asking the members …", Look.Secondary);
            }
        }
    }

    private void DrawFile(ReadFile file, int width, int height)
    {
        var lines = TextWrap.Lines(string.Join('\n', FileText.Lines(file)), width);
        for (var y = 0; y < height; y++)
        {
            this.Fill(0, y, width, ' ', Look.Text);
            if (y < lines.Count)
            {
                Write(0, y, width, lines[y], y == 0 ? Look.Header.Normal : Look.Text);
            }
        }
    }

    private void DrawLine(ExplorerState state, DetailLayout layout, List<string> said, int line, int y)
    {
        if (line < layout.HeaderLine)
        {
            Write(0, y, Viewport.Width, said[line], HealthLook.Of(state, Look).Normal);
        }
        else if (line == layout.HeaderLine)
        {
            DrawNames(state, layout, y);
        }
        else if (line < layout.TitleLine)
        {
            DrawRow(state, layout, layout.Rows[line - layout.HeaderLine - 1], y);
        }
        else if (line == layout.TitleLine)
        {
            DrawTitle(state, y);
        }
        else if (state.Cluster.Timeline.Entries.Count - 1 - (line - layout.FirstEntryLine) is >= 0 and var index)
        {
            DrawEntry(state, state.Cluster.Timeline.Entries[index], y);
        }
    }

    private void DrawNames(ExplorerState state, DetailLayout layout, int y)
    {
        for (var i = 0; i < layout.MembersShown && i < state.Cluster.Rows.Length; i++)
        {
            var row = state.Cluster.Rows[i];
            var (x, room) = CellOf(layout, i);
            var (glyph, style) = MemberCells.Mark(row, state, Look.Theme);
            Write(x, y, Math.Min(1, room), glyph.ToString(), ScreenLook.Of(style));
            Write(x + 2, y, room - 2, Printable.Text(row.Member.Label), Look.Header.Normal);
        }

        if (state.Cluster.Rows.Length - layout.MembersShown is > 0 and var left)
        {
            Write(0, y, layout.LabelColumns - 1, string.Create(CultureInfo.InvariantCulture, $"+{left} members"), Look.Warning.Normal);
        }
    }

    private void DrawRow(ExplorerState state, DetailLayout layout, MatrixRow row, int y)
    {
        Write(0, y, Math.Min(layout.LabelColumns, Viewport.Width), row.Label, Look.Secondary);
        for (var i = 0; i < layout.MembersShown; i++)
        {
            DrawCell(state, layout, row, i, y);
        }
    }

    private void DrawCell(ExplorerState state, DetailLayout layout, MatrixRow row, int index, int y)
    {
        var (cell, member, (x, room)) = (row.Cells[index], state.Cluster.Rows[index], CellOf(layout, index));
        var text = cell.Text.Length == 0 ? Look.Glyphs.Dot.ToString() : row.Label == "endpoint" ? Endpoint(cell.Text, room) : cell.Text;
        var isRoundTrip = row.Label == MatrixRow.RoundTrip;
        var attribute = cell.Text.Length == 0 ? Look.Secondary
            : cell.IsBad ? Look.Error.Normal
            : cell.Differs || (isRoundTrip && member.Member.IsSlow) ? Look.Warning.Normal
            : isRoundTrip && member.SilentSince is not null ? Look.Error.Normal
            : Look.Text;
        Write(x, y, room, text, attribute);
        var used = CellWidth.Of(text) + 1;
        if (cell.Line.Length > 0 && used < room)
        {
            Write(x + used, y, room - used, Sparkline.Of(cell.Line, room - used, Look.Glyphs), Look.Secondary);
        }
    }

    /// <summary>The end of an endpoint, its port, tells members apart; so a long one loses its scheme, then its beginning.</summary>
    private string Endpoint(string text, int columns)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        text = text.Length > columns && scheme >= 0 ? text[(scheme + 3)..] : text;
        return text.Length > columns ? Look.Glyphs.Ellipsis + text[Math.Max(0, text.Length - columns + 1)..] : text;
    }

    private (int X, int Room) CellOf(DetailLayout layout, int index)
    {
        var x = layout.LabelColumns + (index * layout.MemberColumns);
        return (x, Math.Min(layout.MemberColumns - DetailLayout.Gap, Viewport.Width - x));
    }

    private void DrawTitle(ExplorerState state, int y)
    {
        var dropped = state.Cluster.Timeline.Dropped;
        var text = dropped == 0 ? "Timeline, newest first " : $"Timeline, newest first; {Quantities.Count(dropped)} older entries dropped ";
        this.Fill(0, y, Viewport.Width, Look.Glyphs.Horizontal, Look.Line);
        Write(0, y, Viewport.Width, text, Look.Header.Normal);
    }

    private void DrawEntry(ExplorerState state, TimelineEntry entry, int y)
    {
        var (at, now) = (entry.At.ToLocalTime(), state.Now.ToLocalTime());
        var time = at.ToString(at.Date == now.Date ? "HH:mm:ss" : "MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Write(0, y, Viewport.Width, time, Look.Secondary);
        Write(time.Length + 2, y, Viewport.Width - time.Length - 2, entry.Text, Look.Text);
    }
}
