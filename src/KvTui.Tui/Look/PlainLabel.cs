using Terminal.Gui.Drawing;

namespace KvTui.Tui.Look;

/// <summary>Makes labels of a fixed size whose text is nobody's hot key, and which leave the mouse to what they are in.</summary>
internal static class PlainLabel
{
    public static Label Make()
    {
        var label = new Label { HotKeySpecifier = (Rune)0xFFFF, CanFocus = false, Height = 1, Width = 0, Visible = false };
        label.MouseBindings.Clear();
        return label;
    }

    /// <summary>Puts a text at a place; an empty one hides the label. True if anything changed.</summary>
    public static bool Put(this Label label, int x, int y, int columns, string text, Scheme scheme)
    {
        var isShown = text.Length > 0 && columns > 0;
        var place = new Rectangle(x, y, columns, 1);
        var isSame = label.Visible == isShown
            && (!isShown || (label.Text == text && label.Frame == place && label.GetScheme().Normal == scheme.Normal));
        if (isSame)
        {
            return false;
        }

        label.Visible = isShown;
        if (isShown)
        {
            label.PutAt(place);
            label.Text = text;
            label.SetScheme(scheme);
            label.SetNeedsDraw();
        }

        return true;
    }
}
