namespace KvTui.Cli.Discovery.Places;

/// <summary>etcd in a pod that the kubelet starts from a file: kubeadm's, minikube's, and others'.</summary>
internal static class StaticPods
{
    private const string Folder = "/etc/kubernetes/manifests";
    private const string Manifest = Folder + "/etcd.yaml";
    private const string UsualEndpoint = "https://127.0.0.1:2379";
    private const int MostFiles = 64;

    private static readonly (string Kind, string Folder)[] Known =
        [("kubeadm", "/etc/kubernetes/pki/etcd"), ("minikube", "/var/lib/minikube/certs/etcd")];

    public static IEnumerable<HostEtcd> Find(HostFiles files)
    {
        var found = false;
        foreach (var path in Manifests(files))
        {
            if (files.Text(path) is { } text && ManifestWords.Find(text) is { } words)
            {
                found = true;
                yield return Of(files, path, words);
            }
        }

        if (!found && Hidden(files) is { } hidden)
        {
            yield return hidden;
        }
    }

    private static IEnumerable<string> Manifests(HostFiles files) => files.Kind(Folder) == PathKind.Folder
        ? files.List(Folder)
            .Where(static path => Path.GetExtension(path) is ".yaml" or ".yml" or ".manifest")
            .OrderBy(path => path == Manifest ? 0 : 1)
            .Take(MostFiles)
        : [];

    private static HostEtcd Of(HostFiles files, string path, IReadOnlyList<string> words)
    {
        var server = new ServerSettings();
        server.AddFlags(words);
        var folder = server["trusted-ca-file"] is { } ca ? ca[..Math.Max(0, ca.LastIndexOf('/'))] : "";
        var kind = Array.Find(Known, known => known.Folder == folder).Kind ?? "static pod manifest";
        return new HostEtcdBuilder(files, kind, path).Of(server, Clients(folder));
    }

    /// <summary>What is known though the manifest may not be read: the certificates lie where they always do.</summary>
    private static HostEtcd? Hidden(HostFiles files)
    {
        var isThere = files.IsFile(Manifest);
        foreach (var (kind, folder) in Known)
        {
            var ca = folder + "/ca.crt";
            if (files.IsFile(ca) && files.IsFileOrHidden(folder + "/server.crt"))
            {
                return new HostEtcdBuilder(files, kind, isThere ? Manifest : folder).Of(UsualEndpoint, ca, Clients(folder));
            }
        }

        return isThere && !files.IsReadable(Manifest)
            ? new HostEtcd("static pod manifest", Manifest, UsualEndpoint) { Unreadable = [Manifest] }
            : null;
    }

    private static FilePair[] Clients(string folder)
    {
        var above = folder[..Math.Max(0, folder.LastIndexOf('/'))];
        return
        [
            FilePair.Of(folder + "/healthcheck-client"), FilePair.Of(above + "/apiserver-etcd-client"),
            FilePair.Of(folder + "/server"), FilePair.Of(folder + "/peer"),
        ];
    }
}
