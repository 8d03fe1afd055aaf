using System.Text;
using System.Text.RegularExpressions;
using KvTui.Text;

namespace KvTui.Tty.Tests.Hostile;

/// <summary>Looks at the bytes sent to a terminal: the sequences of the encoder, moves, and text that shows what it is.</summary>
internal static partial class SentText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static void AssertHarmless(ReadOnlySpan<byte> bytes)
    {
        foreach (var piece in Sequence().Split(Strict.GetString(bytes)))
        {
            foreach (var cluster in Graphemes.Of(piece))
            {
                if (!Printable.Text(cluster).AsSpan().SequenceEqual(cluster))
                {
                    Assert.Fail("sent: " + string.Join(' ', cluster.ToArray().Select(unit => $"{(int)unit:x4}")));
                }
            }
        }
    }

    // Moves by single controls, and what the encoder writes: CSI with numbers, and the question for the background.
    [GeneratedRegex(@"\e\[\??[0-9;]*[A-Za-z]|\e\]11;\?\a|[\r\n\b]")]
    private static partial Regex Sequence();
}
