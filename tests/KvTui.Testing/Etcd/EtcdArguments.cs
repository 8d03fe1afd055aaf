namespace KvTui.Testing.Etcd;

internal static class EtcdArguments
{
    /// <summary>The command line of a member; an empty initial cluster means a restart on existing data.</summary>
    /// <param name="joins">Whether the member is added to a cluster that exists.</param>
    /// <param name="token">The token of the cluster, if it is not that of all test clusters.</param>
    public static IEnumerable<string> For(EtcdProcess member, EtcdOptions options, string initialCluster, bool joins, string? token = null)
    {
        string[] always =
        [
            $"--name={member.Name}",
            $"--data-dir={member.DataFolder}",
            $"--listen-client-urls={string.Join(',', [member.Endpoint, .. options.ListenUrls])}",
            $"--advertise-client-urls={member.AdvertisedEndpoint}",
            $"--listen-peer-urls={member.PeerUrl}",
            $"--initial-advertise-peer-urls={member.PeerUrl}",
            "--logger=zap",
            "--log-outputs=stderr",
        ];
        // 3.4 has no such flag and refuses unknown ones
        string[] quick = options.Line == "3.4" ? [] : ["--unsafe-no-fsync"];
        string[] cluster = initialCluster.Length == 0
            ? ["--initial-cluster-state=existing"]
            : [$"--initial-cluster={initialCluster}", $"--initial-cluster-token={token ?? "kvtui-tests"}",
                $"--initial-cluster-state={(joins ? "existing" : "new")}"];
        return [.. always, .. quick, .. cluster, .. Security(options.Tls), .. options.Arguments];
    }

    private static IEnumerable<string> Security(EtcdTls? tls)
    {
        if (tls is null)
        {
            yield break;
        }

        yield return $"--cert-file={tls.ServerCertificate}";
        yield return $"--key-file={tls.ServerKey}";
        if (tls.DemandClientCertificate)
        {
            yield return "--client-cert-auth";
            yield return $"--trusted-ca-file={tls.CaFile}";
        }
    }
}
