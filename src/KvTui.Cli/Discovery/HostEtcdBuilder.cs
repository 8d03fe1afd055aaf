namespace KvTui.Cli.Discovery;

/// <summary>Finds among the files of an etcd those that a client of it needs.</summary>
/// <param name="within">The root that a process in a container sees, where the host has no such file; null for none.</param>
internal sealed class HostEtcdBuilder(HostFiles files, string kind, string evidence, string? within = null)
{
    /// <summary>Makes it of a server's settings.</summary>
    /// <param name="clients">Where client certificates may be, the best first; the server's own is the last.</param>
    public HostEtcd Of(ServerSettings server, params IEnumerable<FilePair> clients)
    {
        var own = server["cert-file"] is { } certificate && server["key-file"] is { } key ? new FilePair[] { new(certificate, key) } : [];
        var wantsClient = server["client-cert-auth"] == "true" || server["trusted-ca-file"] is not null;
        return Of(server.Endpoint, server.IsTls ? server["trusted-ca-file"] : null, server.IsTls, wantsClient, [.. clients, .. own]);
    }

    /// <summary>Makes it of an endpoint with TLS and the places of its files.</summary>
    public HostEtcd Of(string endpoint, string caFile, params IEnumerable<FilePair> clients) =>
        Of(endpoint, caFile, isTls: true, wantsClient: true, [.. clients]);

    private HostEtcd Of(string endpoint, string? caFile, bool isTls, bool wantsClient, FilePair[] clients)
    {
        var etcd = new HostEtcd(kind, evidence, endpoint);
        if (!isTls)
        {
            return etcd;
        }

        var placed = clients.Select(pair => new FilePair(Place(pair.Certificate), Place(pair.Key)));
        var pairs = placed.Where(pair => files.IsFileOrHidden(pair.Certificate)).ToArray();
        var best = Array.FindIndex(pairs, pair => files.IsReadable(pair.Certificate) && files.IsReadable(pair.Key));
        var chosen = best >= 0 ? pairs[best] : pairs.Length > 0 ? pairs[0] : null;
        var ca = caFile is null ? null : Place(caFile);
        var needed = new[] { ca, chosen?.Certificate, chosen?.Key }.OfType<string>();
        return etcd with
        {
            CaFile = ca is null ? null : files.Real(ca),
            CertFile = chosen is { } found ? files.Real(found.Certificate) : null,
            KeyFile = chosen is { } other ? files.Real(other.Key) : null,
            Unreadable = [.. needed.Where(path => !files.IsReadable(path) && files.IsFileOrHidden(path))],
            Missing = ca is not null && files.Kind(ca) == PathKind.Missing ? $"{ca}, its CA, is not there"
                : chosen is null && wantsClient ? "it wants a client certificate, and none is in the usual places"
                : chosen is { } it && files.Kind(it.Key) == PathKind.Missing ? $"{it.Key}, the key of {it.Certificate}, is not there"
                : null,
        };
    }

    private string Place(string path) =>
        within is not null && files.Kind(path) == PathKind.Missing && files.IsFileOrHidden(within + path) ? within + path : path;
}

/// <summary>The files of a certificate and of its key.</summary>
internal sealed record FilePair(string Certificate, string Key)
{
    /// <summary>The files with a path in common, but for their endings.</summary>
    public static FilePair Of(string path) => new(path + ".crt", path + ".key");
}
