using System.Text;

namespace KvTui.Etcd.Transport.Framing;

/// <summary>The encoding of “grpc-message”: UTF-8 with everything but printable ASCII as %XX (gRPC over HTTP/2, “Status-Message”).</summary>
internal static class PercentEncoding
{
    /// <summary>Decodes; a % that no two hex digits follow stands for itself.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes[count++] = (byte)((Digit(text[i + 1]) << 4) | Digit(text[i + 2]));
                i += 2;
                continue;
            }

            var units = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
            count += Encoding.UTF8.GetBytes(text.AsSpan(i, units), bytes.AsSpan(count));
            i += units - 1;
        }

        return Encoding.UTF8.GetString(bytes, 0, count);
    }

    private static int Digit(char hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
