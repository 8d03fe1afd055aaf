using KvTui.Core.State.Layers;
using KvTui.Tty.Cells;
using Terminal.Gui.Input;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Dialogs;

/// <summary>The commands of the palette that match: name, what it does, key; one that cannot be chosen now says why.</summary>
internal sealed class PaletteRows : View
{
    private const int WidestName = 20;

    private readonly ScreenLook _look;
    private readonly Attribute _disabled;
    private readonly Attribute _name;
    private readonly Attribute _disabledName;
    private readonly Attribute _key;
    private PaletteState? _state;

    internal PaletteRows(ScreenLook look)
    {
        (_look, CanFocus) = (look, false);
        SetScheme(look.Plain);
        (_disabled, _key) = (ScreenLook.Of(look.Theme.Disabled), ScreenLook.Of(look.Theme.HintKey));
        _name = ScreenLook.Of(look.Theme.Text.Add(CellAttributes.Bold));
        _disabledName = ScreenLook.Of(look.Theme.Disabled.Add(CellAttributes.Bold));
    }

    /// <summary>A row was clicked, or clicked twice.</summary>
    internal event Action<int, bool>? RowClicked;

    internal void Show(PaletteState state)
    {
        if (!ReferenceEquals(state, _state))
        {
            _state = state;
            SetNeedsDraw();
        }
    }

    protected override bool OnMouseEvent(Mouse mouse)
    {
        if (_state is null || mouse.Position is not { } at || at.Y + _state.List.Offset >= _state.Matches.Length)
        {
            return false;
        }

        var isTwice = mouse.Flags.HasFlag(MouseFlags.LeftButtonDoubleClicked);
        if (isTwice || mouse.Flags.HasFlag(MouseFlags.LeftButtonClicked))
        {
            RowClicked?.Invoke(at.Y + _state.List.Offset, isTwice);
            return true;
        }

        return false;
    }

    protected override bool OnDrawingContent(DrawContext? context)
    {
        if (_state is not { Matches.Length: > 0 } state)
        {
            this.Write(0, 0, Viewport.Width, "no such command", _look.Secondary, _look.Glyphs.Ellipsis);
            return true;
        }

        var (height, offset) = (Viewport.Height, state.List.Clamp(state.Matches.Length, Viewport.Height).Offset);
        var width = Viewport.Width - (state.Matches.Length > height ? 1 : 0);
        for (var y = 0; y < height && offset + y < state.Matches.Length; y++)
        {
            DrawRow(y, width, state.Matches[offset + y], offset + y == state.List.Selected);
        }

        this.Scrollbar(width, height, offset, state.Matches.Length, _look);
        return true;
    }

    private void DrawRow(int y, int width, PaletteItem item, bool isSelected)
    {
        var isEnabled = item.DisabledReason is null;
        var ellipsis = _look.Glyphs.Ellipsis;
        Attribute Of(Attribute usual) => isSelected ? _look.Selection : usual;
        this.Fill(0, y, width, ' ', Of(_look.Text));
        var name = Math.Min(width / 3, WidestName);
        this.Write(1, y, name - 1, item.Name, Of(isEnabled ? _name : _disabledName), ellipsis);
        var (keys, room) = (CellWidth.Of(item.Keys), width - name - 2);
        if (keys > 0 && keys < room / 2)
        {
            this.Write(width - 1 - keys, y, keys, item.Keys, Of(_key), ellipsis);
            room -= keys + 1;
        }

        var text = isEnabled ? item.Description : $"{item.Description} (not now: {item.DisabledReason})";
        this.Write(name + 1, y, room, text, Of(isEnabled ? _look.Text : _disabled), ellipsis);
    }
}
