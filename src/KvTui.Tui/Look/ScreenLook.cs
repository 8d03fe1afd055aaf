using KvTui.Core.Values.Colouring;
using KvTui.Tty.Cells;
using KvTui.Tty.Output;
using KvTui.Tty.Output.Frames;
using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Look;

/// <summary>What a theme is for Terminal.Gui: attributes for the views that draw text, schemes for all others, and the signs.</summary>
internal sealed class ScreenLook
{
    private readonly Attribute[] _syntax;

    private ScreenLook(ViewTheme theme, ViewTheme frames)
    {
        (Theme, Glyphs) = (theme, theme.Glyphs);
        (Text, Secondary, Line) = (Of(theme.Text), Of(theme.Secondary), Of(frames.Border));
        (Selection, InactiveSelection, FocusedLine) = (Of(theme.Selection), Of(theme.InactiveSelection), Of(frames.FocusedBorder));
        (Hit, CurrentHit, Changed) = (Of(theme.Hit), Of(theme.CurrentHit), Of(theme.Changed));
        (Plain, Header, Warning, Error) = (Flat(theme.Text), Flat(theme.Header), Flat(theme.Warning), Flat(theme.Error));
        (Frame, FocusedFrame) = (Flat(frames.Border), Flat(frames.FocusedBorder));
        (Title, FocusedTitle) = (Flat(frames.Title), Flat(frames.FocusedTitle));
        Status = Flat(theme.StatusBar);
        (Menu, MenuDimmed) = (OfMenu(theme.Text), OfMenu(theme.Disabled));
        _syntax = Array.ConvertAll(Enum.GetValues<SyntaxRole>(), role => Of(theme.Syntax.Of(role)));
        Layers = ReferenceEquals(theme, frames) ? this : new(theme, theme);
    }

    /// <summary>The look of what is shown above the panes: its frames never have the colour of a production profile.</summary>
    internal ScreenLook Layers { get; }

    internal ViewTheme Theme { get; }

    internal GlyphSet Glyphs { get; }

    internal Attribute Text { get; }

    internal Attribute Secondary { get; }

    internal Attribute Line { get; }

    internal Attribute FocusedLine { get; }

    internal Attribute Selection { get; }

    internal Attribute InactiveSelection { get; }

    /// <summary>What a search or a filter has found in a text.</summary>
    internal Attribute Hit { get; }

    /// <summary>The same where the cursor is.</summary>
    internal Attribute CurrentHit { get; }

    /// <summary>The name of a row that changed just now.</summary>
    internal Attribute Changed { get; }

    internal Scheme Plain { get; }

    internal Scheme Header { get; }

    internal Scheme Warning { get; }

    internal Scheme Error { get; }

    internal Scheme Frame { get; }

    internal Scheme FocusedFrame { get; }

    internal Scheme Title { get; }

    internal Scheme FocusedTitle { get; }

    internal Scheme Status { get; }

    /// <summary>A menu and its entries: the selected one is reversed, the letter that chooses an entry underlined.</summary>
    internal Scheme Menu { get; }

    /// <summary>An entry that is not possible now.</summary>
    internal Scheme MenuDimmed { get; }

    /// <summary>The look for what the user likes and the terminal can do; the frames of a production profile have another colour.</summary>
    public static ScreenLook For(TerminalCapabilities capabilities, ExplorerSettings settings)
    {
        var theme = ViewTheme.For(capabilities, settings.Theme);
        return new(theme, settings.IsProduction ? theme.ForProduction() : theme);
    }

    /// <summary>What a part of a value looks like.</summary>
    internal Attribute Of(SyntaxRole role) => _syntax[(int)role];

    internal static Attribute Of(Style style) => CellStyles.ToAttribute(style);

    /// <summary>A scheme with one look for all roles: which part has the focus is state, and the state chooses the scheme.</summary>
    internal static Scheme Flat(Style style)
    {
        var attribute = Of(style);
        return new()
        {
            Normal = attribute,
            HotNormal = attribute,
            Focus = attribute,
            HotFocus = attribute,
            Active = attribute,
            HotActive = attribute,
            Highlight = attribute,
            Editable = attribute,
            ReadOnly = attribute,
            Disabled = attribute,
        };
    }

    private static Scheme OfMenu(Style style)
    {
        var selected = style.Add(CellAttributes.Reverse);
        var (plain, letter) = (Of(style), Of(style.Add(CellAttributes.Underline)));
        return Flat(style) with
        {
            HotNormal = letter,
            HotActive = letter,
            Focus = Of(selected),
            Active = plain,
            HotFocus = Of(selected.Add(CellAttributes.Underline)),
        };
    }
}
