namespace KvTui.Tui.Status;

/// <summary>A status bar whose shortcuts stand side by side without lines between them, each as wide as its text.</summary>
internal sealed class KeyBar : StatusBar
{
    /// <summary>The blanks at both sides of a shortcut.</summary>
    private const int Margins = 2;

    private readonly ScreenLook _look;
    private readonly List<string> _texts = [];

    internal KeyBar(ScreenLook look)
    {
        (_look, Y, Height, CanFocus, Visible) = (look, 0, 1, false, false);
        SetScheme(look.Status);
    }

    /// <summary>Shows these keys, the last one up to a column; makes shortcuts only if they are other ones.</summary>
    internal void Show(List<string> texts, int end)
    {
        var width = texts.Sum(static text => CellWidth.Of(text) + Margins);
        if (Frame.X != end + 1 - width || Frame.Width != width || Visible != width > 0)
        {
            (X, Width, Visible) = (end + 1 - width, width, width > 0);
        }

        if (texts.SequenceEqual(_texts))
        {
            return;
        }

        _texts.Clear();
        _texts.AddRange(texts);
        foreach (var old in RemoveAll())
        {
            old.Dispose();
        }

        var x = 0;
        foreach (var text in texts)
        {
            var columns = CellWidth.Of(text) + Margins;
            Add(Hint(text, x, columns));
            x += columns;
        }

        SetNeedsDraw();
    }

    /// <summary>Leaves the shortcuts where they were put: the status bar's own layout has lines between them.</summary>
    protected override void OnSubViewLayout(LayoutEventArgs args)
    {
    }

    private Shortcut Hint(string text, int x, int columns)
    {
        var hint = new Shortcut { HotKeySpecifier = (Rune)0xFFFF, CanFocus = false };
        hint.CommandView!.HotKeySpecifier = (Rune)0xFFFF;
        (hint.Title, hint.CommandView.Title) = (text, text);
        (hint.X, hint.Y, hint.Width, hint.Height) = (x, 0, columns, 1);
        hint.SetScheme(_look.Status);
        return hint;
    }
}
