namespace KvTui.Tty.Input.Decoding;

/// <summary>What a terminal sends as a string: swallowed, but for its background.</summary>
public sealed partial class InputDecoder
{
    private readonly BackgroundAnswer _answer = new();

    // Whether the rest of an answer takes so long that it may never come.
    private bool _isOverdue;

    private void BeginString(byte introducer)
    {
        Begin(DecoderState.ControlString, introducer);
        _answer.Begin(introducer);
        _isOverdue = false;
    }

    /// <summary>Whether to go on waiting for an answer that has begun, however long that takes: its rest must never be typed.</summary>
    private bool AwaitsAnswer() => _isOverdue = (_state == DecoderState.ControlString && _answer.HasBegun)
        || (_state == DecoderState.ControlStringEscape && _answer.IsSure);

    private void StepControlString(byte value, ICollection<InputEvent> events)
    {
        if (_state == DecoderState.ControlStringEscape)
        {
            var isEnd = value == '\\';
            EndString(isEnd, events);
            if (!isEnd)
            {
                _state = DecoderState.Escape;
                StepEscape(value, events);
            }

            return;
        }

        var wasSure = _answer.IsSure;
        var mayEnd = wasSure || !_isTail;
        if (mayEnd && value == KeyBytes.Bell)
        {
            EndString(isWhole: true, events);
            return;
        }

        if (mayEnd && value == KeyBytes.Escape)
        {
            _state = DecoderState.ControlStringEscape;
            return;
        }

        var fits = _answer.Take(value);
        _stringHasBody = true;
        if (!fits && !mayEnd)
        {
            TypeString(events);
            StepGround(value, events);
        }
        else if (value < 0x20 || (!fits && _isOverdue))
        {
            // It cannot be of the string, so the rest of that is missing.
            EndSequence();
            StepGround(value, events);
        }
    }

    private void EndString(bool isWhole, ICollection<InputEvent> events)
    {
        EndSequence();
        if (isWhole && _answer.Event is { } told)
        {
            events.Add(told);
        }
    }

    /// <summary>Types what came after an Escape key as if it were the start of a string.</summary>
    private void TypeString(ICollection<InputEvent> events)
    {
        EndSequence();
        AddKey(KeyPress.Of((char)_introducer), events);
        foreach (var value in _answer.Bytes)
        {
            AddKey(KeyPress.Of((char)value), events);
        }
    }
}
