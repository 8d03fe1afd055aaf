namespace KvTui.Terminal.Input;

/// <summary>Turns the bytes of a terminal into input events: a pure state machine without a clock.</summary>
public sealed class InputDecoder
{
    /// <summary>What it is in the middle of, and so which time-out applies.</summary>
    public DecoderWait Waiting { get; private set; }

    /// <summary>Decodes bytes, as many sequences as are complete, and adds their events.</summary>
    public void Feed(ReadOnlySpan<byte> bytes, ICollection<InputEvent> events) => throw new NotImplementedException();

    /// <summary>Ends a lone ESC: it was the Escape key.</summary>
    public void Flush(ICollection<InputEvent> events) => throw new NotImplementedException();

    /// <summary>Ends whatever is unfinished; half a sequence is dropped and never typed.</summary>
    public void Expire(ICollection<InputEvent> events) => throw new NotImplementedException();
}
