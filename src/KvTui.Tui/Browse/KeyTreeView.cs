using KvTui.Core.Browse.Order;
using KvTui.Core.Browse.Rows;

namespace KvTui.Tui.Browse;

/// <summary>The keys as a tree or a list, drawn from the state: only the rows in view are looked at.</summary>
internal sealed class KeyTreeView(ScreenLook look) : StateView(look)
{
    private const int Indent = 2;

    /// <summary>How many rows were looked at so far.</summary>
    internal long RowsRead { get; private set; }

    /// <summary>The first row of the view that is not the header's.</summary>
    private int FirstRow => Shown?.Layout.HasKeysHeader == true ? 1 : 0;

    /// <summary>The row in the list that stands on a row of the view; -1 if none does.</summary>
    internal int RowAt(int y)
    {
        var first = FirstRow;
        if (Shown is not { Browse: { } browse } || y < first || y >= Viewport.Height)
        {
            return -1;
        }

        var index = browse.List.Clamp(browse.Rows.Count, Viewport.Height - first).Offset + y - first;
        return index < browse.Rows.Count ? index : -1;
    }

    /// <summary>The column whose name stands at a place of the view; none for the names of keys, null where no column is named.</summary>
    internal KeyColumns? ColumnAt(int x, int y) =>
        y == 0 && FirstRow > 0 && Shown is { } state ? ColumnsOf(state).At(WidthOf(state) - 2 - x) : null;

    /// <summary>Whether a column of the view holds the sign of a row in the list that can be folded or unfolded.</summary>
    internal bool IsMark(int x, int index)
    {
        if (Shown is not { Browse.Rows: { } rows } state || rows[index] is { IsGone: true } or not { Kind: RowKind.Prefix })
        {
            return false;
        }

        return x == SignColumn(TextOf(state, index), WidthOf(state));
    }

    protected override bool IsSame(ExplorerState shown, ExplorerState state) =>
        ReferenceEquals(shown.Browse, state.Browse)
        && (state.Focus == Pane.Keys) == (shown.Focus == Pane.Keys)
        && (state.Browse.Rows.Count > 0
            || (ReferenceEquals(shown.Connection, state.Connection) && ReferenceEquals(shown.Keyspace, state.Keyspace)));

    protected override void Draw(ExplorerState state, int width, int height)
    {
        var (count, first) = (state.Browse.Rows.Count, FirstRow);
        if (first > 0)
        {
            DrawHeader(state, width);
        }

        height -= first;
        var list = state.Browse.List.Clamp(count, height);
        for (var y = 0; y < height; y++)
        {
            if (list.Offset + y < count)
            {
                DrawRow(state, first + y, list.Offset + y, WidthOf(state), list);
            }
            else
            {
                var reason = y == 0 && count == 0 ? KeyTitles.Empty(state) : "";
                WriteRow(first + y, width, reason, Look.Secondary);
            }
        }

        this.Scrollbar(width - 1, height, list.Offset, count, Look, first);
    }

    private ShownColumns ColumnsOf(ExplorerState state) => ShownColumns.Of(state.Browse, Viewport.Width - 1);

    /// <summary>The columns of the view without the scroll bar, if there is one.</summary>
    private int WidthOf(ExplorerState state) =>
        state.Browse.Rows.Count > Viewport.Height - FirstRow ? Viewport.Width - 1 : Viewport.Width;

    /// <summary>Names the columns; the names of keys are one too.</summary>
    private void DrawHeader(ExplorerState state, int width)
    {
        var (order, end) = (state.Browse.Order, WidthOf(state) - 1);
        var titles = ColumnsOf(state).Titles(order, Look.Glyphs);
        var name = "   KEY" + ShownColumns.ArrowOf(KeyColumns.None, order, Look.Glyphs);
        var used = Write(0, 0, Math.Max(0, end - titles.Length), name, Look.Header.Normal);
        this.Fill(used, 0, width - used, ' ', Look.Text);
        Write(Math.Max(0, end - titles.Length), 0, end, titles, Look.Header.Normal);
    }

