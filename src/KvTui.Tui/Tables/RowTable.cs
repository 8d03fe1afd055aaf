using Terminal.Gui.Input;
using ListState = KvTui.Core.Panes.ListState;

namespace KvTui.Tui.Tables;

/// <summary>A table of rows; which one is selected and which is the first in view is state, and nothing here moves them.</summary>
internal sealed class RowTable : TableView
{
    private readonly ScreenLook _look;
    private TableRows? _rows;
    private ListState _list;
    private string _empty = "";

    internal RowTable(ScreenLook look, bool hasHeader)
    {
        (_look, CanFocus, FullRowSelect, MultiSelect, MinCellWidth) = (look, false, true, false, 0);
        MaxCellWidth = int.MaxValue;
        SetScheme(look.Plain);
        Style.ShowHeaders = hasHeader;
        Style.ShowHorizontalHeaderOverline = false;
        Style.ShowHorizontalHeaderUnderline = false;
        Style.ShowVerticalCellLines = false;
        Style.ShowVerticalHeaderLines = false;
        Style.ExpandLastColumn = false;
        Style.AlwaysShowHeaders = true;
        Style.HeaderScheme = look.Header;
        var selection = ScreenLook.Flat(look.Theme.Selection);
        Style.RowColorGetter = row => row.RowIndex == _list.Selected ? selection : look.Plain;
    }

    private int HeaderRows => Style.ShowHeaders ? 1 : 0;

    /// <summary>Shows some rows as a list has them; nothing is drawn if both are the same.</summary>
    /// <param name="empty">What is said in place of rows.</param>
    internal void Show(TableRows rows, ListState list, string empty)
    {
        if (ReferenceEquals(rows, _rows) && list == _list && empty == _empty)
        {
            return;
        }

        (_list, _empty) = (list, empty);
        if (!ReferenceEquals(rows, _rows))
        {
            for (var column = 0; column < rows.Columns; column++)
            {
                var style = Style.GetOrCreateColumnStyle(column);
                style.MinWidth = style.MaxWidth = rows.Widths[column] + 1;
                style.Visible = rows.Widths[column] > 0;
            }

            _rows = rows;
            Table = rows;
        }

        Value = rows.Rows > 0 && list.Selected >= 0 ? new TableSelection(new(0, list.Selected)) : null;
        RowOffset = list.Offset;
        SetNeedsDraw();
    }

    /// <summary>The row on a line of the view; -1 for none.</summary>
    internal int RowAt(int y) =>
        _rows is { } rows && y >= HeaderRows && _list.Offset + y - HeaderRows is var row && row < rows.Rows ? row : -1;

    protected override bool OnMouseEvent(Mouse mouse) => false;

    protected override bool OnDrawingContent(DrawContext? context)
    {
        var isDone = base.OnDrawingContent(context);
        if (_rows is not { } rows)
        {
            return isDone;
        }

        var height = Viewport.Height - HeaderRows;
        if (rows.Rows == 0)
        {
            this.Write(0, HeaderRows, Viewport.Width, _empty, _look.Secondary, _look.Glyphs.Ellipsis);
        }

        for (var y = 0; y < height && _list.Offset + y < rows.Rows; y++)
        {
            if (_list.Offset + y != _list.Selected)
            {
                rows.DrawStyled(this, _list.Offset + y, HeaderRows + y);
            }
        }

        return isDone;
    }
}
