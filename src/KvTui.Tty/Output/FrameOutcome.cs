namespace KvTui.Tty.Output;

/// <summary>What became of an attempt to draw a frame.</summary>
public enum FrameOutcome
{
    /// <summary>The screen already looks like that, and nothing was sent.</summary>
    Unchanged = 0,

    /// <summary>The changes were handed to the terminal in one write.</summary>
    Written,

    /// <summary>The terminal is behind with what was sent before, so nothing was drawn; the loop is woken when it no longer is.</summary>
    Pending,
}
