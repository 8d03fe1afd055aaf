using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KvTui.Tty.Input;

namespace KvTui.Testing.Screens;

/// <summary>The names of keys, as tests write them: <c>ctrl+r</c>.</summary>
public static class KeyName
{
    private static readonly (KeyKind Code, string Name)[] Names =
    [
        (KeyKind.Enter, "enter"),
        (KeyKind.Escape, "esc"),
        (KeyKind.Tab, "tab"),
        (KeyKind.Backspace, "backspace"),
        (KeyKind.Delete, "del"),
        (KeyKind.Insert, "ins"),
        (KeyKind.Up, "up"),
        (KeyKind.Down, "down"),
        (KeyKind.Left, "left"),
        (KeyKind.Right, "right"),
        (KeyKind.Home, "home"),
        (KeyKind.End, "end"),
        (KeyKind.PageUp, "pgup"),
        (KeyKind.PageDown, "pgdn"),
    ];

    /// <summary>The key of a name: <c>a</c>, <c>A</c>, <c>space</c>, <c>pgdn</c>, <c>f3</c>, <c>ctrl+r</c>, <c>shift+tab</c>.</summary>
    /// <exception cref="FormatException">There is no such key.</exception>
    public static KeyPress Parse(string name) =>
        TryParse(name, out var key) ? key : throw new FormatException($"There is no key named '{name}'.");

    /// <summary>The keys of names with blanks between them.</summary>
    /// <exception cref="FormatException">There is no such key.</exception>
    public static ImmutableArray<KeyPress> ParseList(string names) =>
        [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <summary>The key of a name, as <see cref="Parse"/>; false if there is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> name, out KeyPress key)
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
            key = KeyPress.Named(code, modifiers);
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

        key = new(KeyKind.Character, rune, modifiers);
        return true;
    }

    /// <summary>The name of a key, which <see cref="Parse"/> reads back.</summary>
    public static string Of(KeyPress key) => Prefix(key.Modifiers) + (key.Kind switch
    {
        KeyKind.Character => key.Rune.Value == ' ' ? "space" : key.Rune.ToString(),
        >= KeyKind.F1 => "f" + (key.Kind - KeyKind.F1 + 1).ToString(CultureInfo.InvariantCulture),
        _ => Names[key.Kind - KeyKind.Enter].Name,
    });

    private static string Prefix(KeyModifiers modifiers) =>
        (modifiers.HasFlag(KeyModifiers.Ctrl) ? "ctrl+" : "")
        + (modifiers.HasFlag(KeyModifiers.Alt) ? "alt+" : "")
        + (modifiers.HasFlag(KeyModifiers.Shift) ? "shift+" : "");

    private static bool TryParseCode(ReadOnlySpan<char> name, out KeyKind code)
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

        code = (KeyKind)((int)KeyKind.F1 + number - 1);
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
