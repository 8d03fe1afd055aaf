using KvTui.Core.Dialogs;
using KvTui.Tui.Dialogs;

namespace KvTui.Tui.Pagers;

/// <summary>The keys of where the user was, under headings, in columns where there is room; a filter leaves the lines it is in.</summary>
internal sealed class HelpWindow : LayerWindow
{
    private const int SideColumns = 1;
    private const string FilterLabel = "/";

    private readonly LinesView _lines;
    private readonly Label _label = PlainLabel.Make();
    private readonly LineField _field;
    private HelpLayout? _layout;
    private ExplorerState? _state;

    internal HelpWindow(ScreenLook look, Action<UserMessage> send)
        : base(look, send)
    {
        _lines = new(Look, DrawRow);
        _field = new(Look, send) { Visible = false };
        AddInside(_lines, static _ => -1);
        AddInside(_label, static _ => -1);
        AddInside(_field, static _ => -1);
    }

    internal override void Show(ExplorerState state)
    {
        if (state.Layers.OfType<Layer.Help>().LastOrDefault() is not { } help || (_state is { } shown && IsSame(shown, state)))
        {
            return;
        }

        _state = state;
        var page = HelpPage.Of(state, help, Look.Glyphs.IsAscii);
        _layout = page.Layout(state.Size);
        var filterRows = help.HasFilter ? 1 : 0;
        var height = Math.Min(_layout.Height, HelpPage.Room(state.Size, help).Height);
        var room = Place(state.Size, new Size(_layout.Width + (2 * SideColumns), height + filterRows));
        ShowTitles(new(page.Title, null, help.HasFilter ? "Esc ends the search" : "/ searches, Esc closes"));
        var rows = Math.Max(0, room.Height - filterRows);
        _lines.Keep(rows);
        _lines.Show(Math.Clamp(help.FirstLine, 0, Math.Max(0, _layout.Height - rows)), _layout.Height);
        ShowFilter(help, rows, room.Width);
    }

    private static bool IsSame(ExplorerState shown, ExplorerState state) =>
        shown.Size == state.Size
        && shown.Focus == state.Focus
        && shown.Layers.SequenceEqual(state.Layers, ReferenceEqualityComparer.Instance)
        && shown.Detail.Edit is null == state.Detail.Edit is null;

    private void ShowFilter(Layer.Help help, int row, int columns)
    {
        _label.Put(0, row, FilterLabel.Length, help.HasFilter ? FilterLabel : "", ScreenLook.Flat(Look.Theme.Accent));
        if (_field.Visible != help.HasFilter)
        {
            _field.Visible = help.HasFilter;
        }

        _field.PutAt(new(CellWidth.Of(FilterLabel), row, Math.Max(0, columns - CellWidth.Of(FilterLabel)), 1));
        _field.Show(help.Filter);
        if (help.IsFiltering && !_field.HasFocus)
        {
            _field.TakeFocus();
        }
    }

    private void DrawRow(LinesView view, int row, int y)
    {
        for (var column = 0; _layout is { } layout && column < layout.Columns.Length; column++)
        {
            if (row >= layout.Columns[column].Length)
            {
                continue;
            }

            var (line, x) = (layout.Columns[column][row], SideColumns + layout.Start(column));
            var room = Math.Min(layout.ColumnWidth, view.Viewport.Width - SideColumns - x);
            if (line.IsHeading)
            {
                view.Write(x, y, room, line.Text, Look.Header.Normal, Look.Glyphs.Ellipsis);
                continue;
            }

            var keys = Math.Min(layout.KeyWidth, room / 2);
            var text = keys + HelpLayout.KeyGap;
            view.Write(x, y, keys, line.Keys, ScreenLook.Of(Look.Theme.HintKey), Look.Glyphs.Ellipsis);
            view.Write(x + text, y, room - text, line.Text, Look.Text, Look.Glyphs.Ellipsis);
        }
    }
}
