namespace KvTui.Etcd.Model.Options;

/// <summary>What TLS connections use; paths of PEM files, null for the defaults. The files are read again for each new connection.</summary>
public sealed record TlsOptions
{
    /// <summary>A bundle of CA certificates; null trusts the system's.</summary>
    public string? CaFile { get; init; }

    /// <summary>The client certificate, with its chain behind it.</summary>
    public string? CertFile { get; init; }

    /// <summary>The client certificate's key: RSA or ECDSA, in PKCS#1, PKCS#8 or SEC 1; null if it is in the certificate's file.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Opens an encrypted key; null if it is not encrypted.</summary>
    public string? KeyPassword { get; init; }

    /// <summary>The name that every server's certificate has to be for; null for the host of each endpoint.</summary>
    public string? ServerName { get; init; }

    /// <summary>Accept any server certificate.</summary>
    public bool InsecureSkipVerify { get; init; }

    /// <summary>The paths and choices; never the key's password.</summary>
    public override string ToString() =>
        $"CA {CaFile ?? "of the system"}, certificate {CertFile ?? "none"}, key {KeyFile ?? "none"}{(ServerName is null ? "" : $", server {ServerName}")}{(InsecureSkipVerify ? ", not verified" : "")}";
}
