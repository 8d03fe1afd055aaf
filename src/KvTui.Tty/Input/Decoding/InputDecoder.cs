using System.Buffers;

namespace KvTui.Tty.Input.Decoding;

/// <summary>
/// Turns the bytes of a terminal into input events: a pure state machine without a clock. Answers of the terminal, but for its status
/// and its background, are swallowed, and so is what is not known; bytes that are not UTF-8 become U+FFFD.
/// </summary>
public sealed partial class InputDecoder
{
    private const int MaxParameters = 64;
    private const int X10Length = 3;

    private readonly byte[] _parameters = new byte[MaxParameters];
    private readonly byte[] _utf8 = new byte[4];
    private readonly PasteBuffer _paste = new();
    private DecoderState _state;
    private int _parameterCount;
    private int _utf8Count;
    private int _x10Count;

    // How the sequence began: the byte after ESC, whether an ESC more came first (rxvt's Alt), and whether the ESC is a key already.
    private byte _introducer;
    private bool _alt;
    private bool _isTail;
    private bool _stringHasBody;

    /// <summary>What it is in the middle of, and so which time-out applies.</summary>
    public DecoderWait Waiting => _state switch
    {
        DecoderState.Ground => _utf8Count > 0 ? DecoderWait.Tail : DecoderWait.None,
        DecoderState.Escape => DecoderWait.Escape,
        DecoderState.Paste => _paste.IsEmpty ? DecoderWait.None : DecoderWait.Tail,
        DecoderState.ControlString or DecoderState.ControlStringEscape => _isOverdue ? DecoderWait.None : DecoderWait.Tail,
        DecoderState.AfterEscape or DecoderState.Csi or DecoderState.LinuxFunction or DecoderState.Ss3
            or DecoderState.X10Mouse => DecoderWait.Tail,
        _ => throw new InvalidOperationException($"The state {_state} is unknown."),
    };

    /// <summary>Decodes bytes, as many sequences as are complete, and adds their events.</summary>
    public void Feed(ReadOnlySpan<byte> bytes, ICollection<InputEvent> events)
    {
        while (!bytes.IsEmpty)
        {
            if (_state == DecoderState.Paste)
            {
                var (taken, ended) = _paste.Append(bytes);
                if (ended || taken < bytes.Length)
                {
                    events.Add(new InputEvent.Pasted(_paste.Take(ended)));
                    _state = ended ? DecoderState.Ground : DecoderState.Paste;
                }

                bytes = bytes[taken..];
                continue;
            }

            Step(bytes[0], events);
            bytes = bytes[1..];
        }
    }

    /// <summary>Ends a lone ESC, if any: it was the Escape key, unless <c>[</c> or <c>O</c> comes before <see cref="Expire"/>.</summary>
    public void Flush(ICollection<InputEvent> events)
    {
        if (_state != DecoderState.Escape)
        {
            return;
        }

        EndEscape(events);
        events.Add(new InputEvent.KeyPressed(KeyPress.Named(KeyKind.Escape)));
        _state = DecoderState.AfterEscape;
    }

    /// <summary>Ends whatever is unfinished: half a sequence is dropped; a paste goes on, and what came of it is reported.</summary>
    public void Expire(ICollection<InputEvent> events)
    {
        if (_state == DecoderState.Paste)
        {
            if (_paste.Take(isLast: true) is { Length: > 0 } text)
            {
                events.Add(new InputEvent.Pasted(text));
            }

            return;
        }

        if (AwaitsAnswer())
        {
            return;
        }

        Flush(events);
        if (_utf8Count > 0)
        {
            _utf8Count = 0;
            AddKey(new(KeyKind.Character, Rune.ReplacementChar, KeyModifiers.None), events);
        }

        var isOnlyIntroducer = _state is DecoderState.Csi or DecoderState.Ss3 ? _parameterCount == 0
            : _state == DecoderState.ControlString && !_stringHasBody;
        if (isOnlyIntroducer)
        {
            AddKey(KeyPress.Of((char)_introducer, _isTail ? KeyModifiers.None : KeyModifiers.Alt), events);
        }

        EndSequence();
    }

    private void Step(byte value, ICollection<InputEvent> events)
    {
        switch (_state)
        {
            case DecoderState.Ground:
                StepGround(value, events);
                break;
            case DecoderState.Escape:
                StepEscape(value, events);
                break;
            case DecoderState.AfterEscape:
                StepAfterEscape(value, events);
                break;
            case DecoderState.Csi:
                StepCsi(value, events);
                break;
            case DecoderState.Ss3:
                StepSs3(value, events);
                break;
            case DecoderState.LinuxFunction:
                AddFrom(EscapeSequences.LinuxFinals, value, events);
                EndSequence();
                break;
            case DecoderState.X10Mouse:
                _x10Count++;
                _state = _x10Count < X10Length ? DecoderState.X10Mouse : DecoderState.Ground;
                break;
            case DecoderState.ControlString:
            case DecoderState.ControlStringEscape:
                StepControlString(value, events);
                break;
            default:
                throw new InvalidOperationException($"The state {_state} takes no single bytes.");
        }
    }

