using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using KvTui.Etcd.Transport.Certificates;
using KvTui.Etcd.Transport.Connections;

namespace KvTui.Etcd.Transport.Pages;

/// <summary>
/// Fetches pages by HTTP/1.0, so that an answer comes in one piece and ends with its connection; over TLS without ALPN, by which etcd would
/// choose HTTP/2.
/// </summary>
internal sealed class MemberPages(EtcdClientOptions options, TlsContext tls, TimeProvider clock) : IMemberPages
{
    /// <summary>The longest answer; a large cluster's metrics have some 300 KB.</summary>
    private const int MostBytes = 8 * 1024 * 1024;

    private const int StatusAt = 9;
    private const int StatusLength = 3;

    public async Task<MemberPage> FetchAsync(EtcdEndpoint endpoint, string path, CancellationToken cancellationToken)
    {
        var page = new MemberPage(endpoint, path);
        using var timeout = new CancellationTokenSource(options.DialTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await FetchAsync(page, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            page.Error = string.Create(CultureInfo.InvariantCulture, $"did not answer within {options.DialTimeout.TotalSeconds:0.###} s");
        }
        catch (EtcdException failure)
        {
            page.Error = failure.Reason;
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException or SocketException)
        {
            page.Error = page.Fault is { } fault ? $"cannot be trusted: {fault.Cause}" : $"connection lost{ConnectionWords.Of(failure)}";
        }

        return page;
    }

    private async Task FetchAsync(MemberPage page, CancellationToken cancellationToken)
    {
        var connector = new Connector(page.Endpoint, tls, options.DialTimeout, clock);
        Stream stream = new NetworkStream(await connector.OpenSocketAsync(cancellationToken).ConfigureAwait(false), ownsSocket: true);
        try
        {
            if (page.Endpoint.Tls)
            {
                var secured = new SslStream(stream);
                stream = secured;
                await secured.AuthenticateAsClientAsync(Handshake(page), cancellationToken).ConfigureAwait(false);
            }

            var request = $"GET {page.Path} HTTP/1.0\r\nHost: {page.Endpoint.HttpRoot.Authority}\r\n\r\n";
            page.Sent = clock.GetUtcNow();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request), cancellationToken).ConfigureAwait(false);
            Take(page, await ReadAsync(page, stream, cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>How to begin TLS; what the member shows is noted before it is judged.</summary>
    private SslClientAuthenticationOptions Handshake(MemberPage page)
    {
        var (check, trace) = (new ServerCertificateCheck(), new ConnectionTrace());
        var handshake = tls.For(page.Endpoint.Host, check, trace);
        handshake.ApplicationProtocols = null;
        handshake.AllowTlsResume = false;
        handshake.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
        {
            var isAccepted = check.Accept(certificate, chain, errors);
            page.Fault = check.Fault is { } fault ? new(fault.Kind, fault.Cause, fault.Step) : null;
            page.Certificates = Seen(certificate as X509Certificate2, chain);
            return isAccepted || options.Tls.InsecureSkipVerify;
        };
        page.Own = trace.Shown is { } own ? SeenCertificate.Of(own.Certificate) : null;
        return handshake;
    }

    private static List<SeenCertificate> Seen(X509Certificate2? certificate, X509Chain? chain)
    {
        var seen = new List<SeenCertificate>();
        try
        {
            for (var place = 0; place < chain?.ChainElements.Count; place++)
            {
                seen.Add(SeenCertificate.Of(chain.ChainElements[place].Certificate));
            }

            if (seen.Count == 0 && certificate is not null)
            {
                seen.Add(SeenCertificate.Of(certificate));
            }
        }
        catch (Exception failure) when (PemFile.IsDamage(failure))
        {
            // The check tells that it is damaged.
        }

        return seen;
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(MemberPage page, Stream stream, CancellationToken cancellationToken)
    {
        var (answer, length) = (new byte[16 * 1024], 0);
        while (true)
        {
            var read = await stream.ReadAsync(answer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            page.Received = length == 0 ? clock.GetUtcNow() : page.Received;
            length += read;
            if (read == 0 || length >= MostBytes)
            {
                return answer.AsMemory(0, length);
            }

            if (length == answer.Length)
            {
                Array.Resize(ref answer, length * 2);
            }
        }
    }

    private static void Take(MemberPage page, ReadOnlyMemory<byte> answer)
    {
        var end = answer.Span.IndexOf("\r\n\r\n"u8);
        if (end < StatusAt + StatusLength || !answer.Span.StartsWith("HTTP/1."u8) || answer.Length >= MostBytes)
        {
            page.Error = answer.Length >= MostBytes ? "answered with more than a page can have" : "does not speak HTTP/1 there";
            return;
        }

        var head = Encoding.Latin1.GetString(answer.Span[..end]);
        foreach (var line in head.Split("\r\n"))
        {
            if (line.StartsWith("Date: ", StringComparison.OrdinalIgnoreCase)
                && DateTimeOffset.TryParseExact(line[6..], "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            {
                page.Date = date;
            }
        }

        var status = head.Substring(StatusAt, StatusLength);
        page.Content = answer[(end + 4)..];
        page.Error = status == "200" ? null : $"answered with status {CertificateName.Safe(status)}";
    }
}
