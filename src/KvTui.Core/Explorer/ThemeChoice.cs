namespace KvTui.Core.Explorer;

/// <summary>How the explorer looks where there are colours; the terminal's own sixteen are used.</summary>
public enum ThemeChoice
{
    /// <summary>Dark or light, as the terminal's background is, where it tells; else dark.</summary>
    Auto,

    /// <summary>Cyan frames, for dark backgrounds.</summary>
    Dark,

    /// <summary>For light backgrounds: nothing yellow.</summary>
    Light,

    /// <summary>Nothing grey, and dim only what cannot be chosen.</summary>
    Contrast,

    /// <summary>No colours.</summary>
    Monochrome,

    /// <summary>As dark, with blue frames: so that clusters are told apart.</summary>
    Blue,

    /// <summary>As dark, with green frames.</summary>
    Green,

    /// <summary>As dark, with magenta frames.</summary>
    Magenta,
}
