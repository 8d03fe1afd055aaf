namespace KvTui.Tty.Output.Frames;

/// <summary>What the terminal can do, as far as its environment tells; nothing is asked of the terminal itself.</summary>
public sealed record TerminalCapabilities
{
    private static readonly string[] TrueColorTerms = ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm"];

    /// <summary>A present-day xterm: UTF-8, 24-bit colour, everything the encoder can use.</summary>
    public static TerminalCapabilities Modern { get; } = new();

    /// <summary>How many colours; <see cref="ColorDepth.None"/> under NO_COLOR.</summary>
    public ColorDepth Colors { get; init; } = ColorDepth.TrueColor;

    /// <summary>Whether the locale is UTF-8; if not, only ASCII is sent.</summary>
    public bool Utf8 { get; init; } = true;

    /// <summary>Whether a full screen is possible at all; false for <c>TERM=dumb</c> and without TERM.</summary>
    public bool AddressesCursor { get; init; } = true;

    /// <summary>Whether rows can be moved within a region (DECSTBM, IL, DL).</summary>
    public bool ScrollsRegions { get; init; } = true;

    /// <summary>Whether REP (<c>CSI n b</c>) surely repeats the last character.</summary>
    public bool RepeatsCharacters { get; init; }

    /// <summary>Whether the terminal surely ignores private modes unknown to it, so that ?2026, ?2004 and ?1004 may be sent.</summary>
    public bool IgnoresUnknownModes { get; init; } = true;

    /// <summary>Whether it may be asked for its background: it answers, or surely ignores the question.</summary>
    public bool TellsBackground { get; init; } = true;

    /// <summary>Whether its background is light by what it told its programs at their start (COLORFGBG).</summary>
    public bool IsLight { get; init; }

    /// <summary>Reads TERM, COLORTERM, COLORFGBG, NO_COLOR, TMUX and the locale (LC_ALL, LC_CTYPE, LANG).</summary>
    public static TerminalCapabilities FromEnvironment(Func<string, string?> variable)
    {
        var term = variable("TERM") ?? "";
        if (term is "" or "dumb" or "unknown")
        {
            return new()
            {
                Colors = ColorDepth.None,
                Utf8 = IsUtf8(variable),
                AddressesCursor = false,
                ScrollsRegions = false,
                IgnoresUnknownModes = false,
                TellsBackground = false,
            };
        }

        var colors = string.IsNullOrEmpty(variable("NO_COLOR")) ? ColorsOf(term, variable) : ColorDepth.None;
        return new()
        {
            Colors = colors,
            TellsBackground = colors != ColorDepth.None && term != "linux" && !term.StartsWith("eterm", StringComparison.Ordinal),
            IsLight = IsLightBackground(variable("COLORFGBG")),
            Utf8 = IsUtf8(variable),
            RepeatsCharacters = TrueColorTerms.AsSpan().Contains(term) || term.StartsWith("foot", StringComparison.Ordinal),
            IgnoresUnknownModes = !term.StartsWith("vt", StringComparison.Ordinal),
        };
    }

    private static ColorDepth ColorsOf(string term, Func<string, string?> variable)
    {
        if (term.StartsWith("vt", StringComparison.Ordinal) || term.EndsWith("-mono", StringComparison.Ordinal)
            || term.EndsWith("-m", StringComparison.Ordinal))
        {
            return ColorDepth.None;
        }

        // GNU screen inherits COLORTERM but garbles 24-bit colours; tmux translates them.
        var isScreen = term.StartsWith("screen", StringComparison.Ordinal) && string.IsNullOrEmpty(variable("TMUX"));
        var isTrueColor = variable("COLORTERM") is "truecolor" or "24bit" || term.EndsWith("-direct", StringComparison.Ordinal)
            || TrueColorTerms.AsSpan().Contains(term);
        if (isTrueColor && !isScreen && term != "linux")
        {
            return ColorDepth.TrueColor;
        }

        return term.Contains("256color", StringComparison.Ordinal) ? ColorDepth.Palette256 : ColorDepth.Ansi16;
    }

    /// <summary>The numbers of two colours, as rxvt and Konsole have them; white, and the bright ones but grey, are light.</summary>
    private static bool IsLightBackground(string? colors) => colors?[(colors.LastIndexOf(';') + 1)..] is "7" or "9" or "10" or "11" or "12"
        or "13" or "14" or "15";

    private static bool IsUtf8(Func<string, string?> variable)
    {
        foreach (var name in (ReadOnlySpan<string>)["LC_ALL", "LC_CTYPE", "LANG"])
        {
            if (variable(name) is { Length: > 0 } locale)
            {
                return locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase)
                    || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }
}
