namespace KvTui.Etcd.Transport.Certificates;

/// <summary>Describes whom a certificate is for, who issued it and when it is valid, in words that are safe to show.</summary>
internal static class CertificateName
{
    private const int LongestName = 200;
    private const int MostNames = 8;

    /// <summary>The certificate's subject, or its serial number without one.</summary>
    public static string Of(X509Certificate2 certificate)
        => certificate.SubjectName.RawData.Length > 2
            ? $"'{Safe(certificate.Subject)}'"
            : $"with the serial number {certificate.SerialNumber}";

    public static string Issuer(X509Certificate2 certificate) => $"'{Safe(certificate.Issuer)}'";

    /// <summary>The certificate's subject alternative DNS names and addresses; empty if it has none.</summary>
    public static IReadOnlyList<string> Alternatives(X509Certificate2 certificate)
    {
        var names = new List<string>();
        foreach (var extension in certificate.Extensions)
        {
            if (extension is X509SubjectAlternativeNameExtension alternatives)
            {
                names.AddRange(alternatives.EnumerateDnsNames().Select(Safe));
                names.AddRange(alternatives.EnumerateIPAddresses().Select(static address => address.ToString()));
            }
        }

        return names;
    }

    public static string List(IReadOnlyList<string> names)
        => names.Count <= MostNames ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";

    /// <summary>“expired on …” or “is not valid before …”; null if the certificate is valid at that time.</summary>
    public static string? OutOfTime(X509Certificate2 certificate, DateTimeOffset now)
        => now > certificate.NotAfter.ToUniversalTime()
            ? $"expired on {Date(certificate.NotAfter)}"
            : now < certificate.NotBefore.ToUniversalTime() ? $"is not valid before {Date(certificate.NotBefore)}" : null;

    /// <summary>A name from a peer, shortened, and without characters that could act on a terminal.</summary>
    public static string Safe(string name)
    {
        var text = new StringBuilder(name, 0, Math.Min(name.Length, LongestName), LongestName + 1);
        for (var place = 0; place < text.Length; place++)
        {
            if (char.GetUnicodeCategory(text[place]) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                text[place] = '?';
            }
        }

        return name.Length > LongestName ? text.Append('…').ToString() : text.ToString();
    }

    private static string Date(DateTime local) => local.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
