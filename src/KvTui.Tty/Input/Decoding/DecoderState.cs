namespace KvTui.Tty.Input.Decoding;

/// <summary>Where an <see cref="InputDecoder"/> is between two bytes.</summary>
internal enum DecoderState : byte
{
    /// <summary>Between sequences, perhaps within a UTF-8 character.</summary>
    Ground,

    /// <summary>After an ESC that may still be a key.</summary>
    Escape,

    /// <summary>After an Escape key that may turn out to have been the start of a sequence.</summary>
    AfterEscape,

    /// <summary>In a control sequence, after <c>ESC [</c>.</summary>
    Csi,

    /// <summary>After <c>ESC [ [</c> of the Linux console.</summary>
    LinuxFunction,

    /// <summary>After <c>ESC O</c>.</summary>
    Ss3,

    /// <summary>In a string of the terminal (OSC, DCS, APC, PM, SOS), which ends with ST or BEL.</summary>
    ControlString,

    /// <summary>In a string of the terminal, after ESC.</summary>
    ControlStringEscape,

    /// <summary>In the three bytes of an X10 mouse report.</summary>
    X10Mouse,

    /// <summary>In a bracketed paste.</summary>
    Paste,
}
