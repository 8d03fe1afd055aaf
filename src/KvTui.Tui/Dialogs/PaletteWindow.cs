using KvTui.Core.Dialogs;
using KvTui.Core.Dialogs.Prompts;

namespace KvTui.Tui.Dialogs;

/// <summary>The command palette, or another list: a field, and what matches what is in it.</summary>
internal sealed class PaletteWindow : LayerWindow
{
    private const int MaxColumns = 76;
    private const int MaxColumnsOfClusters = 116;
    private const string Mark = ":";
    private const string FilterMark = "/";

    private readonly Label _mark = PlainLabel.Make();
    private readonly LineField _field;
    private readonly PaletteRows _rows;

    internal PaletteWindow(ScreenLook look, Action<UserMessage> send)
        : base(look, send, hidesIfTooSmall: true)
    {
        (_field, _rows) = (new(Look, send), new(Look));
        AddInside(_mark, static _ => -1);
        AddInside(_field, static _ => -1);
        AddInside(_rows, _rows.RowAt);
    }

    internal override void Show(ExplorerState state)
    {
        if (state.Layers.OfType<Layer.Palette>().LastOrDefault() is not { State: var palette })
        {
            return;
        }

        var rows = Math.Min(PagerLines.PaletteHeight(state.Size), Math.Max(1, palette.Matches.Length));
        var most = palette.Kind == PaletteKind.Clusters ? MaxColumnsOfClusters : MaxColumns;
        var room = Place(state.Size, new(Math.Min(most, state.Size.Width - 2), rows + 1));
        _mark.Put(0, 0, Mark.Length, palette.Kind == PaletteKind.Commands ? Mark : FilterMark, ScreenLook.Flat(Look.Theme.Accent));
        _field.PutAt(new(Mark.Length, 0, Math.Max(0, room.Width - Mark.Length), 1));
        _rows.PutAt(new(0, 1, room.Width, Math.Max(0, room.Height - 1)));
        _field.Show(palette.Text);
        _rows.Show(palette);
        ShowTitles(palette.Kind switch
        {
            PaletteKind.Commands => new("Commands", null, "Tab completes"),
            PaletteKind.Places => new("Bookmarks and recent places", null, "Del removes"),
            PaletteKind.Clusters => new("Clusters", null, "Enter switches"),
            var kind => throw new ArgumentOutOfRangeException(nameof(state), kind, "is no list of the palette"),
        });
        if (!_field.HasFocus)
        {
            _field.SetFocus();
        }
    }

    protected override void OnIsModalChanged(bool newIsModal)
    {
        base.OnIsModalChanged(newIsModal);
        if (newIsModal)
        {
            _field.TakeFocus();
        }
    }
}
