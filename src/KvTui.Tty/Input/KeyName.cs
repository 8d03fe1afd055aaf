using System.Collections.Immutable;
using System.Globalization;

namespace KvTui.Tty.Input;

/// <summary>The names of keys: <c>ctrl+r</c> in tables and tests, <c>Ctrl-R</c> on the screen.</summary>
public static class KeyName
{
    private static readonly (KeyCode Code, string Name, string Label, string Ascii)[] Names =
    [
        (KeyCode.Enter, "enter", "Enter", "Enter"),
        (KeyCode.Escape, "esc", "Esc", "Esc"),
        (KeyCode.Tab, "tab", "Tab", "Tab"),
        (KeyCode.Backspace, "backspace", "Backspace", "Backspace"),
        (KeyCode.Delete, "del", "Del", "Del"),
        (KeyCode.Insert, "ins", "Ins", "Ins"),
        (KeyCode.Up, "up", "↑", "Up"),
        (KeyCode.Down, "down", "↓", "Down"),
        (KeyCode.Left, "left", "←", "Left"),
        (KeyCode.Right, "right", "→", "Right"),
        (KeyCode.Home, "home", "Home", "Home"),
        (KeyCode.End, "end", "End", "End"),
        (KeyCode.PageUp, "pgup", "PgUp", "PgUp"),
        (KeyCode.PageDown, "pgdn", "PgDn", "PgDn"),
    ];

    /// <summary>The key of a name: <c>a</c>, <c>A</c>, <c>space</c>, <c>pgdn</c>, <c>f3</c>, <c>ctrl+r</c>, <c>shift+tab</c>.</summary>
    /// <exception cref="FormatException">There is no such key.</exception>
    public static Key Parse(string name) =>
        TryParse(name, out var key) ? key : throw new FormatException($"There is no key named '{name}'.");

    /// <summary>The keys of names with blanks between them.</summary>
    /// <exception cref="FormatException">There is no such key.</exception>
    public static ImmutableArray<Key> ParseList(string names) =>
        [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <summary>The key of a name, as <see cref="Parse"/>; false if there is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> name, out Key key)
    {
        var modifiers = KeyModifiers.None;
        while (TakePrefix(ref name, "ctrl+", KeyModifiers.Ctrl, ref modifiers)
            || TakePrefix(ref name, "alt+", KeyModifiers.Alt, ref modifiers)
            || TakePrefix(ref name, "shift+", KeyModifiers.Shift, ref modifiers))
        {
        }

        key = default;
        if (TryParseCode(name, out var code))
        {
            key = Key.Named(code, modifiers);
            return true;
        }

        if (name.Equals("space", StringComparison.OrdinalIgnoreCase))
        {
            name = " ";
        }

        if (Rune.DecodeFromUtf16(name, out var rune, out var used) != System.Buffers.OperationStatus.Done || used != name.Length)
        {
            return false;
        }

        key = new(KeyCode.Character, rune, modifiers);
        return true;
    }

    /// <summary>The name of a key, which <see cref="Parse"/> reads back.</summary>
    public static string Of(Key key) => Prefix(key.Modifiers, "ctrl+", "alt+", "shift+") + (key.Code switch
    {
        KeyCode.Character => key.Rune.Value == ' ' ? "space" : key.Rune.ToString(),
        >= KeyCode.F1 => FunctionName(key.Code, "f"),
        _ => Entry(key.Code).Name,
    });

    /// <summary>The short label for hints and help: <c>Ctrl-S</c>, <c>↑</c> (or <c>Up</c>), <c>PgUp</c>, <c>Space</c>.</summary>
    public static string Label(Key key, bool ascii = false) => Prefix(key.Modifiers, "Ctrl-", "Alt-", "Shift-") + (key.Code switch
    {
        KeyCode.Character => CharacterLabel(key),
        >= KeyCode.F1 => FunctionName(key.Code, "F"),
        _ => ascii ? Entry(key.Code).Ascii : Entry(key.Code).Label,
    });

    /// <summary>The labels of several keys, with blanks between them.</summary>
    public static string Label(ImmutableArray<Key> keys, bool ascii = false) => string.Join(' ', keys.Select(key => Label(key, ascii)));

    private static string CharacterLabel(Key key)
    {
        if (key.Rune.Value == ' ')
        {
            return "Space";
        }

        return key.Modifiers == KeyModifiers.None ? key.Rune.ToString() : Rune.ToUpperInvariant(key.Rune).ToString();
    }

    private static string Prefix(KeyModifiers modifiers, string ctrl, string alt, string shift) =>
        (modifiers.HasFlag(KeyModifiers.Ctrl) ? ctrl : "")
        + (modifiers.HasFlag(KeyModifiers.Alt) ? alt : "")
        + (modifiers.HasFlag(KeyModifiers.Shift) ? shift : "");

    private static string FunctionName(KeyCode code, string letter) =>
        letter + (code - KeyCode.F1 + 1).ToString(CultureInfo.InvariantCulture);

    private static (KeyCode Code, string Name, string Label, string Ascii) Entry(KeyCode code) => Names[code - KeyCode.Enter];

    private static bool TryParseCode(ReadOnlySpan<char> name, out KeyCode code)
    {
        foreach (var entry in Names)
        {
            if (name.Equals(entry.Name, StringComparison.OrdinalIgnoreCase))
            {
                code = entry.Code;
                return true;
            }
        }

        code = default;
        if (name.Length is < 2 or > 3
            || name[0] is not ('f' or 'F')
            || !int.TryParse(name[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is < 1 or > 12)
        {
            return false;
        }

        code = (KeyCode)((int)KeyCode.F1 + number - 1);
        return true;
    }

    private static bool TakePrefix(ref ReadOnlySpan<char> name, string prefix, KeyModifiers modifier, ref KeyModifiers modifiers)
    {
        if (name.Length <= prefix.Length || !name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        name = name[prefix.Length..];
        modifiers |= modifier;
        return true;
    }
}
