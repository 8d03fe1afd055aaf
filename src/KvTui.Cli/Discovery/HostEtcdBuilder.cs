namespace KvTui.Cli.Discovery;

/// <summary>Finds among the files of an etcd those that a client of it needs.</summary>
/// <param name="within">Looked in where the host has no such file, as for a process in a container: the root it sees; null for none.</param>
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
    public HostEtcd Of(string endpoint, string caFile, params IEnumerable<FilePair> clients) => Of(endpoint, caFile, isTls: true, wantsClient: true, [.. clients]);

    private HostEtcd Of(string endpoint, string? caFile, bool isTls, bool wantsClient, FilePair[] clients)
    {
        var etcd = new HostEtcd(kind, evidence, endpoint);
        if (!isTls)
        {
            return etcd;
        }

        var pairs = clients.Select(pair => new FilePair(Place(pair.Certificate), Place(pair.Key))).Where(pair => files.IsFileOrHidden(pair.Certificate)).ToArray();
        var best = Array.FindIndex(pairs, pair => files.IsReadable(pair.Certificate) && files.IsReadable(pair.Key));
        FilePair? chosen = best >= 0 ? pairs[best] : pairs.Length > 0 ? pairs[0] : null;
        var ca = caFile is null ? null : Place(caFile);
        return etcd with
        {
            CaFile = ca is null ? null : files.Real(ca),
            CertFile = chosen is { } found ? files.Real(found.Certificate) : null,
            KeyFile = chosen is { } other ? files.Real(other.Key) : null,
            Unreadable = [.. new[] { ca, chosen?.Certificate, chosen?.Key }.OfType<string>().Where(path => !files.IsReadable(path) && files.IsFileOrHidden(path))],
            Missing = ca is not null && files.Kind(ca) == PathKind.Missing ? $"{ca}, its CA, is not there"
                : chosen is null && wantsClient ? "it wants a client certificate, and none is in the usual places"
                : chosen is { } pair && files.Kind(pair.Key) == PathKind.Missing ? $"{pair.Key}, the key of {pair.Certificate}, is not there"
                : null,
        };
    }

    private string Place(string path) => within is not null && files.Kind(path) == PathKind.Missing && files.IsFileOrHidden(within + path) ? within + path : path;
}

/// <summary>The files of a certificate and of its key.</summary>
internal readonly record struct FilePair(string Certificate, string Key);
