using System.Text;
using KvTui.Text.Tests;

namespace KvTui.Tty.Tests.Hostile;

/// <summary>Random text as an attacker, an accident or another script would store it; the same for the same seed.</summary>
internal static class HostileText
{
    private static readonly string[] Pieces =
    [
        "_", "__", "a_b", "\uFFFF", "\uFFFE", "\uD800", "\uDC00", "\uDBFF\uDFFF",
        "\u2066abc\u2069", "\u202Eabc", "\u200B", "\u200C", "\u200D", "\u2060", "\u061C",
        "\U000E0001\U000E0041\U000E007F", "🏴\U000E0067\U000E0062\U000E007F",
        "\u001b]8;;https://example.org\u001b\\link\u001b]8;;\u001b\\", "https://example.org/a?b=c",
        "\u009b31m", "\u0085", "\u2028", "\u2029",
        "Z\u0351\u0341\u0350\u0342\u0343\u0344\u0351\u0341\u0350\u0342\u0343\u0344\u0351\u0341\u0350\u0342\u0343\u0344",
        "❤\uFE0F", "1\uFE0F\u20E3",
        "👨\u200D👩\u200D👧\u200D👦", "👍🏽", "🇩🇪🇫🇷🇪",
        "\u1100\u1161\u11A8", "\u0301", "\uFE0F", "\u00AD", "\uFFF9x\uFFFA", "\t", "\n", "\r", "\r\n", "\0", "\b", "\u007f", "&", "^", "  ",
    ];

    internal static string Make(Random random, int pieces)
    {
        var text = new StringBuilder();
        for (var i = random.Next(pieces + 1); i > 0; i--)
        {
            _ = random.Next(5) switch
            {
                0 => text.Append(Pieces[random.Next(Pieces.Length)]),
                1 => text.Append(HostileBytes.Piece(random)),
                2 => text.Append((char)random.Next(0x10000)),
                3 => text.Append(char.ConvertFromUtf32(random.Next(0x10000, 0x110000))),
                _ => text.Append((char)random.Next(0x20, 0x7F)),
            };
        }

        return text.ToString();
    }
}
