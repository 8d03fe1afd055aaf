namespace KvTui.Tty.Output.Frames;

/// <summary>What stands for a character of one column where only ASCII may be sent.</summary>
internal static class AsciiGlyphs
{
    internal static byte Of(uint scalar) => scalar switch
    {
        >= ' ' and <= '~' => (byte)scalar,
        '─' or '━' or '╌' or '╴' or '╶' or '‐' or '‑' or '–' or '—' or '−' => (byte)'-',
        '═' => (byte)'=',
        '│' or '┃' or '║' or '╎' or '╵' or '╷' or '▏' or '▎' or '▕' => (byte)'|',
        >= 0x250C and <= 0x2570 => (byte)'+',
        >= 0x2581 and <= 0x2590 or >= 0x2593 and <= 0x259F or '■' or '▪' => (byte)'#',
        '░' or '▒' => (byte)':',
        '·' or '•' or '…' or '∙' => (byte)'.',
        '●' or '★' or '◆' or '☆' or '◉' => (byte)'*',
        '○' or '◯' or '◌' or '◇' => (byte)'o',
        '✖' or '✗' or '✘' or '×' or '✕' => (byte)'x',
        '✔' or '✓' => (byte)'v',
        '▸' or '▶' or '→' or '›' or '»' or '❯' or '⏵' => (byte)'>',
        '◂' or '◀' or '←' or '‹' or '«' or '❮' => (byte)'<',
        '▾' or '▼' or '↓' or '⏷' => (byte)'v',
        '▴' or '▲' or '↑' or '⏶' => (byte)'^',
        '↵' or '⏎' => (byte)'<',
        '‘' or '’' => (byte)'\'',
        '“' or '”' => (byte)'"',
        '␣' or '\u00A0' => (byte)' ',
        'µ' => (byte)'u',
        '⚠' or '≠' => (byte)'!',
        _ => (byte)'?',
    };
}
