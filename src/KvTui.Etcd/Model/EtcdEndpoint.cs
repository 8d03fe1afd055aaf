using System.Text;

namespace KvTui.Etcd.Model;

/// <summary>Where a member is asked: host and port (default 2379) or a Unix socket, with or without TLS.</summary>
/// <param name="Host">A name or an address without brackets; of a socket the name that a certificate has to be for.</param>
/// <param name="Port">1 to 65535; 0 for a socket.</param>
/// <param name="Tls">Whether it is spoken to with TLS.</param>
public sealed record EtcdEndpoint(string Host, int Port, bool Tls)
{
    /// <summary>How an endpoint may be written, for messages.</summary>
    public const string Forms = "host:port, http://host:port, https://host:port or unix:path";

    private const int DefaultPort = 2379;

    /// <summary>What fits the system's address of a socket, its end not counted.</summary>
    private const int LongestSocketPath = 107;

    /// <summary>The path of a Unix socket, relative to the working directory if it does not begin with a slash; null for host and port.</summary>
    public string? SocketPath { get; init; }

    /// <summary>Host and port, or the socket's path: without the scheme.</summary>
    public string Address => SocketPath ?? $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}";

    /// <summary>What HTTP/2 requests are addressed to.</summary>
    internal Uri HttpRoot => new($"{(Tls ? "https" : "http")}://{(SocketPath is null ? WithoutZone(Address) : "localhost")}");

    /// <summary>Parses “host”, “host:port”, “[v6]:port”, “http://…”, “https://…”, “unix:rel”, “unix:///abs” or “unixs:…”; the path of a URL is ignored.</summary>
    /// <param name="text">One endpoint.</param>
    /// <param name="tlsByDefault">Whether one without a scheme, or a socket, is spoken to with TLS.</param>
    /// <exception cref="FormatException">With a sentence that says what is wrong and what is expected.</exception>
    public static EtcdEndpoint Parse(string text, bool tlsByDefault = false) =>
        text.StartsWith("unix:", StringComparison.Ordinal) ? Socket(text, text[5..], tlsByDefault)
        : text.StartsWith("unixs:", StringComparison.Ordinal) ? Socket(text, text[6..], tls: true)
        : Url(text, tlsByDefault);

    /// <summary>Parses a URL that a member advertises: its Unix sockets are on its own host, and are not taken for ones here.</summary>
    /// <exception cref="FormatException">It is no URL that can be asked from here.</exception>
    public static EtcdEndpoint ParseAdvertised(string url) => Parse(url) is { SocketPath: null } endpoint
        ? endpoint
        : throw new FormatException($"'{url}' is a Unix socket of the member's host.");

    /// <summary>The URL, as etcdctl prints it.</summary>
    public override string ToString() => SocketPath is null
        ? $"{(Tls ? "https" : "http")}://{Address}"
        : $"{(Tls ? "unixs" : "unix")}:{(SocketPath.StartsWith('/') ? "//" : "")}{SocketPath}";

    private static EtcdEndpoint Socket(string text, string rest, bool tls)
    {
        var path = rest.StartsWith("//", StringComparison.Ordinal) ? rest[2..] : rest;
        if (path.Length == 0 || path.EndsWith('/') || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new FormatException($"'{text}' names no Unix socket; expected unix:path or unix:///absolute/path.");
        }

        var name = path[(path.LastIndexOf('/') + 1)..];
        var colon = name.LastIndexOf(':');
        return Encoding.UTF8.GetByteCount(path) <= LongestSocketPath
            ? new(colon > 0 ? name[..colon] : name, 0, tls) { SocketPath = path }
            : throw new FormatException($"'{text}' has a longer path than a Unix socket can have ({LongestSocketPath} bytes); expected a shorter one, or one relative to the working directory.");
    }

    private static EtcdEndpoint Url(string text, bool tlsByDefault)
    {
        // What stands before an '@' may be a password, so the text is not repeated.
        if (text.Contains('@', StringComparison.Ordinal))
        {
            throw new FormatException($"An endpoint with '@' in it is not supported: a user is given apart from it; expected {Forms}.");
        }

        var separator = text.IndexOf("://", StringComparison.Ordinal);
        var uri = Uri.TryCreate(separator >= 0 ? text : (tlsByDefault ? "https://" : "http://") + text, UriKind.Absolute, out var parsed)
            ? parsed
            : throw new FormatException($"'{text}' is not an endpoint; expected {Forms}.");
        if (uri.Scheme is not ("http" or "https"))
        {
            throw new FormatException($"Endpoint '{text}' has the scheme '{uri.Scheme}'; expected {Forms}.");
        }

        var authority = (separator >= 0 ? text[(separator + 3)..] : text).AsSpan();
        var end = authority.IndexOfAny("/?#\\");
        authority = end >= 0 ? authority[..end] : authority;
        var port = uri.IsDefaultPort && !authority.EndsWith($":{uri.Port}") ? DefaultPort : uri.Port;
        return uri.IdnHost.Length > 0 && port > 0
            ? new(uri.IdnHost, port, uri.Scheme == "https")
            : throw new FormatException($"'{text}' has no host or the port 0; expected {Forms}.");
    }

    /// <summary>Without the zone of a link-local address, which only means something here.</summary>
    private static string WithoutZone(string address)
    {
        var percent = address.IndexOf('%', StringComparison.Ordinal);
        return percent < 0 ? address : address[..percent] + address[address.IndexOf(']', StringComparison.Ordinal)..];
    }
}
