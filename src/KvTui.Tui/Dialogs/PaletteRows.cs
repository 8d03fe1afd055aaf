using KvTui.Core.Dialogs.Prompts;
using KvTui.Tty.Cells;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Dialogs;

/// <summary>What matches in the palette: name, what it does, key or kind; what cannot be chosen now says why.</summary>
internal sealed class PaletteRows : DrawnView
{
    private const int WidestName = 20;

    private readonly Attribute _disabled;
    private readonly Attribute _name;
    private readonly Attribute _disabledName;
    private readonly Attribute _key;
    private PaletteState? _state;

    internal PaletteRows(ScreenLook look)
        : base(look)
    {
        (_disabled, _key) = (ScreenLook.Of(look.Theme.Disabled), ScreenLook.Of(look.Theme.HintKey));
        _name = ScreenLook.Of(look.Theme.Text.Add(CellAttributes.Bold));
        _disabledName = ScreenLook.Of(look.Theme.Disabled.Add(CellAttributes.Bold));
    }

    internal void Show(PaletteState state)
    {
        if (!ReferenceEquals(state, _state))
        {
            _state = state;
            SetNeedsDraw();
        }
    }

    /// <summary>The row on a line of the view; -1 for none.</summary>
    internal int RowAt(int y) => y >= 0 && _state is { } state && state.List.Offset + y is var row && row < state.Matches.Length ? row : -1;

    protected override bool OnDrawingContent(DrawContext? context)
    {
        var (height, width, count) = (Viewport.Height, Viewport.Width, _state?.Matches.Length ?? 0);
        var offset = _state?.List.Clamp(count, height).Offset ?? 0;
        for (var y = 0; y < height; y++)
        {
            if (_state is { } state && offset + y < count)
            {
                DrawRow(y, width - (count > height ? 1 : 0), state.Matches[offset + y], offset + y == state.List.Selected);
            }
            else
            {
                WriteRow(y, width, y == 0 && count == 0 ? Nothing() : "", Look.Secondary);
            }
        }

        this.Scrollbar(width - 1, height, offset, count, Look);
        return true;
    }

    private string Nothing() => _state switch
    {
        { Kind: PaletteKind.Places, Items.IsEmpty: true } => "none yet: b bookmarks the key or folder under the cursor",
        { Kind: PaletteKind.Places } => "no such place",
        { Kind: PaletteKind.Clusters } => "no such cluster",
        _ => "no such command",
    };

    private void DrawRow(int y, int width, PaletteItem item, bool isSelected)
    {
        var isEnabled = item.DisabledReason is null;
        Attribute Of(Attribute usual) => isSelected ? Look.Selection : usual;
        this.Fill(0, y, width, ' ', Of(Look.Text));
        var name = item.Description.Length == 0 ? width - CellWidth.Of(item.Keys) - 1
            : _state!.Kind == PaletteKind.Clusters ? Math.Min(width / 2, 2 + _state.Items.Max(static each => CellWidth.Of(each.Name)))
            : Math.Min(width / 3, WidestName);
        Write(1, y, name - 1, item.Name, Of(isEnabled ? _name : _disabledName));
        var (keys, room) = (CellWidth.Of(item.Keys), width - name - 2);
        if (keys > 0 && (keys < room / 2 || item.Description.Length == 0))
        {
            Write(width - 1 - keys, y, keys, item.Keys, Of(_key));
            room -= keys + 1;
        }

        var text = isEnabled ? item.Description : $"{item.Description} (not now: {item.DisabledReason})";
        Write(name + 1, y, room, text, Of(isEnabled ? Look.Text : _disabled));
    }
}
