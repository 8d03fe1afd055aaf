namespace KvTui.Core.Commands;

/// <summary>The labels of keys on the screen: <c>Ctrl-R</c> for the key named <c>ctrl+r</c>.</summary>
public static class KeyLabel
{
    private static readonly (string Prefix, string Label)[] Modifiers = [("ctrl+", "Ctrl-"), ("alt+", "Alt-"), ("shift+", "Shift-")];

    /// <summary>The label of a key; arrows are words where signs of ASCII only can be shown.</summary>
    public static string Of(string key, bool ascii = false)
    {
        var (label, rest) = ("", key);
        foreach (var (prefix, text) in Modifiers)
        {
            if (rest.Length > prefix.Length && rest.StartsWith(prefix, StringComparison.Ordinal))
            {
                (label, rest) = (label + text, rest[prefix.Length..]);
            }
        }

        return label + (rest switch
        {
            "up" => ascii ? "Up" : "↑",
            "down" => ascii ? "Down" : "↓",
            "left" => ascii ? "Left" : "←",
            "right" => ascii ? "Right" : "→",
            "pgup" => "PgUp",
            "pgdn" => "PgDn",
            { Length: 1 } when label.Length == 0 => rest,
            _ => char.ToUpper(rest[0], CultureInfo.InvariantCulture) + rest[1..],
        });
    }

    /// <summary>The labels of several keys, with blanks between them.</summary>
    public static string Of(IEnumerable<string> keys, bool ascii = false) => string.Join(' ', keys.Select(key => Of(key, ascii)));
}
