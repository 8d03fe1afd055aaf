using KvTui.Core.Values.Decoders.Certificates;

namespace KvTui.Core.Values.Decoders;

/// <summary>Certificates in PEM, as RFC 7468 has it; of other blocks, as keys, only the label and the size are told.</summary>
internal sealed class PemDecoder : IValueDecoder
{
    private const int MostBytes = 1024 * 1024;
    private const int MostBlocks = 200;

    public string Name => "pem › x509";

    /// <summary>There is a certificate, and nothing beside the blocks that would be left out.</summary>
    public bool IsSure(ReadOnlyMemory<byte> value) =>
        value.Span.TrimStart(" \t\r\n"u8).StartsWith("-----BEGIN "u8)
        && Read(value, new(0, int.MaxValue, null), isOnlyBlocks: true) is not null;

    public DecodedLayer? Decode(ReadOnlyMemory<byte> value, DecodeLimits limits) => Read(value, limits, isOnlyBlocks: false);

    private static DecodedLayer? Read(ReadOnlyMemory<byte> value, DecodeLimits limits, bool isOnlyBlocks)
    {
        if (value.Length > MostBytes)
        {
            return null;
        }

        var (lines, certificates, room, blocks) = (new List<string>(), 0, limits.Characters, 0);
        var rest = value.Span;
        while (room > 0 && blocks < MostBlocks && PemBlock.TryRead(ref rest, out var block, out var isNext))
        {
            if (isOnlyBlocks && !isNext)
            {
                return null;
            }

            var first = lines.Count;
            var isCertificate = block.Label.EndsWith("CERTIFICATE", StringComparison.Ordinal);
            var parts = isCertificate && block.Bytes is { } bytes ? CertificateLines.Of(bytes, limits.Today, out _) : null;
            lines.AddRange(parts is not null ? [$"{block.Label}:", .. parts.Select(static part => "  " + part)]
                : [$"{block.Label}: {(block.Bytes is { } other ? Quantities.Size(other.Length) : "not base64")}"]);
            (certificates, blocks) = (certificates + (parts is null ? 0 : 1), blocks + 1);
            for (; first < lines.Count; first++)
            {
                room -= lines[first].Length + 1;
            }
        }

        var isCut = room <= 0 || blocks == MostBlocks;
        return certificates == 0 || (isOnlyBlocks && !isCut && !rest.Trim(" \t\r\n\0"u8).IsEmpty) ? null
            : new(value, lines, isCut, isCut ? $"only the first {Quantities.Count(blocks)} blocks" : null);
    }
}
