namespace KvTui.Etcd;

/// <summary>Where a member is asked: scheme http or https, host, port (default 2379).</summary>
public sealed record EtcdEndpoint(string Host, int Port, bool Tls)
{
    /// <summary>Parses “host”, “host:port”, “[v6]:port”, “http://…” or “https://…”; a path is ignored.</summary>
    /// <param name="text">One endpoint.</param>
    /// <param name="tlsByDefault">Whether one without a scheme is spoken to with TLS.</param>
    /// <exception cref="FormatException">With a sentence that says what is wrong and what is expected.</exception>
    public static EtcdEndpoint Parse(string text, bool tlsByDefault = false)
    {
        var uri = Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : (tlsByDefault ? "https://" : "http://") + text, UriKind.Absolute, out var parsed)
            ? parsed
            : throw new FormatException($"'{text}' is not an endpoint; expected host:port, http://host:port or https://host:port.");
        if (uri.Scheme is not ("http" or "https"))
        {
            throw new FormatException($"Endpoint '{text}' has the scheme '{uri.Scheme}'; only http and https are supported.");
        }

        var port = uri.IsDefaultPort && !text.EndsWith($":{uri.Port}", StringComparison.Ordinal) ? 2379 : uri.Port;
        return new(uri.IdnHost, port, uri.Scheme == "https");
    }

    /// <summary>The URL, as etcdctl prints it.</summary>
    public override string ToString() => $"{(Tls ? "https" : "http")}://{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}";
}
