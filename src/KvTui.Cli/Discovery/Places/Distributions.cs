namespace KvTui.Cli.Discovery.Places;

/// <summary>etcd inside RKE2, k3s, k0s and OpenShift, whose files lie in places of their own.</summary>
internal static class Distributions
{
    private const string UsualEndpoint = "https://127.0.0.1:2379";

    public static IEnumerable<HostEtcd> FindRancher(HostFiles files)
    {
        foreach (var kind in new[] { "rke2", "k3s" })
        {
            var folder = $"/var/lib/rancher/{kind}/server";
            var ca = folder + "/tls/etcd/server-ca.crt";
            if (files.Kind(ca) is not (PathKind.File or PathKind.Hidden))
            {
                continue;
            }

            var isGuess = files.Kind(ca) == PathKind.Hidden;
            var server = new ServerSettings();
            if (files.Text(folder + "/db/etcd/config") is { } config)
            {
                ConfigYaml.AddTo(server, config);
            }

            var name = kind == "rke2" ? "RKE2" : kind;
            if (isGuess)
            {
                yield return new HostEtcd(name, folder, UsualEndpoint) { Unreadable = [folder], IsGuess = true };
                continue;
            }

            yield return new HostEtcdBuilder(files, name, folder + "/tls/etcd").Of(
                server.IsEmpty ? UsualEndpoint : server.Endpoint, ca, FilePair.Of(folder + "/tls/etcd/client"));
        }
    }

    public static IEnumerable<HostEtcd> FindK0s(HostFiles files)
    {
        const string Folder = "/var/lib/k0s/pki";
        if (files.Kind(Folder + "/etcd/ca.crt") is PathKind.File or PathKind.Hidden)
        {
            var etcd = new HostEtcdBuilder(files, "k0s", Folder + "/etcd").Of(
                UsualEndpoint, Folder + "/etcd/ca.crt", FilePair.Of(Folder + "/apiserver-etcd-client"),
                FilePair.Of(Folder + "/etcd/server"));
            yield return etcd with { IsGuess = files.Kind(Folder + "/etcd/ca.crt") == PathKind.Hidden };
        }
    }

    /// <summary>On a control plane host, and inside the containers of its etcd pod.</summary>
    public static IEnumerable<HostEtcd> FindOpenShift(HostFiles files)
    {
        foreach (var folder in new[] { "/etc/kubernetes/static-pod-certs", "/etc/kubernetes/static-pod-resources/etcd-certs" })
        {
            if (files.Kind(folder) == PathKind.Missing)
            {
                continue;
            }

            var maps = folder + "/configmaps";
            string[] bundles = [maps + "/etcd-all-bundles/server-ca-bundle.crt", maps + "/etcd-serving-ca/ca-bundle.crt"];
            if (Array.Find(bundles, files.IsFile) is { } ca)
            {
                yield return new HostEtcdBuilder(files, "OpenShift", folder).Of(UsualEndpoint, ca, [.. Certificates(files, folder)]);
            }
            else if (files.Kind(bundles[0]) == PathKind.Hidden)
            {
                yield return new HostEtcd("OpenShift", folder, UsualEndpoint) { Unreadable = [folder] };
            }
        }
    }

    private static IEnumerable<FilePair> Certificates(HostFiles files, string folder)
    {
        foreach (var secret in new[] { "/secrets/etcd-client", "/secrets/etcd-all-certs", "/secrets/etcd-all-peer" })
        {
            foreach (var certificate in files.List(folder + secret, "*.crt").Where(IsForClients))
            {
                yield return FilePair.Of(certificate[..^".crt".Length]);
            }
        }
    }

    /// <summary>Whether a client may show it: a peer's certificate is for both sides, one for serving only is not.</summary>
    private static bool IsForClients(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.StartsWith("etcd-peer-", StringComparison.Ordinal) || name == "tls.crt";
    }
}
