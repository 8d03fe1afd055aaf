using KvTui.Core.State;
using KvTui.Core.State.Layers;
using KvTui.Tui.Look;

namespace KvTui.Tui.Dialogs;

/// <summary>The keys of where the user was, under headings, in columns where there is room.</summary>
internal sealed class HelpWindow : LayerWindow
{
    private const int SideColumns = 1;

    private readonly LinesView _lines;
    private HelpLayout? _layout;
    private ExplorerState? _state;

    internal HelpWindow(ScreenLook look)
        : base(look)
    {
        _lines = new(Look, DrawRow);
        AddInside(_lines, static _ => -1);
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
        var height = Math.Min(_layout.Height, HelpPage.Room(state.Size).Height);
        var room = Place(state.Size, new Size(_layout.Width + (2 * SideColumns), height));
        ShowTitles(new(page.Title, null, "Esc closes"));
        _lines.Show(Math.Clamp(help.Top, 0, Math.Max(0, _layout.Height - room.Height)), _layout.Height);
    }

    private static bool IsSame(ExplorerState shown, ExplorerState state) =>
        shown.Size == state.Size
        && shown.Focus == state.Focus
        && shown.Layers.SequenceEqual(state.Layers, ReferenceEqualityComparer.Instance)
        && shown.Detail.Edit is null == state.Detail.Edit is null;

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
