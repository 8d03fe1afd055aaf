using System.Net.Sockets;
using KvTui.Etcd.Transport.Certificates;

namespace KvTui.Etcd.Transport.Connections;

/// <summary>Explains why a TLS handshake failed, or the connection ended right after it, other than for the server's certificate.</summary>
internal static class HandshakeFailure
{
    private const byte HandshakeRefused = 40;
    private const byte WrongVersion = 70;
    private const byte UnknownName = 112;
    private const byte NoProtocol = 120;

    public static EtcdException Describe(EtcdEndpoint endpoint, ConnectionTrace trace, Exception failure)
    {
        var cause = TransportFailure.Innermost(failure).Message;
        if (!trace.LooksLikeTls)
        {
            return OfStranger(endpoint, trace, failure);
        }

        if (IsCertificateAlert(cause))
        {
            return ClientCertificate(endpoint, trace, failure);
        }

        if (trace.FirstAlert == NoProtocol || cause.Contains("no application protocol", StringComparison.OrdinalIgnoreCase))
        {
            return new(
                EtcdErrorKind.Protocol, $"{endpoint} speaks TLS but not HTTP/2; check that this is etcd's client port.", endpoint,
                inner: failure);
        }

        var (fault, step) = trace.FirstAlert switch
        {
            WrongVersion => ("the server does not speak TLS 1.2 or newer", "update the server, or allow it TLS 1.2"),
            HandshakeRefused => ("the server found no cipher or key that both sides know", "check the TLS settings of both sides"),
            UnknownName => ($"the server knows no host named {endpoint.Host}", "use the name that it is known by"),
            _ when cause.Contains("unsupported protocol", StringComparison.OrdinalIgnoreCase)
                || cause.Contains("protocol version", StringComparison.OrdinalIgnoreCase)
                => ("the server does not speak TLS 1.2 or newer", "update the server, or allow it TLS 1.2"),
            { } alert => ($"the server broke it off (TLS alert {alert})", "check the TLS settings of both sides"),
            null => (
                $"the two sides do not agree{(OpenSslReason(cause) is { } reason ? $" ({reason})" : "")}",
                "check the TLS settings of both sides"),
        };
        return new(EtcdErrorKind.TlsFailed, $"{endpoint}: the TLS handshake failed: {fault}; {step}.", endpoint, inner: failure);
    }

    /// <summary>The exception for a connection that ended after the handshake, before the server sent anything.</summary>
    public static EtcdException DescribeEnd(EtcdEndpoint endpoint, ConnectionTrace trace, Exception? failure, bool outcomeUnknown)
    {
        var cause = trace.ReadFailure is null ? "" : TransportFailure.Innermost(trace.ReadFailure).Message;
        return trace.WantsCertificate || IsCertificateAlert(cause)
            ? ClientCertificate(endpoint, trace, failure)
            : new(
                EtcdErrorKind.ConnectionLost,
                $"{endpoint} closed the connection right after the TLS handshake; "
                + $"check what stands between{(trace.Shown is null ? "" : ", and that the server accepts the client certificate")}.",
                endpoint,
                outcomeUnknown,
                failure);
    }

    /// <summary>The exception for a peer whose first bytes are not TLS, or that sent none.</summary>
    private static EtcdException OfStranger(EtcdEndpoint endpoint, ConnectionTrace trace, Exception failure)
    {
        if (trace.FirstBytes.IsEmpty && TransportFailure.Innermost(failure) is SocketException)
        {
            return new(
                EtcdErrorKind.ConnectionLost, $"{endpoint}: connection lost{ConnectionWords.Of(failure)}; check what stands between.",
                endpoint, inner: failure);
        }

        var seen = trace.FirstBytes.IsEmpty ? "closed the connection when TLS was spoken to it"
            : trace.LooksLikeHttp1 ? "does not speak TLS but HTTP/1"
            : "does not speak TLS";
        var text = $"{endpoint} {seen}; use http:// if the cluster is meant to be in plain text.";
        return new(EtcdErrorKind.TlsToPlainText, text, endpoint, inner: failure);
    }

    private static EtcdException ClientCertificate(EtcdEndpoint endpoint, ConnectionTrace trace, Exception? failure)
    {
        var wanted = trace.WantedIssuers.Count > 0
            ? $" issued by {CertificateName.List([.. trace.WantedIssuers.Select(static name => $"'{name}'")])}"
            : "";
        return new(
            EtcdErrorKind.TlsClientCertificate,
            trace.Shown is { } shown
                ? $"{endpoint} {Refusal(shown, trace)}."
                : $"{endpoint} wants a client certificate{wanted}; give a certificate file and its key file (--cert, --key).",
            endpoint,
            inner: failure);
    }

    private static string Refusal(ClientCertificate shown, ConnectionTrace trace)
    {
        var (fault, step) = shown.Fault(trace.At, trace.Authorities);
        return $"does not accept the client certificate {CertificateName.Of(shown.Certificate)} of '{shown.Path}'{fault}; "
            + (trace.FilesRefused is { } files ? $"the files have changed, but: {TransportFailure.FirstSentence(files.Message)}" : step);
    }

    /// <summary>The reason at the end of OpenSSL's “error:CODE:library:function:reason”; null for a text of another form.</summary>
    private static string? OpenSslReason(string text)
        => text.StartsWith("error:", StringComparison.Ordinal) && text.LastIndexOf(':') is var colon && colon < text.Length - 1
            ? CertificateName.Safe(text[(colon + 1)..].Trim())
            : null;

    private static bool IsCertificateAlert(string text)
        => text.Contains("alert", StringComparison.OrdinalIgnoreCase)
            && (text.Contains("certificate", StringComparison.OrdinalIgnoreCase)
                || text.Contains("unknown ca", StringComparison.OrdinalIgnoreCase));
}
