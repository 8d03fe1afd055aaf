using KvTui.Etcd.Load;

namespace KvTui.Etcd;

/// <summary>How to reach a cluster, and what the client may do there.</summary>
public sealed record EtcdClientOptions
{
    /// <summary>The endpoints given by the user, in order; at least one.</summary>
    public required IReadOnlyList<EtcdEndpoint> Endpoints { get; init; }

    public TlsOptions Tls { get; init; } = new();

    /// <summary>The user to authenticate as; null sends no token.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>How long a connection may take to be made, TLS included; default 2 s.</summary>
    public TimeSpan DialTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a unary call may take over all its attempts; default 5 s.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>HTTP/2 ping interval while calls are open; raised to 10 s, as etcd ends connections that ping faster; default 10 s.</summary>
    public TimeSpan KeepAliveTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a ping may stay without answer; default 6 s.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>The largest answer accepted, in bytes; default 256 MiB.</summary>
    public int MaxReceiveBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Refuses every RPC that writes, before it is sent.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Refuses every RPC that writes while it is locked; null refuses none.</summary>
    public WriteLock? Lock { get; init; }

    /// <summary>Refuses every RPC with a key or range outside this prefix; empty allows all.</summary>
    public EtcdKey Root { get; init; }

    /// <summary>How much of the server background reads may take; default no cap.</summary>
    public LoadBudget MaxLoad { get; init; } = LoadBudget.Unlimited;

    /// <summary>Told of what each message of a stream brings; null tells nobody. Called on any thread.</summary>
    public Action<StreamRead>? StreamObserver { get; init; }

    /// <summary>Told of each call when it ends; null tells nobody. Called on any thread.</summary>
    public Action<CallRecord>? Observer { get; init; }
}
