namespace KvTui.Testing.Etcd;

/// <summary>PEM files for a member that speaks TLS and for the clients it trusts.</summary>
/// <param name="CaFile">The certificate authority both sides trust.</param>
/// <param name="ServerCertificate">The member's certificate.</param>
/// <param name="ServerKey">The member's private key.</param>
/// <param name="ClientCertificate">A client certificate the authority signed.</param>
/// <param name="ClientKey">That client's private key.</param>
/// <param name="DemandClientCertificate">Whether a client without a certificate is turned away (mutual TLS).</param>
public sealed record EtcdTls(
    string CaFile, string ServerCertificate, string ServerKey, string ClientCertificate, string ClientKey, bool DemandClientCertificate);
