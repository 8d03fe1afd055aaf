namespace KvTui.Cli.Discovery;

/// <summary>An etcd that this host shows signs of, and what is needed to talk to it.</summary>
/// <param name="Kind">How it came here: “kubeadm”, “systemd unit” …</param>
/// <param name="Evidence">The file or process that shows it.</param>
/// <param name="Endpoint">A URL of this host.</param>
internal sealed record HostEtcd(string Kind, string Evidence, string Endpoint)
{
    public string? CaFile { get; init; }

    public string? CertFile { get; init; }

    public string? KeyFile { get; init; }

    /// <summary>The files that this user may not read and that hold, or may hold, what is needed.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];

    /// <summary>What is not there, in words; null if nothing is missing.</summary>
    public string? Missing { get; init; }

    /// <summary>Whether it is only possible: the folder that would show it may not be entered.</summary>
    public bool IsGuess { get; init; }

    /// <summary>Whether there is enough to try.</summary>
    public bool IsComplete => Unreadable.Count == 0 && Missing is null;

    /// <summary>Where it comes from, for messages: “kubeadm (/etc/kubernetes/manifests/etcd.yaml)”.</summary>
    public string Origin => $"{Kind} ({Evidence})";

    /// <summary>What keeps this user from it, and what to do; null if nothing does.</summary>
    public string? Obstacle => Unreadable.Count > 0
        ? $"{string.Join(" and ", Unreadable)} may not be read by this user; run it as root (sudo), or name a cluster by --endpoints."
        : Missing is { } missing ? $"{missing}; name the files by --cacert, --cert and --key." : null;
}

/// <summary>The settings that an etcd of this host is reached with.</summary>
internal sealed class HostSource(HostEtcd etcd) : ISettingSource
{
    public Setting? Find(SettingDefinition setting)
    {
        var text = setting == SettingTable.Endpoints ? etcd.Endpoint
            : setting == SettingTable.CaCert ? etcd.CaFile
            : setting == SettingTable.Cert ? etcd.CertFile
            : setting == SettingTable.Key ? etcd.KeyFile
            : null;
        return text is null ? null : new(text, etcd.Origin);
    }
}
