using KvTui.Terminal.Views.Fields;
using KvTui.Terminal.Views.Lists;
using KvTui.Tty.Cells;

namespace KvTui.Terminal.Views.Dialogs;

/// <summary>The command palette: an input line and the commands that match it; a disabled one says why.</summary>
public readonly record struct CommandPalette(PaletteState State, ViewTheme Theme) : IView
{
    private const int MaxWidth = 76;
    private const int MaxRows = 12;

    /// <summary>The rows of the list in view on a screen of a size, for <see cref="PaletteState.Apply"/>.</summary>
    public static int ListHeight(Size screen) => Math.Clamp(screen.Height - 5, 1, MaxRows);

    public void Draw(Canvas canvas)
    {
        var rows = Math.Min(ListHeight(canvas.Size), Math.Max(1, State.Matches.Length));
        var frame = new Frame("Commands", Theme) { Focused = true, TitleRight = "Tab completes" };
        var box = new Overlay(frame, new(Math.Min(MaxWidth, canvas.Width - 2), rows + 1)).Open(canvas);
        var (field, list) = box.Bounds.SplitTop(1);
        new TextField(State.Field, Theme) { Prompt = ":", Focused = true }.Draw(box.Window(field));
        var palette = this;
        new ListView(State.Matches.Length, State.List, (row, index, _) => palette.DrawItem(row, palette.State.Matches[index]), Theme)
        {
            Focused = true,
            EmptyText = "no such command",
            HasScrollbar = true,
        }.Draw(box.Window(list));
    }

    private void DrawItem(Canvas row, PaletteItem item)
    {
        var nameWidth = Math.Min(row.Width / 3, 20);
        var style = item.DisabledReason is null ? Theme.Text : Theme.Disabled;
        CellText.WriteCut(row, 1, 0, nameWidth - 1, item.Name, style.Add(CellAttributes.Bold), Theme.Glyphs);
        var keys = CellText.Columns(item.Keys);
        var room = row.Width - nameWidth - 2;
        if (keys > 0 && keys < room / 2)
        {
            CellText.WriteCut(row, row.Width - 1 - keys, 0, keys, item.Keys, Theme.HintKey, Theme.Glyphs);
            room -= keys + 1;
        }

        var text = item.DisabledReason is null ? item.Description : $"{item.Description} (not now: {item.DisabledReason})";
        CellText.WriteCut(row, nameWidth + 1, 0, room, text, style, Theme.Glyphs);
    }
}
