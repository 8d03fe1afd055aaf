using System.Formats.Asn1;

namespace KvTui.Core.Values.Decoders.Certificates;

/// <summary>What kind of public key a certificate has, and how long it is.</summary>
internal static class CertificateKey
{
    /// <summary>The kind of a key, as “RSA 2048” or “EC P-256”.</summary>
    /// <param name="info">The content of its SubjectPublicKeyInfo.</param>
    public static string Of(AsnReader info)
    {
        var algorithm = info.ReadSequence();
        var id = algorithm.ReadObjectIdentifier();
        return id switch
        {
            "1.2.840.113549.1.1.1" => $"RSA {Bits(info.ReadBitString(out _))}",
            "1.2.840.113549.1.1.10" => $"RSA-PSS {Bits(info.ReadBitString(out _))}",
            "1.2.840.10045.2.1" => $"EC {Curve(algorithm)}",
            "1.3.101.112" => "Ed25519",
            "1.3.101.113" => "Ed448",
            "1.2.840.10040.4.1" => "DSA",
            _ => id,
        };
    }

    private static int Bits(ReadOnlyMemory<byte> key)
    {
        var modulus = new AsnReader(key, AsnEncodingRules.DER).ReadSequence().ReadIntegerBytes().Span.TrimStart((byte)0);
        return modulus.IsEmpty ? 0 : (8 * modulus.Length) - int.LeadingZeroCount(modulus[0]) + 24;
    }

    private static string Curve(AsnReader algorithm)
    {
        var isNamed = algorithm.HasData && algorithm.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier);
        var id = isNamed ? algorithm.ReadObjectIdentifier() : "of its own curve";
        return id switch
        {
            "1.2.840.10045.3.1.7" => "P-256",
            "1.3.132.0.34" => "P-384",
            "1.3.132.0.35" => "P-521",
            "1.3.132.0.10" => "secp256k1",
            _ => id,
        };
    }
}
