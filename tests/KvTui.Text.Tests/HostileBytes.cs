using System.Text;

namespace KvTui.Text.Tests;

/// <summary>Bytes as an attacker, an accident or another script would store them.</summary>
internal static class HostileBytes
{
    private static readonly string[] Pieces =
    [
        "\x1b]0;owned\a", "\x1b[2J", "\x1b[31m", "\x1bc", "\x9b2J", "\x1bP1$r\x1b\\", "\x1b]52;c;eA==\x07", "\r\n", "\t", "\0", "\x7f",
        "\u202E", "\u2066", "\u200D", "\u200B", "\uFEFF", "\u2028", "e\u0301", "\u0301", "中文", "한글", "\u1100", "\u1161", "😀", "👩\u200D👩\u200D👧",
        "🇩🇪", "🇫", "❤\uFE0F", "⌚\uFE0E", "1\uFE0F\u20E3", "क\u094Dषि", "\u093F", "กำ", "ａ", "─│╭", "★ ●", "…", "plain text", "\\", "\uE000", "\U000E0041",
        "\u0600", "\U00011000", "\uFFFD", "\u3164", "\u00AD", "\u00A0",
    ];

    internal static byte[] Make(Random random, int length)
    {
        var bytes = new List<byte>(length + 32);
        while (bytes.Count < length)
        {
            if (random.Next(8) == 0)
            {
                bytes.Add((byte)random.Next(256));
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(Piece(random)));
            }
        }

        return [.. bytes];
    }

    internal static string Piece(Random random) => Pieces[random.Next(Pieces.Length)];
}
