namespace KvTui.Etcd.Model.Options;

/// <summary>How to reach a cluster, and what the client may do there.</summary>
public sealed record EtcdClientOptions
{
    /// <summary>The endpoints given by the user, in order; at least one.</summary>
    public required IReadOnlyList<EtcdEndpoint> Endpoints { get; init; }

    public TlsOptions Tls { get; init; } = new();

    /// <summary>The user to authenticate as; null sends no token.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Asked for the password when there is none, and again when it was refused, as it may have changed; null asks nobody. Called on any thread.</summary>
    public Func<CancellationToken, ValueTask<string>>? PasswordSource { get; init; }

    /// <summary>A token got elsewhere, sent as it is with every call and never renewed; null for none. It is used instead of a login.</summary>
    public string? AuthToken { get; init; }

    /// <summary>Told, once, that a server has authentication switched off, so that the user is of no use; null tells nobody. Called on any thread.</summary>
    public Action? LoginIgnored { get; init; }

    /// <summary>How long a connection may take to be made, TLS included; default 2 s.</summary>
    public TimeSpan DialTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a unary call may take over all its attempts; default 5 s.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>HTTP/2 ping interval while calls are open; raised to 10 s, as etcd ends connections that ping faster; default 10 s.</summary>
    public TimeSpan KeepAliveTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a ping may stay without answer; default 6 s.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>The largest request sent, in bytes, checked before it is sent; default 2 MiB, as a server's own default accepts no more.</summary>
    public int MaxRequestBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>The largest answer accepted, in bytes; default 256 MiB.</summary>
    public int MaxReceiveBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Refuses every RPC that writes, before it is sent.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Where it was said that it is read-only, as “--read-only” or “profile prod”; several are joined by “ and ”.</summary>
    public string ReadOnlyOrigin { get; init; } = "--read-only";

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

    /// <summary>What matters of them; never the password or the token.</summary>
    public override string ToString() =>
        $"{string.Join(',', Endpoints)} as {User ?? (AuthToken is null ? "nobody" : "the owner of a token")}, {Tls}{(ReadOnly ? ", read-only" : "")}{(Root.IsEmpty ? "" : $", root {Root}")}";
}
