using System.Buffers;
using System.Buffers.Text;

namespace KvTui.Core.Values.Decoders;

/// <summary>base64 of RFC 4648, in one line or in lines of one length; or its form for addresses, with or without padding.</summary>
/// <param name="isForUrls">Whether it is the form for addresses.</param>
internal sealed class Base64Decoder(bool isForUrls) : IValueDecoder
{
    private const int LeastCharacters = 8;
    private const int LeastIfSure = 16;
    private const int LeastLine = 60;

    private static readonly SearchValues<byte> Usual =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);
    private static readonly SearchValues<byte> OfUrls =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_="u8);

    public string Name => isForUrls ? "base64url" : "base64";

    public bool IsSure(ReadOnlyMemory<byte> value) =>
        value.Length >= LeastIfSure && Bytes(value.Span) is { } bytes && DecoderTable.IsRecognised(bytes);

    public DecodedLayer? Decode(ReadOnlyMemory<byte> value, DecodeLimits limits)
    {
        if (value.Length < LeastCharacters || Bytes(value.Span) is not { } bytes
            || (value.Length < LeastIfSure && !DecoderTable.IsRecognised(bytes)))
        {
            // A short word is rarely meant to be decoded.
            return null;
        }

        var isCut = bytes.Length > limits.Bytes;
        return new(isCut ? bytes.AsMemory(0, limits.Bytes) : bytes, null, isCut, null);
    }

    /// <summary>What a part of an address stands for; null if it is not in this form.</summary>
    public static byte[]? OfUrl(ReadOnlySpan<byte> text)
    {
        var isPadded = text.EndsWith((byte)'=');
        var isOther = text.ContainsAnyExcept(OfUrls) || (isPadded && text.Length % 4 != 0);
        var bytes = isOther ? null : new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return bytes is not null && Base64Url.DecodeFromUtf8(text, bytes, out _, out var written) == OperationStatus.Done
            ? bytes[..written]
            : null;
    }

    private byte[]? Bytes(ReadOnlySpan<byte> text)
    {
        if (!TryJoin(text.TrimEnd("\r\n"u8), out var joined))
        {
            return null;
        }

        if (isForUrls)
        {
            // What could be in either form is taken for the usual one.
            return joined.Length % 4 == 0 && !joined.ContainsAny((byte)'-', (byte)'_') ? null : OfUrl(joined);
        }

        var isUsual = joined.Length % 4 == 0 && !joined.ContainsAnyExcept(Usual);
        var bytes = isUsual ? new byte[Base64.GetMaxDecodedFromUtf8Length(joined.Length)] : null;
        return bytes is not null && Base64.DecodeFromUtf8(joined, bytes, out _, out var written) == OperationStatus.Done
            ? bytes[..written]
            : null;
    }

    /// <summary>The text in one line; false if it has several that are not of one length, as those of sentences are not.</summary>
    private static bool TryJoin(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> joined)
    {
        joined = text;
        var length = text.IndexOf((byte)'\n');
        if (length < 0)
        {
            return true;
        }

        if (length < LeastLine)
        {
            return false;
        }

        var (whole, count) = (new byte[text.Length], 0);
        while (!text.IsEmpty)
        {
            var line = text[..Math.Min(length, text.Length)].TrimEnd((byte)'\r');
            if (line.Contains((byte)'\n') || (text.Length > length && text[length] != '\n'))
            {
                return false;
            }

            line.CopyTo(whole.AsSpan(count));
            count += line.Length;
            text = text[Math.Min(length + 1, text.Length)..];
        }

        joined = whole.AsSpan(0, count);
        return true;
    }
}
