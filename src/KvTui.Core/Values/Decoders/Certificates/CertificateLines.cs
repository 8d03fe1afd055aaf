using System.Formats.Asn1;
using KvTui.Core.Values.Formats;

namespace KvTui.Core.Values.Decoders.Certificates;

/// <summary>What a certificate says: whose it is, who issued it, when it is valid, for which names, with what kind of key.</summary>
internal static class CertificateLines
{
    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag IssuerId = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag SubjectId = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 3);

    /// <summary>The lines of a certificate; null if the bytes do not begin with one.</summary>
    /// <param name="today">What days left are counted from; null where that is not known.</param>
    /// <param name="length">How many bytes it takes.</param>
    public static List<string>? Of(ReadOnlyMemory<byte> bytes, DateOnly? today, out int length)
    {
        length = 0;
        try
        {
            var outer = new AsnReader(bytes, AsnEncodingRules.DER);
            length = outer.PeekEncodedValue().Length;
            return Signed(outer.ReadSequence().ReadSequence(), today);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static List<string> Signed(AsnReader body, DateOnly? today)
    {
        if (body.PeekTag().HasSameClassAndValue(Version))
        {
            body.ReadSequence(Version);
        }

        var serial = Convert.ToHexStringLower(body.ReadIntegerBytes().Span);
        body.ReadSequence();
        var issuer = CertificateName.Of(body.ReadSequence());
        var validity = body.ReadSequence();
        var (from, until) = (Time(validity), Time(validity));
        var subject = CertificateName.Of(body.ReadSequence());
        var key = CertificateKey.Of(body.ReadSequence());
        List<string> lines =
        [
            $"subject: {(subject.Length == 0 ? "(empty)" : subject)}",
            $"issuer: {issuer}{(issuer == subject ? " (itself)" : "")}",
            $"valid from: {UnixTime.Text(from, today, ends: false)}",
            $"valid until: {UnixTime.Text(until, today, ends: true)}",
            $"serial: {Grouped(serial)}",
            $"key: {key}",
        ];
        while (body.HasData && body.PeekTag() is var tag && (tag.HasSameClassAndValue(IssuerId) || tag.HasSameClassAndValue(SubjectId)))
        {
            body.ReadEncodedValue();
        }

        if (body.HasData)
        {
            AddExtensions(lines, body.ReadSequence(Extensions).ReadSequence());
        }

        return lines;
    }

    private static void AddExtensions(List<string> lines, AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var id = extension.ReadObjectIdentifier();
            _ = IsTrue(extension);
            var content = new AsnReader(extension.ReadOctetString(), AsnEncodingRules.DER);
            if (id == "2.5.29.17")
            {
                lines.Add("names:");
                lines.AddRange(CertificateName.Alternatives(content.ReadSequence()).Select(static name => $"  - {name}"));
            }
            else if (id == "2.5.29.19")
            {
                lines.Add($"authority: {(IsTrue(content.ReadSequence()) ? "yes" : "no")}");
            }
        }
    }

    /// <summary>Reads the truth value that stands first; without one it is false.</summary>
    private static bool IsTrue(AsnReader content) =>
        content.HasData && content.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && content.ReadBoolean();

    private static DateTimeOffset Time(AsnReader validity) =>
        validity.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? validity.ReadUtcTime() : validity.ReadGeneralizedTime();

    /// <summary>Digits in pairs, as openssl has them.</summary>
    private static string Grouped(string digits)
    {
        const int Most = 64;
        var shown = digits[..Math.Min(digits.Length, Most)];
        return string.Join(':', shown.Chunk(2).Select(static pair => new string(pair))) + (digits.Length > Most ? ":…" : "");
    }
}
