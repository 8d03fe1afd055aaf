namespace KvTui.Tty.Output.Frames;

/// <summary>What the encoder knows about the terminal between two sequences.</summary>
internal record struct EncoderState
{
    /// <summary>Where the cursor is; X is <see cref="CursorMotion.UnknownColumn"/> if only the row is certain, null if nothing is.</summary>
    internal Point? Position { get; set; }

    /// <summary>The style as the cells have it.</summary>
    internal Style RawStyle { get; set; }

    /// <summary>The same style in the terminal's own colours.</summary>
    internal Style Style { get; set; }

    internal bool CursorShown { get; set; }

    /// <summary>Whether the last cluster written may have run into the next column.</summary>
    internal bool IsDisputed { get; set; }
}
