using System.Globalization;
using System.Text;

namespace KvTui.Testing.Screens;

/// <summary>Cuts what is sent to a terminal into text, controls and sequences; throws on anything that is none of them.</summary>
internal sealed class EscapeParser(IEscapeHandler handler)
{
    private readonly Decoder _decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _sequence = new();
    private State _state;

    private enum State
    {
        Ground,
        Escape,
        Csi,
        Osc,
        OscEscape,
    }

    internal void Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            switch (_state)
            {
                case State.Ground:
                    OnGround(value);
                    break;
                case State.Escape:
                    OnEscape(value);
                    break;
                case State.Csi:
                    OnCsi(value);
                    break;
                case State.Osc:
                    OnOsc(value);
                    break;
                default:
                    EndOsc(value == '\\' ? value : throw Unknown($"ESC {value:x2} within OSC"));
                    break;
            }
        }
    }

    /// <summary>Hands over the text gathered so far: a cluster may be sent in parts, but never with a control between them.</summary>
    internal void Flush()
    {
        if (_text.Length > 0)
        {
            var text = _text.ToString();
            _text.Clear();
            handler.Text(text);
        }
    }

    internal static InvalidOperationException Unknown(string what) => new($"The terminal got something it does not know: {what}");

    private void OnGround(byte value)
    {
        if (value is < 0x20 or 0x7F)
        {
            Flush();
            if (value == 0x1B)
            {
                _state = State.Escape;
            }
            else
            {
                handler.Control(value);
            }

            return;
        }

        Span<char> letters = stackalloc char[2];
        var count = _decoder.GetChars([value], letters, flush: false);
        foreach (var letter in letters[..count])
        {
            _text.Append(letter is >= '\x80' and < '\xA0' ? throw Unknown($"C1 {(int)letter:x2}") : letter);
        }
    }

    private void OnEscape(byte value)
    {
        _sequence.Clear();
        _state = value switch
        {
            (byte)'[' => State.Csi,
            (byte)']' => State.Osc,
            _ => throw Unknown($"ESC {(char)value}"),
        };
    }

    private void OnCsi(byte value)
    {
        if (value is >= 0x20 and < 0x40)
        {
            _sequence.Append((char)value);
            return;
        }

        _state = State.Ground;
        var text = _sequence.ToString();
        var isPrivate = text.StartsWith('?');
        var parameters = text.TrimStart('?').Split(';', StringSplitOptions.RemoveEmptyEntries);
        handler.Csi(isPrivate, [.. parameters.Select(Parameter)], value is >= 0x40 and <= 0x7E ? (char)value : throw Unknown($"CSI {text} {value:x2}"));

        int Parameter(string digits) =>
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Unknown($"CSI {text}");
    }

    private void OnOsc(byte value)
    {
        if (value == 0x07)
        {
            EndOsc(value);
        }
        else if (value == 0x1B)
        {
            _state = State.OscEscape;
        }
        else
        {
            _sequence.Append((char)value);
        }
    }

    private void EndOsc(byte terminator)
    {
        _state = State.Ground;
        handler.Osc(_sequence.ToString(), terminator);
    }
}
