namespace KvTui.Testing.Tls;

/// <summary>The PEM files of a certificate and its key.</summary>
/// <param name="Certificate">Path of the certificate.</param>
/// <param name="Key">Path of its key, in PKCS#8 and not encrypted.</param>
public readonly record struct IssuedCertificate(string Certificate, string Key);
