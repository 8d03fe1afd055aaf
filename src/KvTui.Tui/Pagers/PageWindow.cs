using KvTui.Core.Dialogs;

namespace KvTui.Tui.Pagers;

/// <summary>Lines to be read and copied: those that are no commands, but about them, begin with “#”.</summary>
internal sealed class PageWindow : LayerWindow
{
    private readonly LinesView _lines;
    private Layer.Page? _shown;
    private IReadOnlyList<string> _text = [];
    private Size _screen;

    internal PageWindow(ScreenLook look, Action<UserMessage> send)
        : base(look, send)
    {
        _lines = new(Look, DrawRow);
        AddInside(_lines, _lines.RowAt);
    }

    internal override void Show(ExplorerState state)
    {
        if (state.Layers.OfType<Layer.Page>().LastOrDefault() is not { } page
            || (ReferenceEquals(page, _shown) && state.Size == _screen))
        {
            return;
        }

        (_shown, _screen, _text) = (page, state.Size, PageLines.Of(state, page));
        Place(state.Size, PagerLines.Content(state.Size));
        ShowTitles(new(page.Title, null, "y copies, Esc closes"));
        _lines.Show(page.FirstLine, _text.Count);
    }

    private void DrawRow(LinesView view, int row, int y)
    {
        var line = _text[row];
        var look = line.StartsWith('#') ? Look.Secondary : Look.Text;
        view.Write(0, y, view.Room, line, look, Look.Glyphs.Ellipsis);
    }
}