    private void StepGround(byte value, ICollection<InputEvent> events)
    {
        if (_utf8Count == 0 && value < 0x80)
        {
            if (value == KeyBytes.Escape)
            {
                _state = DecoderState.Escape;
                return;
            }

            AddKey(value is < 0x20 or KeyBytes.Delete ? KeyBytes.OfControl(value) : KeyPress.Of((char)value), events);
            return;
        }

        _utf8[_utf8Count++] = value;
        var status = Rune.DecodeFromUtf8(_utf8.AsSpan(0, _utf8Count), out var rune, out var used);
        if (status == OperationStatus.NeedMoreData)
        {
            return;
        }

        var isByteLeft = used < _utf8Count;
        _utf8Count = 0;
        if (Rune.IsControl(rune))
        {
            EndEscape(events);
        }
        else
        {
            AddKey(new(KeyKind.Character, rune, KeyModifiers.None), events);
        }

        if (isByteLeft)
        {
            Step(value, events);
        }
    }

    private void StepEscape(byte value, ICollection<InputEvent> events)
    {
        switch (value)
        {
            case (byte)'[':
                Begin(DecoderState.Csi, value);
                return;
            case (byte)'O':
                Begin(DecoderState.Ss3, value);
                return;
            case (byte)']' or (byte)'P' or (byte)'_' or (byte)'^' or (byte)'X':
                EndEscape(events);
                BeginString(value);
                return;
            case KeyBytes.Escape:
                EndEscape(events);
                _alt = true;
                return;
            default:
                break;
        }

        EndEscape(events);
        _alt = true;
        _state = DecoderState.Ground;
        StepGround(value, events);
    }

    private void StepAfterEscape(byte value, ICollection<InputEvent> events)
    {
        _state = DecoderState.Ground;
        if (value is (byte)'[' or (byte)'O' or (byte)']')
        {
            _isTail = true;
            StepEscape(value, events);
            return;
        }

        StepGround(value, events);
    }

    private void StepCsi(byte value, ICollection<InputEvent> events)
    {
        if (IsAborting(value, events))
        {
            return;
        }

        var parameters = new CsiParameters(_parameters.AsSpan(0, Math.Min(_parameterCount, MaxParameters)));
        if (value is < (byte)'@' && !(value == '$' && parameters.IsSingleNumber))
        {
            if (_parameterCount < MaxParameters)
            {
                _parameters[_parameterCount] = value;
            }

            _parameterCount++;
            return;
        }

        switch (value)
        {
            case (byte)'[' when _parameterCount == 0:
                _state = DecoderState.LinuxFunction;
                return;
            case (byte)'M' when _parameterCount == 0:
                EndEscape(events);
                EndSequence();
                _state = DecoderState.X10Mouse;
                _x10Count = 0;
                return;
            case (byte)'~' when parameters.IsSingleNumber && parameters.Number(0, 0) == 200:
                EndEscape(events);
                EndSequence();
                _state = DecoderState.Paste;
                return;
            default:
                break;
        }

        if (_parameterCount <= MaxParameters && CsiMeaning.Of(parameters, value) is { } input)
        {
            Add(input, events);
        }
        else
        {
            EndEscape(events);
        }

        EndSequence();
    }

    private void StepSs3(byte value, ICollection<InputEvent> events)
    {
        if (IsAborting(value, events))
        {
            return;
        }

        if (value is (>= (byte)'0' and <= (byte)'9') or (byte)';' && !_isTail && _parameterCount < MaxParameters)
        {
            _parameters[_parameterCount++] = value;
            return;
        }

        if (_isTail && !EscapeSequences.Ss3Finals.ContainsKey(value))
        {
            EndSequence();
            AddKey(KeyPress.Of('O'), events);
            StepGround(value, events);
            return;
        }

        var parameters = new CsiParameters(_parameters.AsSpan(0, _parameterCount));
        var modifiers = KeyBytes.ModifiersOf(parameters.Number(1, parameters.Number(0, 1)));
        if (!AddFrom(EscapeSequences.Ss3Finals, value, events, modifiers))
        {
            AddFrom(EscapeSequences.Ss3Keypad, value, events, modifiers);
        }

        EndSequence();
    }

    /// <summary>A control character or a byte above ASCII ends a sequence that it cannot belong to, and stands for itself.</summary>
    private bool IsAborting(byte value, ICollection<InputEvent> events)
    {
        if (value is >= 0x20 and < KeyBytes.Delete)
        {
            return false;
        }

        EndSequence();
        StepGround(value, events);
        return true;
    }

    private void Begin(DecoderState state, byte introducer) =>
        (_state, _introducer, _parameterCount, _stringHasBody) = (state, introducer, 0, false);

    private void EndSequence() => (_state, _alt, _isTail) = (DecoderState.Ground, false, false);

    private bool AddFrom(Dictionary<int, KeyPress> table, byte value, ICollection<InputEvent> events, KeyModifiers held = default)
    {
        var found = table.TryGetValue(value, out var key);
        if (found)
        {
            AddKey(key.With(held), events);
        }

        return found;
    }

    private void AddKey(KeyPress key, ICollection<InputEvent> events) => Add(new InputEvent.KeyPressed(key), events);

    private void Add(InputEvent input, ICollection<InputEvent> events)
    {
        if (_alt && input is InputEvent.KeyPressed pressed)
        {
            _alt = false;
            events.Add(new InputEvent.KeyPressed(pressed.Key.With(KeyModifiers.Alt)));
            return;
        }

        EndEscape(events);
        events.Add(input);
    }

    /// <summary>Adds the ESC before what is no key but an answer of the terminal, the mouse or a paste: it was the Escape key.</summary>
    private void EndEscape(ICollection<InputEvent> events)
    {
        if (_alt)
        {
            _alt = false;
            events.Add(new InputEvent.KeyPressed(KeyPress.Named(KeyKind.Escape)));
        }
    }
}
