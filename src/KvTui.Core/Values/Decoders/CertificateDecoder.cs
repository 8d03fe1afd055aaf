using KvTui.Core.Values.Decoders.Certificates;

namespace KvTui.Core.Values.Decoders;

/// <summary>A certificate of X.509 in DER, as RFC 5280 has it.</summary>
internal sealed class CertificateDecoder : IValueDecoder
{
    private const int MostBytes = 256 * 1024;

    public string Name => "x509";

    public bool IsSure(ReadOnlyMemory<byte> value) => Decode(value, default) is not null;

    public DecodedLayer? Decode(ReadOnlyMemory<byte> value, DecodeLimits limits)
    {
        if (value.Length > MostBytes || value.Span is not [0x30, >= 0x81 and <= 0x83, ..])
        {
            return null;
        }

        return CertificateLines.Of(value, limits.Today, out var length) is { } lines && length == value.Length
            ? new(value, lines, false, null)
            : null;
    }
}
