using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views.Lists;

/// <summary>A tree of flattened rows; only the visible ones are asked for.</summary>
public readonly record struct TreeView(int Count, ListState State, TreeRowSource Rows, ViewTheme Theme) : IView
{
    private const int Indent = 2;

    public bool Focused { get; init; }

    /// <summary>What an empty tree says.</summary>
    public string? EmptyText { get; init; }

    /// <summary>Whether a scrollbar takes the last column when not all rows are visible.</summary>
    public bool HasScrollbar { get; init; }

    public void Draw(Canvas canvas)
    {
        var tree = this;
        new ListView(Count, State, (row, index, _) => tree.DrawRow(row, tree.Rows(index)), Theme)
        {
            Focused = Focused,
            EmptyText = EmptyText,
            HasScrollbar = HasScrollbar,
        }.Draw(canvas);
    }

    private void DrawRow(Canvas canvas, in TreeRow row)
    {
        var glyphs = Theme.Glyphs;
        if (row.Marked)
        {
            canvas.Put(0, 0, glyphs.Marked, Theme.Accent);
        }

        var detail = CellText.Columns(row.Detail);
        var room = canvas.Width - 1;
        if (detail > 0 && detail < room)
        {
            canvas.Write(room - detail, 0, row.Detail, Theme.Secondary);
            room -= detail + 1;
        }

        var x = 1 + Math.Min(row.Depth * Indent, Math.Max(0, room / 2));
        canvas.Put(x, 0, MarkOf(row.Mark, glyphs), Theme.Secondary);
        CellText.WriteCut(canvas, x + 2, 0, room - x - 2, row.Label, row.Style ?? Theme.Text, glyphs);
    }

    private static char MarkOf(TreeMark mark, GlyphSet glyphs) => mark switch
    {
        TreeMark.Expanded => glyphs.Expanded,
        TreeMark.Collapsed => glyphs.Collapsed,
        TreeMark.Gone => glyphs.Gone,
        _ => glyphs.Leaf,
    };
}
