using System.Formats.Asn1;
using System.Net;

namespace KvTui.Core.Values.Decoders.Certificates;

/// <summary>Names in certificates, safe for the screen.</summary>
internal static class CertificateName
{
    private const int MostParts = 100;
    private const int MostNames = 1000;
    private const int Longest = 300;

    /// <summary>A name in its parts, in their order: “C=US, O=Example, CN=a.example”.</summary>
    public static string Of(AsnReader name)
    {
        var parts = new List<string>();
        while (name.HasData && parts.Count < MostParts)
        {
            for (var set = name.ReadSetOf(skipSortOrderValidation: true); set.HasData;)
            {
                var pair = set.ReadSequence();
                parts.Add($"{Attribute(pair.ReadObjectIdentifier())}={Text(pair)}");
            }
        }

        return string.Join(", ", parts);
    }

    /// <summary>For whom a certificate is beside its subject, with the words of openssl.</summary>
    public static List<string> Alternatives(AsnReader names)
    {
        var found = new List<string>();
        while (names.HasData && found.Count < MostNames)
        {
            var tag = names.PeekTag();
            found.Add((tag.TagClass == TagClass.ContextSpecific ? tag.TagValue : -1) switch
            {
                1 => $"email:{Ascii(names, tag)}",
                2 => $"DNS:{Ascii(names, tag)}",
                4 => $"DirName:{Of(names.ReadSequence(tag).ReadSequence())}",
                6 => $"URI:{Ascii(names, tag)}",
                7 => $"IP Address:{Address(names.ReadOctetString(tag))}",
                8 => $"Registered ID:{names.ReadObjectIdentifier(tag)}",
                _ => $"other name, {Quantities.Size(names.ReadEncodedValue().Length)}",
            });
        }

        return found;
    }

    private static string Attribute(string id) => id switch
    {
        "2.5.4.3" => "CN",
        "2.5.4.4" => "SN",
        "2.5.4.5" => "serialNumber",
        "2.5.4.6" => "C",
        "2.5.4.7" => "L",
        "2.5.4.8" => "ST",
        "2.5.4.9" => "street",
        "2.5.4.10" => "O",
        "2.5.4.11" => "OU",
        "2.5.4.12" => "title",
        "2.5.4.42" => "GN",
        "1.2.840.113549.1.9.1" => "emailAddress",
        "0.9.2342.19200300.100.1.1" => "UID",
        "0.9.2342.19200300.100.1.25" => "DC",
        _ => id,
    };

    private static string Text(AsnReader pair)
    {
        var tag = pair.PeekTag();
        return (UniversalTagNumber)tag.TagValue switch
        {
            UniversalTagNumber.UTF8String or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String
                or UniversalTagNumber.T61String or UniversalTagNumber.BMPString or UniversalTagNumber.NumericString
                or UniversalTagNumber.VisibleString
                when tag.TagClass == TagClass.Universal => Shown(pair.ReadCharacterString((UniversalTagNumber)tag.TagValue)),
            _ => $"({Quantities.Size(pair.ReadEncodedValue().Length)})",
        };
    }

    private static string Ascii(AsnReader names, Asn1Tag tag) => Shown(names.ReadCharacterString(UniversalTagNumber.IA5String, tag));

    private static string Address(byte[] bytes) =>
        bytes.Length is 4 or 16 ? new IPAddress(bytes).ToString() : Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(bytes.Length, 32)));

    private static string Shown(string text) => Printable.Text(text.Length > Longest ? text[..Longest] + "…" : text);
}
