using KvTui.Tty.Input.Decoding;

namespace KvTui.Tty.Input;

/// <summary>What an <see cref="InputDecoder"/> is in the middle of.</summary>
public enum DecoderWait : byte
{
    /// <summary>Nothing: the next byte begins something new.</summary>
    None,

    /// <summary>An ESC, a key or the start of a sequence: call <see cref="InputDecoder.Flush"/> after a short time-out.</summary>
    Escape,

    /// <summary>A sequence, or the moment after an Escape key: call <see cref="InputDecoder.Expire"/> after a longer time-out.</summary>
    Tail,
}
