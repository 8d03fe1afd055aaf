namespace KvTui.Etcd.Transport.Certificates;

/// <summary>What a certificate's extended key usage allows; without one, anything is allowed (RFC 5280, section 4.2.1.12).</summary>
internal static class CertificatePurpose
{
    public const string ServerAuth = "1.3.6.1.5.5.7.3.1";

    public const string ClientAuth = "1.3.6.1.5.5.7.3.2";

    private const string Any = "2.5.29.37.0";

    /// <summary>What the extended key usage lacks: “lacks clientAuth (it has serverAuth)”; null if the purpose is allowed.</summary>
    public static string? Lack(X509Certificate2 certificate, string purpose)
    {
        var usages = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault();
        var allowed = usages?.EnhancedKeyUsages.Cast<Oid>().Select(static usage => usage.Value ?? "").ToList();
        return allowed is null || allowed.Contains(purpose) || allowed.Contains(Any)
            ? null
            : $"lacks {Name(purpose)} (it has {(allowed.Count == 0 ? "nothing" : CertificateName.List([.. allowed.Select(Name)]))})";
    }

    private static string Name(string purpose) => purpose switch
    {
        ServerAuth => "serverAuth",
        ClientAuth => "clientAuth",
        "1.3.6.1.5.5.7.3.3" => "codeSigning",
        "1.3.6.1.5.5.7.3.4" => "emailProtection",
        "1.3.6.1.5.5.7.3.8" => "timeStamping",
        "1.3.6.1.5.5.7.3.9" => "OCSPSigning",
        _ => purpose,
    };
}
