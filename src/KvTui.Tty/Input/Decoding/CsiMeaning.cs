namespace KvTui.Tty.Input.Decoding;

/// <summary>What a whole control sequence means: an event, or nothing for other answers of a terminal and for what is not known.</summary>
internal static class CsiMeaning
{
    /// <summary>The event type of the kitty protocol for a key let go.</summary>
    private const int Release = 3;

    // The button number of a mouse report (xterm's ctlseqs, mouse tracking): two low bits, 4 Shift, 8 Alt, 16 Ctrl, 32 motion, 64 wheel.
    private const int FirstModifier = 4;
    private const int Motion = 32;
    private const int Wheel = 64;
    private const int Extra = 128;

    public static InputEvent? Of(CsiParameters parameters, byte final)
    {
        if (parameters.IsPrivate)
        {
            return final is (byte)'M' or (byte)'m' ? Mouse(parameters.WithoutMarker(), final == 'M') : null;
        }

        return final switch
        {
            (byte)'u' => Kitty(parameters),
            (byte)'~' => Tilde(parameters),
            (byte)'I' when parameters.IsEmpty => new InputEvent.FocusChanged(true),
            (byte)'O' when parameters.IsEmpty => new InputEvent.FocusChanged(false),

            // DSR: 0 is well, and 3 is not, which changes nothing.
            (byte)'n' when parameters.IsSingleNumber && parameters.Number(0, -1) is 0 or 3 => new InputEvent.StatusReported(),
            _ => Other(parameters, final),
        };
    }

    private static InputEvent.KeyPressed? Other(CsiParameters parameters, byte final)
    {
        if (EscapeSequences.OfRxvt(final) is { } modifiers)
        {
            return parameters.IsSingleNumber ? Numbered(parameters, modifiers) : null;
        }

        // CSI row ; column R is also the answer to a cursor query, so F3 comes only as SS3 R and CSI 13 ~.
        return EscapeSequences.CsiFinals.TryGetValue(final, out var key) && parameters.Number(0, 1) <= 1 && !IsRelease(parameters)
            ? Pressed(key, Modifiers(parameters))
            : null;
    }

    private static InputEvent.KeyPressed? Tilde(CsiParameters parameters)
    {
        const int ModifyOtherKeys = 27;
        if (parameters.Number(0, 0) == ModifyOtherKeys)
        {
            return Character(parameters.Number(2, 0), Modifiers(parameters), shifted: 0);
        }

        return IsRelease(parameters) ? null : Numbered(parameters, Modifiers(parameters));
    }

    private static InputEvent.KeyPressed? Numbered(CsiParameters parameters, KeyModifiers modifiers) =>
        EscapeSequences.TildeNumbers.TryGetValue(parameters.Number(0, 0), out var key) ? Pressed(key, modifiers) : null;

    private static InputEvent.KeyPressed? Kitty(CsiParameters parameters) => IsRelease(parameters)
        ? null
        : Character(parameters.Number(0, 0), Modifiers(parameters), parameters.Number(2, parameters.Number(0, 0, part: 1)));

    /// <summary>A key by its code point; a shifted character is the character itself, and Ctrl has the lower-case letter.</summary>
    private static InputEvent.KeyPressed? Character(int code, KeyModifiers modifiers, int shifted)
    {
        const int FirstPrivate = 0xE000;
        const int LastPrivate = 0xF8FF;
        if (EscapeSequences.KittyCodes.TryGetValue(code, out var key))
        {
            return Pressed(key, modifiers);
        }

        if (code is < ' ' or (>= FirstPrivate and <= LastPrivate) || !Rune.TryCreate(code, out var rune) || Rune.IsControl(rune))
        {
            return null;
        }

        if (modifiers.HasFlag(KeyModifiers.Ctrl))
        {
            rune = Rune.ToLowerInvariant(rune);
        }
        else if (modifiers.HasFlag(KeyModifiers.Shift))
        {
            rune = shifted > ' ' && Rune.TryCreate(shifted, out var given) && !Rune.IsControl(given) ? given : Rune.ToUpperInvariant(rune);
            modifiers &= ~KeyModifiers.Shift;
        }

        return new(new KeyPress(KeyKind.Character, rune, modifiers));
    }

    private static InputEvent.MouseUsed? Mouse(CsiParameters parameters, bool pressed)
    {
        var button = parameters.Number(0, -1);
        var (x, y) = (parameters.Number(1, 0), parameters.Number(2, 0));
        if (button < 0 || x < 1 || y < 1 || ActionOf(button, pressed) is not { } action)
        {
            return null;
        }

        return new(new Point(x - 1, y - 1), action, KeyBytes.ModifiersOf(1 + (button / FirstModifier)));
    }

    /// <summary>What was done; null for moves without a button, sideways wheels and extra buttons.</summary>
    private static MouseAction? ActionOf(int button, bool pressed)
    {
        if ((button & Extra) != 0)
        {
            return null;
        }

        return (button & (Motion | Wheel | 3), pressed) switch
        {
            (Wheel, true) => MouseAction.WheelUp,
            (Wheel | 1, true) => MouseAction.WheelDown,
            (0, true) => MouseAction.LeftPressed,
            (1, true) => MouseAction.MiddlePressed,
            (2, true) => MouseAction.RightPressed,
            ( <= 2, false) => MouseAction.Released,
            (Motion or (Motion | 1) or (Motion | 2), true) => MouseAction.Dragged,
            _ => null,
        };
    }

    private static InputEvent.KeyPressed Pressed(KeyPress key, KeyModifiers modifiers) => new(key.With(modifiers));

    private static KeyModifiers Modifiers(CsiParameters parameters) => KeyBytes.ModifiersOf(parameters.Number(1, 1));

    private static bool IsRelease(CsiParameters parameters) => parameters.Number(1, 0, part: 1) == Release;
}
