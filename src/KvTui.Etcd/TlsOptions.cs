namespace KvTui.Etcd;

/// <summary>What TLS connections use; paths of PEM files, null for the defaults.</summary>
public sealed record TlsOptions
{
    /// <summary>A bundle of CA certificates; null trusts the system's.</summary>
    public string? CaFile { get; init; }

    /// <summary>The client certificate, with its chain behind it.</summary>
    public string? CertFile { get; init; }

    /// <summary>The client certificate's key: PKCS#1, PKCS#8 or EC.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Accept any server certificate.</summary>
    public bool InsecureSkipVerify { get; init; }
}
