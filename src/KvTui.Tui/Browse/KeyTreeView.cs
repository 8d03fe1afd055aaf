using KvTui.Core.State;
using KvTui.Text;
using KvTui.Tui.Look;
using Terminal.Gui.ViewBase;

namespace KvTui.Tui.Browse;

/// <summary>The keys as a tree or a list, drawn from the state: only the rows in view are looked at.</summary>
public sealed class KeyTreeView : View
{
    private const int Indent = 2;

    /// <summary>The view's width from which on there is room for sizes beside the names.</summary>
    private const int WidthForSizes = 42;

    private readonly ScreenLook _look;
    private ExplorerState? _state;

    public KeyTreeView(ScreenLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        (_look, CanFocus) = (look, true);
        SetScheme(look.Plain);
    }

    /// <summary>How many rows were looked at so far.</summary>
    internal long RowsRead { get; private set; }

    /// <summary>Shows the rows of a state; nothing is drawn if they are the same.</summary>
    public void Show(ExplorerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var isSame = _state is { } shown
            && ReferenceEquals(shown.Browse, state.Browse)
            && (state.Focus == Pane.Keys) == (shown.Focus == Pane.Keys)
            && (state.Browse.Rows.Count > 0
                || (ReferenceEquals(shown.Connection, state.Connection) && ReferenceEquals(shown.Keyspace, state.Keyspace)));
        _state = state;
        if (!isSame)
        {
            SetNeedsDraw();
        }
    }

    protected override bool OnClearingViewport() => true;

    protected override bool OnDrawingContent(DrawContext? context)
    {
        if (_state is not { } state)
        {
            return true;
        }

        var (width, height, count) = (Viewport.Width, Viewport.Height, state.Browse.Rows.Count);
        var list = state.Browse.List.Clamp(count, height);
        var hasBar = count > height;
        for (var y = 0; y < height; y++)
        {
            if (list.Offset + y < count)
            {
                DrawRow(state, y, list.Offset + y, hasBar ? width - 1 : width, list);
            }
            else
            {
                var reason = y == 0 && count == 0 ? KeyTitles.Empty(state) : "";
                var used = this.Write(0, y, width, reason, _look.Secondary, _look.Glyphs.Ellipsis);
                this.Fill(used, y, width - used, ' ', _look.Text);
            }
        }

        this.Scrollbar(width - 1, height, list.Offset, count, _look);
        return true;
    }

    private void DrawRow(ExplorerState state, int y, int index, int width, ListState list)
    {
        RowsRead++;
        var rows = state.Browse.Rows;
        var row = KeyRowText.Of(rows[index], rows.Keys, state.Browse.Gone?.Fate ?? "", _look.Glyphs, Viewport.Width >= WidthForSizes);
        var (text, second) = (row.IsGone ? _look.Secondary : _look.Text, _look.Secondary);
        if (index == list.Selected)
        {
            text = second = state.Focus == Pane.Keys ? _look.Selection : _look.InactiveSelection;
        }

        var (room, detail) = (width - 1, CellWidth.Of(row.Detail));
        var end = width;
        if (detail > 0 && detail < room)
        {
            end = room - detail;
            this.Write(end, y, detail, row.Detail, second, _look.Glyphs.Ellipsis);
            this.Fill(room, y, 1, ' ', text);
            room -= detail + 1;
        }

        var x = 1 + Math.Min(row.Depth * Indent, Math.Max(0, room / 2));
        this.Fill(0, y, x, ' ', text);
        this.Fill(x, y, 1, row.Sign, second);
        this.Fill(x + 1, y, 1, ' ', text);
        var used = x + 2 + this.Write(x + 2, y, room - x - 2, row.Label, text, _look.Glyphs.Ellipsis);
        this.Fill(used, y, end - used, ' ', text);
    }
}
