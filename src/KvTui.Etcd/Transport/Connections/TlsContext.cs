using System.Net.Security;
using KvTui.Etcd.Transport.Certificates;

namespace KvTui.Etcd.Transport.Connections;

/// <summary>
/// A client's certificates. Their files are read for each new connection, so that changes take effect; files that cannot be used, such as a
/// certificate whose new key is not written yet, leave the previous ones in use.
/// </summary>
internal sealed class TlsContext(TlsOptions options, TimeProvider clock)
{
    private static readonly SslApplicationProtocol[] Http2 = [SslApplicationProtocol.Http2];

    private readonly Lock _lock = new();
    private TlsFiles? _files;

    /// <summary>Why the current files were rejected; null if they were not.</summary>
    private EtcdException? _refused;

    /// <summary>How to authenticate one server; a fault is left in the check, and the certificate presented in the trace.</summary>
    /// <exception cref="EtcdException">A certificate file cannot be used, and there is no earlier content.</exception>
    public SslClientAuthenticationOptions For(string host, ServerCertificateCheck check, ConnectionTrace trace)
    {
        host = options.ServerName ?? host;
        var files = Read(trace);
        (check.Authorities, check.AuthoritiesPath) = (files.Authorities, files.AuthoritiesPath);
        (check.Host, check.Now) = (host, clock.GetUtcNow());
        (trace.Shown, trace.Authorities, trace.At) = (files.Client, files.Authorities, check.Now);
        return new()
        {
            TargetHost = host,
            ApplicationProtocols = [.. Http2],
            ClientCertificateContext = files.Client?.Context,
            LocalCertificateSelectionCallback = files.Client is null ? Decline : null,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            CertificateChainPolicy = ServerCertificateCheck.Policy(files.Authorities),
            RemoteCertificateValidationCallback = (_, certificate, chain, errors)
                => options.InsecureSkipVerify || check.Accept(certificate, chain, errors),
        };

        // Called before the handshake, and again with the server's certificate if the server asks for the client's.
        X509Certificate Decline(
            object sender, string target, X509CertificateCollection certificates, X509Certificate? server, string[] issuers)
        {
            if (server is not null)
            {
                trace.NoteRequest(issuers);
            }

            return null!;
        }
    }

    private TlsFiles Read(ConnectionTrace trace)
    {
        lock (_lock)
        {
            try
            {
                (_files, _refused) = (TlsFiles.Read(options, _files), null);
            }
            catch (EtcdException failure) when (_files is not null)
            {
                _refused = failure;
            }

            trace.FilesRefused = _refused;
            return _files;
        }
    }
}
