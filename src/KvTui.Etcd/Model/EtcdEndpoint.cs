namespace KvTui.Etcd.Model;

/// <summary>The address of a member: host and port (default 2379) or a Unix socket, with or without TLS.</summary>
/// <param name="Host">A name, or an address without brackets; for a socket, the name that the server's certificate must be for.</param>
/// <param name="Port">1 to 65535; 0 for a socket.</param>
public sealed record EtcdEndpoint(string Host, int Port, bool Tls)
{
    /// <summary>The forms of an endpoint, for messages.</summary>
    public const string Forms = "host:port, http://host:port, https://host:port or unix:path";

    private const int DefaultPort = 2379;

    /// <summary>The longest path, in bytes, that a socket address of the system holds before its terminating zero.</summary>
    private const int LongestSocketPath = 107;

    /// <summary>The Unix socket's path, relative to the working directory unless it begins with a slash; null for host and port.</summary>
    public string? SocketPath { get; init; }

    /// <summary>The path of a database file that is read in a member's place; null for a member.</summary>
    public string? FilePath { get; init; }

    /// <summary>Host and port, or the path of the socket or file, without the scheme.</summary>
    public string Address => FilePath ?? SocketPath ?? $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}";

    /// <summary>The URI that HTTP/2 requests are addressed to.</summary>
    internal Uri HttpRoot => new($"{(Tls ? "https" : "http")}://{(SocketPath is null ? WithoutZone(Address) : "localhost")}");

    /// <summary>Stands for a database file, written as its path.</summary>
    public static EtcdEndpoint OfFile(string path) => new(Path.GetFileName(path), 0, false) { FilePath = path };

    /// <summary>Parses “host”, “host:port”, “[v6]:port”, “http(s)://…”, “unix:rel”, “unix:///abs” or “unixs:…”, ignoring paths.</summary>
    /// <param name="tlsByDefault">Whether an endpoint without a scheme, or a socket, uses TLS.</param>
    /// <exception cref="FormatException">The text is not an endpoint; the message says what is wrong and what is expected.</exception>
    public static EtcdEndpoint Parse(string text, bool tlsByDefault = false) =>
        text.StartsWith("unix:", StringComparison.Ordinal) ? Socket(text, text[5..], tlsByDefault)
        : text.StartsWith("unixs:", StringComparison.Ordinal) ? Socket(text, text[6..], tls: true)
        : Url(text, tlsByDefault);

    /// <summary>Parses a URL that a member advertises; a Unix socket is on the member's own host, not on this one.</summary>
    /// <exception cref="FormatException">The URL is malformed, or names a Unix socket.</exception>
    public static EtcdEndpoint ParseAdvertised(string url) => Parse(url) is { SocketPath: null } endpoint
        ? endpoint
        : throw new FormatException($"'{url}' is a Unix socket of the member's host.");

    public override string ToString() => FilePath ?? (SocketPath is null
        ? $"{(Tls ? "https" : "http")}://{Address}"
        : $"{(Tls ? "unixs" : "unix")}:{(SocketPath.StartsWith('/') ? "//" : "")}{SocketPath}");

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
            : throw new FormatException(
                $"'{text}' has a longer path than a Unix socket can have ({LongestSocketPath} bytes); "
                + "expected a shorter one, or one relative to the working directory.");
    }

    private static EtcdEndpoint Url(string text, bool tlsByDefault)
    {
        // The part before an '@' may contain a password, so the text is not repeated.
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

    /// <summary>The address without the zone of a link-local one, which has a meaning only on this host.</summary>
    private static string WithoutZone(string address)
    {
        var percent = address.IndexOf('%', StringComparison.Ordinal);
        return percent < 0 ? address : address[..percent] + address[address.IndexOf(']', StringComparison.Ordinal)..];
    }
}
