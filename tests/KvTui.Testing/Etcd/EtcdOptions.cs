namespace KvTui.Testing.Etcd;

/// <summary>How a member or a cluster for tests is started.</summary>
public sealed record EtcdOptions
{
    /// <summary>The release line, <c>3.4</c> or <c>3.5</c>.</summary>
    public string Line { get; init; } = EtcdBinaries.DefaultLine;

    /// <summary>The folder of etcd and etcdctl, whatever their release line; null finds those of <see cref="Line"/>.</summary>
    public string? Folder { get; init; }

    /// <summary>TLS on the client port; null for plain text.</summary>
    public EtcdTls? Tls { get; init; }

    /// <summary>TLS of each member of a cluster by its name, where they differ; null where <see cref="Tls"/>, which clients use, is that of all.</summary>
    public Func<string, EtcdTls>? TlsOf { get; init; }

    /// <summary>Switches authentication on, with this user in etcd's role root, when the members are healthy; null for none.</summary>
    public EtcdLogin? Login { get; init; }

    /// <summary>Whether each member stands behind a <see cref="FaultProxy"/>, whose address it advertises to clients.</summary>
    public bool BehindProxies { get; init; }

    /// <summary>Further URLs it listens on for clients, such as <c>unix://localhost:1</c> for a socket of that name in its <see cref="EtcdProcess.Folder"/>.</summary>
    public IReadOnlyList<string> ListenUrls { get; init; } = [];

    /// <summary>Further flags of etcd, such as <c>--quota-backend-bytes=16777216</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>How long a start may take; 30 s by default.</summary>
    public TimeSpan StartDeadline { get; init; } = TimeSpan.FromSeconds(30);
}