    /// <summary>Where the sign of a row stands: indented, but not beyond the middle of the room beside the details.</summary>
    private static int SignColumn(in KeyRowText row, int width)
    {
        var (room, detail) = (width - 1, CellWidth.Of(row.Detail));
        room -= detail > 0 && detail < room ? detail + 1 : 0;
        return 1 + Math.Min(row.Depth * Indent, Math.Max(0, room / 2));
    }

    /// <summary>What is written of a row: a name that needs it has the room of columns that say nothing.</summary>
    private KeyRowText TextOf(ExplorerState state, int index)
    {
        var whole = KeyRowText.Of(state, index, ColumnsOf(state), Look.Glyphs);
        var isCut = SignColumn(whole, Viewport.Width) + CellWidth.Of(whole.Label) + CellWidth.Of(whole.Detail) > Viewport.Width - 5;
        return isCut ? whole with { Detail = whole.Least } : whole;
    }

    /// <summary>Marks what the filter has found in a name, if it was not cut off.</summary>
    private void DrawHit(ExplorerState state, int index, string name, int x, int y)
    {
        var (row, filter) = (state.Browse.Rows[index], state.Browse.IsFiltered ? state.Browse.Matches.Filter : null);
        if (filter?.Find(row.Path.Span) is not var (start, length) || start + length <= row.NameStart)
        {
            return;
        }

        var hit = Printable.Escaped(row.Path.Span[Math.Max(start, row.NameStart)..(start + length)]);
        var place = name.IndexOf(hit, StringComparison.Ordinal);
        if (hit.Length > 0 && place >= 0)
        {
            var attribute = index == state.Browse.List.Selected ? Look.CurrentHit : Look.Hit;
            Write(x + CellWidth.Of(name.AsSpan(0, place)), y, CellWidth.Of(hit), hit, attribute);
        }
    }

    /// <summary>The label of a row beside another one of the same folder; empty if there is none.</summary>
    private string LabelAt(ExplorerState state, int index, int step)
    {
        var (rows, beside) = (state.Browse.Rows, index + step);
        return beside >= 0 && beside < rows.Count && rows[beside].NameStart == rows[index].NameStart ? TextOf(state, beside).Label : "";
    }

    private void DrawRow(ExplorerState state, int y, int index, int width, ListState list)
    {
        RowsRead++;
        var row = TextOf(state, index);
        var (text, second) = (row.IsGone ? Look.Secondary : Look.Text, Look.Secondary);
        if (index == list.Selected)
        {
            text = second = state.Focus == Pane.Keys ? Look.Selection : Look.InactiveSelection;
        }

        var (room, detail) = (width - 1, CellWidth.Of(row.Detail));
        var end = width;
        if (detail > 0 && detail < room)
        {
            end = room - detail;
            Write(end, y, detail, row.Detail, second);
            this.Fill(room, y, 1, ' ', text);
            room -= detail + 1;
        }

        var x = SignColumn(row, width);
        this.Fill(0, y, x, ' ', text);
        if (state.Browse.IsMarked(index))
        {
            this.Fill(0, y, 1, Look.Glyphs.Marked, text);
        }

        this.Fill(x, y, 1, row.Sign, second);
        this.Fill(x + 1, y, 1, ' ', text);
        var count = row.Count.Length == 0 ? "" : $"  {row.Count}";
        var left = room - x - 2 - count.Length;
        var name = CellWidth.Of(row.Label) <= left
            ? row.Label
            : NameCut.Of(row.Label, LabelAt(state, index, -1), LabelAt(state, index, 1), left, Look.Glyphs.Ellipsis);
        var (rows, flashes) = (state.Browse.Rows, state.Browse.Flashes);
        var isChanged = flashes.Due is not null && index != list.Selected && flashes.Has(rows[index].Path);
        var used = x + 2 + Write(x + 2, y, left, name, isChanged ? Look.Changed : text);
        DrawHit(state, index, name, x + 2, y);
        used += Write(used, y, count.Length, count, second);
        this.Fill(used, y, end - used, ' ', text);
    }
}
