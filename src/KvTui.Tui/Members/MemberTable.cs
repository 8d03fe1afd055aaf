using KvTui.App.State;
using KvTui.Tui.Look;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

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
        for (var column = 0; column < MemberCells.Columns.Length; column++)
        {
            var style = Style.GetOrCreateColumnStyle(column);
            style.ColorGetter = args => Table is MemberSource source ? source.Schemes[args.RowIndex, args.ColIdex] : null;
        }
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
            (style.MinWidth, style.MaxWidth, style.Visible) = (source.Widths[column] + 1, source.Widths[column] + 1, source.Widths[column] > 0);
        }

        Table = source;
        RowOffset = state.Cluster.TableTop;
        SetNeedsDraw();
    }

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

        for (var row = Math.Max(0, RowOffset); row < source.Rows; row++)
        {
            var cell = source.Cell(row, MemberCells.Role);
            var (x, y) = (source.Start(MemberCells.Role), 1 + row - RowOffset);
            if (cell.TakesRest && y < Viewport.Height)
            {
                var room = Viewport.Width - x;
                var used = this.Write(x, y, room, cell.Text, source.Schemes[row, MemberCells.Role].Normal, _look.Glyphs.Ellipsis);
                this.Fill(x + used, y, room - used, ' ', _look.Text);
            }
        }

        return isDone;
    }
}
