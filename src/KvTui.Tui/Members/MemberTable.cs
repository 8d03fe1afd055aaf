using Terminal.Gui.Input;

namespace KvTui.Tui.Members;

/// <summary>The members of the cluster as a table without a cursor; why one does not answer goes on over the columns of figures.</summary>
public sealed class MemberTable : TableView
{
    private readonly ScreenLook _look;
    private ExplorerState? _state;
    private int _width;

    public MemberTable(ScreenLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        (_look, CanFocus, FullRowSelect, MultiSelect, MinCellWidth) = (look, false, false, false, 0);
        SetScheme(look.Plain);
        Style.ShowHorizontalHeaderOverline = false;
        Style.ShowHorizontalHeaderUnderline = false;
        Style.ShowVerticalCellLines = false;
        Style.ShowVerticalHeaderLines = false;
        Style.ExpandLastColumn = false;
        Style.AlwaysShowHeaders = true;
        Style.HeaderScheme = look.Header;
    }

    /// <summary>Shows the members of a state in so many columns; nothing is drawn if they are the same.</summary>
    public void Show(ExplorerState state, int width)
    {
        ArgumentNullException.ThrowIfNull(state);
        var isSame = _state is { } shown
            && width == _width
            && ReferenceEquals(shown.Cluster, state.Cluster)
            && shown.IsReportOutdated == state.IsReportOutdated
            && (shown.Now == state.Now || !state.Cluster.HasSilentMember);
        (_state, _width) = (state, width);
        if (isSame)
        {
            return;
        }

        var source = new MemberSource(state, width, _look);
        for (var column = 0; column < source.Columns; column++)
        {
            var style = Style.GetOrCreateColumnStyle(column);
            style.MinWidth = style.MaxWidth = source.Widths[column] + 1;
            style.Visible = source.Widths[column] > 0;
        }

        Table = source;
        RowOffset = state.Cluster.TableTop;
        SetNeedsDraw();
    }

    /// <summary>Leaves the mouse to the window: what is selected and scrolled is state.</summary>
    protected override bool OnMouseEvent(Mouse mouse) => false;

    protected override bool OnDrawingContent(DrawContext? context)
    {
        var isDone = base.OnDrawingContent(context);
        if (Table is not MemberSource source)
        {
            return isDone;
        }

        if (source.Rows == 0)
        {
            this.Write(0, 1, Viewport.Width, "asking the members …", _look.Secondary, _look.Glyphs.Ellipsis);
        }

        for (var row = Math.Max(0, RowOffset); row < source.Rows && 1 + row - RowOffset < Viewport.Height; row++)
        {
            for (var column = 0; column < source.Columns; column++)
            {
                DrawStyled(source, row, column, 1 + row - RowOffset);
            }
        }

        return isDone;
    }

    /// <summary>Draws once more a cell that takes the rest of its row, or has a look that the blanks around it do not have.</summary>
    private void DrawStyled(MemberSource source, int row, int column, int y)
    {
        var (cell, x, columns) = (source.Cell(row, column), source.Start(column), source.Widths[column]);
        if (columns == 0 || (cell.Style is null && !cell.TakesRest))
        {
            return;
        }

        var room = cell.TakesRest ? Viewport.Width - x : Math.Min(columns, Viewport.Width - x);
        var text = Painting.Cut(cell.Text, room, _look.Glyphs.Ellipsis);
        var blanks = cell.TakesRest || !MemberCells.Columns[column].IsRight ? 0 : Math.Max(0, room - CellWidth.Of(text));
        var attribute = cell.Style is { } style ? ScreenLook.Of(style) : _look.Text;
        var used = blanks + this.Write(x + blanks, y, room, text, attribute, _look.Glyphs.Ellipsis);
        if (cell.TakesRest)
        {
            this.Fill(x + used, y, room - used, ' ', _look.Text);
        }
    }
}
