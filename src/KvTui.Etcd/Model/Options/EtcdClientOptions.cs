namespace KvTui.Etcd.Model.Options;

/// <summary>How the client reaches a cluster, and what it may do there.</summary>
public sealed record EtcdClientOptions
{
    /// <summary>No file is walked for so long: whoever waits can cancel.</summary>
    private static readonly TimeSpan LongestReading = TimeSpan.FromHours(1);

    /// <summary>The endpoints given by the user, in order; at least one.</summary>
    public required IReadOnlyList<EtcdEndpoint> Endpoints { get; init; }

    /// <summary>The path of the database file that is read instead of a cluster; null for a cluster.</summary>
    public string? File => Endpoints is [{ FilePath: { } path }] ? path : null;

    /// <summary>Whether a snapshot is compared with the hash in it before any of its keys is told; default true.</summary>
    public bool ChecksHash { get; init; } = true;

    public TlsOptions Tls { get; init; } = new();

    /// <summary>Where members serve their metrics; empty for their client ports.</summary>
    public IReadOnlyList<EtcdEndpoint> MetricsEndpoints { get; init; } = [];

    /// <summary>The user to authenticate as; null sends no token.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Supplies the password if none is given, and again after a refusal; null asks nobody. Called on any thread.</summary>
    public Func<CancellationToken, ValueTask<string>>? PasswordSource { get; init; }

    /// <summary>A token from elsewhere, sent with every call instead of logging in, and never renewed; null for none.</summary>
    public string? AuthToken { get; init; }

    /// <summary>Called once, on any thread, if a user is given but a server has authentication off; may be null.</summary>
    public Action? LoginIgnored { get; init; }

    /// <summary>How long making a connection may take, TLS included; default 2 s.</summary>
    public TimeSpan DialTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a unary call may take, all attempts included; default 5 s.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The HTTP/2 ping interval during calls; default and minimum 10 s, as etcd closes connections that ping faster.</summary>
    public TimeSpan KeepAliveTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a ping may remain unanswered; default 6 s.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>The largest request, in bytes, checked before sending; default 2 MiB, the most that a server accepts by default.</summary>
    public int MaxRequestBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>The largest answer that is accepted, in bytes; default 256 MiB.</summary>
    public int MaxReceiveBytes { get; init; } = 256 * 1024 * 1024;

    public bool ReadOnly { get; init; }

    /// <summary>What made the client read-only, such as “--read-only” or “profile prod”; several origins are joined by “ and ”.</summary>
    public string ReadOnlyOrigin { get; init; } = "--read-only";

    /// <summary>A lock that refuses every RPC that writes while it is locked; null refuses none.</summary>
    public WriteLock? Lock { get; init; }

    /// <summary>The prefix outside of which every key and range is refused; empty allows all.</summary>
    public EtcdKey Root { get; init; }

    /// <summary>How much of the server background reads may use; default no cap.</summary>
    public LoadBudget MaxLoad { get; init; } = LoadBudget.Unlimited;

    /// <summary>Called on any thread with what each message of a stream brought; may be null.</summary>
    public Action<StreamRead>? StreamObserver { get; init; }

    /// <summary>Called on any thread with each call when it ends; may be null.</summary>
    public Action<CallRecord>? Observer { get; init; }

    /// <summary>
    /// The same for a snapshot or a member's database file, which is only read, by nobody in particular, and takes the time that it takes.
    /// </summary>
    /// <param name="origin">What named the file, such as “--file snap.db”; it is what makes the client read-only.</param>
    public EtcdClientOptions OfFile(string path, string origin) => this with
    {
        Endpoints = [EtcdEndpoint.OfFile(path)],
        MetricsEndpoints = [],
        User = null,
        Password = null,
        PasswordSource = null,
        AuthToken = null,
        Lock = null,
        ReadOnly = true,
        ReadOnlyOrigin = origin,
        CommandTimeout = LongestReading,
    };

    /// <summary>The main options; never the password or the token.</summary>
    public override string ToString() =>
        $"{string.Join(',', Endpoints)} as {User ?? (AuthToken is null ? "nobody" : "the owner of a token")}, "
        + $"{Tls}{(ReadOnly ? ", read-only" : "")}{(Root.IsEmpty ? "" : $", root {Root}")}";
}

/// <summary>The settings of TLS connections: paths of PEM files, null for defaults. The files are read again for each connection.</summary>
public sealed record TlsOptions
{
    /// <summary>A bundle of CA certificates; null trusts the system's CAs.</summary>
    public string? CaFile { get; init; }

    /// <summary>The client certificate, followed by its chain; null for none.</summary>
    public string? CertFile { get; init; }

    /// <summary>The client certificate's key: RSA or ECDSA, in PKCS#1, PKCS#8 or SEC 1; null if it is in the certificate's file.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The password of an encrypted key; null if it is not encrypted.</summary>
    public string? KeyPassword { get; init; }

    /// <summary>The name that every server's certificate must be for; null for the host of each endpoint.</summary>
    public string? ServerName { get; init; }

    public bool InsecureSkipVerify { get; init; }

    /// <summary>The paths and settings; never the key's password.</summary>
    public override string ToString() =>
        $"CA {CaFile ?? "of the system"}, certificate {CertFile ?? "none"}, "
        + $"key {KeyFile ?? "none"}{(ServerName is null ? "" : $", server {ServerName}")}{(InsecureSkipVerify ? ", not verified" : "")}";
}

/// <summary>How much of the server background reads may use; reads that somebody waits for count too, but are never delayed.</summary>
public sealed record LoadBudget
{
    public static LoadBudget Unlimited { get; } = new();

    /// <summary>The share of time in which a background request may be in flight, above 0 and up to 1; null for no cap.</summary>
    public double? Share { get; init; }

    /// <summary>Requests on keys per second, above 0; null for no cap.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>Bytes read per second, above 0; null for no cap.</summary>
    public double? BytesPerSecond { get; init; }
}
