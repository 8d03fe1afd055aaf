using System.Buffers;
using System.Buffers.Text;

namespace KvTui.Core.Values.Decoders.Certificates;

/// <summary>A block of a text in PEM.</summary>
/// <param name="Label">What stands behind BEGIN, safe for the screen.</param>
/// <param name="Bytes">What the block holds; null if that is not base64.</param>
internal readonly record struct PemBlock(string Label, ReadOnlyMemory<byte>? Bytes)
{
    private const int LongestLabel = 64;

    private static ReadOnlySpan<byte> Begin => "-----BEGIN "u8;

    private static ReadOnlySpan<byte> Dashes => "-----"u8;

    /// <summary>Reads the next block; false if there is none, or none that ends.</summary>
    /// <param name="text">What is left of the text.</param>
    /// <param name="isNext">Whether nothing but blanks stands before the block.</param>
    public static bool TryRead(ref ReadOnlySpan<byte> text, out PemBlock block, out bool isNext)
    {
        (block, isNext) = (default, true);
        var start = text.IndexOf(Begin);
        if (start < 0)
        {
            return false;
        }

        isNext = text[..start].Trim(" \t\r\n"u8).IsEmpty;
        var body = text[(start + Begin.Length)..];
        var length = body[..Math.Min(body.Length, LongestLabel)].IndexOf(Dashes);
        if (length < 0)
        {
            return false;
        }

        var label = body[..length];
        body = body[(length + Dashes.Length)..];
        byte[] ending = [.. "-----END "u8, .. label, .. Dashes];
        var end = body.IndexOf(ending);
        if (end < 0)
        {
            return false;
        }

        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(end)];
        var isBase64 = Base64.DecodeFromUtf8(body[..end], bytes, out _, out var written) == OperationStatus.Done;
        block = new(Printable.Text(label), isBase64 ? bytes.AsMemory(0, written) : null);
        text = body[(end + ending.Length)..];
        return true;
    }
}
