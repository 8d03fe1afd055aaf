using KvTui.Tty.Cells;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tui.Look;

/// <summary>The styles and signs that the views draw with; colour is never the only carrier of a meaning.</summary>
internal sealed record ViewTheme
{
    /// <summary>The terminal's own sixteen colours.</summary>
    public static ViewTheme Default { get; } = new()
    {
        Border = new Style(CellColor.Indexed(8), default, default),
        FocusedBorder = new Style(CellColor.Cyan, default, CellAttributes.Bold),
        FocusedTitle = new Style(CellColor.Cyan, default, CellAttributes.Bold),
        Accent = new Style(CellColor.Cyan, default, default),
        Good = new Style(CellColor.Green, default, default),
        Warning = new Style(CellColor.Yellow, default, CellAttributes.Bold),
        Error = new Style(CellColor.Indexed(9), default, CellAttributes.Bold),
        HintKey = new Style(CellColor.Cyan, default, CellAttributes.Bold),
        Syntax = SyntaxTheme.Dark,
    };

    /// <summary>No colour, only bold, dim, underline and reverse (NO_COLOR).</summary>
    public static ViewTheme Monochrome { get; } = new();

    /// <summary>
    /// For light backgrounds: nothing green, yellow or cyan; and what says something by its colour is not bold, since some terminals make
    /// bold colours brighter.
    /// </summary>
    private static ViewTheme Light => Accented(CellColor.Blue) with
    {
        Good = new Style(CellColor.Blue, default, default),
        Warning = new Style(CellColor.Magenta, default, default),
        Error = new Style(CellColor.Red, default, default),
        Syntax = SyntaxTheme.Light,
    };

    private static ViewTheme Contrast => Monochrome with
    {
        Secondary = Style.Default,
        Border = Style.Default,
        Good = new Style(CellColor.Green, default, CellAttributes.Bold),
        Warning = Default.Warning,
        Error = new Style(CellColor.Red, default, CellAttributes.Bold),
    };

    public GlyphSet Glyphs { get; init; } = GlyphSet.Unicode;

    public Style Text { get; init; }

    /// <summary>Second in importance: units, revisions, the mark of a value not known.</summary>
    public Style Secondary { get; init; } = Style.Default.Add(CellAttributes.Dim);

    public Style Border { get; init; } = Style.Default.Add(CellAttributes.Dim);

    public Style FocusedBorder { get; init; } = Style.Default.Add(CellAttributes.Bold);

    public Style Title { get; init; }

    public Style FocusedTitle { get; init; } = Style.Default.Add(CellAttributes.Bold | CellAttributes.Reverse);

    /// <summary>The selected row of a list that has the focus; selected text.</summary>
    public Style Selection { get; init; } = Style.Default.Add(CellAttributes.Reverse);

    /// <summary>The selected row of a list without the focus.</summary>
    public Style InactiveSelection { get; init; } = Style.Default.Add(CellAttributes.Bold | CellAttributes.Underline);

    /// <summary>A hit of a search, and the one that the cursor was put on.</summary>
    public Style Hit { get; init; } = Style.Default.Add(CellAttributes.Underline | CellAttributes.Bold);

    public Style CurrentHit { get; init; } = Style.Default.Add(CellAttributes.Reverse | CellAttributes.Bold | CellAttributes.Underline);

    /// <summary>The name of a row that changed just now: a hint only, which needs colours; the columns tell it in any case.</summary>
    public Style Changed => Warning.Foreground == default ? Text : Warning;

    public Style Header { get; init; } = Style.Default.Add(CellAttributes.Bold);

    public Style Accent { get; init; } = Style.Default.Add(CellAttributes.Bold);

    public Style Good { get; init; }

    public Style Warning { get; init; } = Style.Default.Add(CellAttributes.Bold);

    public Style Error { get; init; } = Style.Default.Add(CellAttributes.Bold | CellAttributes.Reverse);

    /// <summary>What cannot be chosen now.</summary>
    public Style Disabled { get; init; } = Style.Default.Add(CellAttributes.Dim);

    public Style StatusBar { get; init; }

    public Style HintKey { get; init; } = Style.Default.Add(CellAttributes.Bold);

    /// <summary>The input line of a field.</summary>
    public Style Field { get; init; } = Style.Default.Add(CellAttributes.Underline);

    /// <summary>A stand-in for a character that cannot be shown.</summary>
    public Style StandIn { get; init; } = Style.Default.Add(CellAttributes.Reverse | CellAttributes.Dim);

    /// <summary>What stands in a value.</summary>
    public SyntaxTheme Syntax { get; init; } = new();

    /// <summary>The same for the panes of a profile that is marked production: red frames, where there are colours.</summary>
    public ViewTheme ForProduction() => Error.Foreground == default
        ? this
        : this with { Border = new Style(Error.Foreground, default, default), FocusedBorder = Error, FocusedTitle = Error };

    /// <summary>The theme for what the user likes and a terminal can do: its signs, and whether it has colours.</summary>
    public static ViewTheme For(TerminalCapabilities capabilities, ThemeChoice choice)
    {
        var theme = capabilities.Colors == ColorDepth.None ? Monochrome : Coloured(choice, capabilities.IsLight);
        return theme with { Glyphs = capabilities.Utf8 ? GlyphSet.Unicode : GlyphSet.Ascii };
    }

    /// <summary>The style of a notice.</summary>
    public Style Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Done => Good,
        NoticeKind.Warning => Warning,
        NoticeKind.Error => Error,
        NoticeKind.Info => StatusBar,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static ViewTheme Coloured(ThemeChoice choice, bool isLight) => choice switch
    {
        ThemeChoice.Auto => isLight ? Light : Default,
        ThemeChoice.Dark => Default,
        ThemeChoice.Light => Light,
        ThemeChoice.Contrast => Contrast,
        ThemeChoice.Monochrome => Monochrome,
        ThemeChoice.Blue => Accented(CellColor.Blue),
        ThemeChoice.Green => Accented(CellColor.Green),
        ThemeChoice.Magenta => Accented(CellColor.Magenta),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, null),
    };

    private static ViewTheme Accented(CellColor color)
    {
        var (plain, bold) = (new Style(color, default, default), new Style(color, default, CellAttributes.Bold));
        return Default with { FocusedBorder = bold, FocusedTitle = bold, Accent = plain, HintKey = bold };
    }
}
