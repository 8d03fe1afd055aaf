namespace KvTui.Tty.Output.Frames;

/// <summary>How many colours a terminal shows.</summary>
public enum ColorDepth
{
    /// <summary>No colours, only attributes such as bold and reverse.</summary>
    None = 0,

    /// <summary>The 16 ANSI colours.</summary>
    Ansi16,

    /// <summary>xterm's palette of 256.</summary>
    Palette256,

    /// <summary>24 bits.</summary>
    TrueColor,
}
