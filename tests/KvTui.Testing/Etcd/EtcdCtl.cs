namespace KvTui.Testing.Etcd;

/// <summary>etcdctl aimed at some endpoints: the second opinion the tests hold the explorer against.</summary>
/// <param name="Binaries">Which etcdctl.</param>
/// <param name="Endpoints">A comma list, as in <c>--endpoints</c>.</param>
/// <param name="Tls">The certificates to trust and, if the member demands one, to show; null for plain text.</param>
/// <param name="Login">Who logs in; null for nobody.</param>
public sealed record EtcdCtl(EtcdBinaries Binaries, string Endpoints, EtcdTls? Tls = null, EtcdLogin? Login = null)
{
    /// <summary>The environment that aims any program with etcdctl's variables at the same endpoints, and only there.</summary>
    public IReadOnlyDictionary<string, string?> Environment
    {
        get
        {
            var variables = System.Environment.GetEnvironmentVariables().Keys.Cast<string>()
                .Where(name => name.StartsWith("ETCDCTL_", StringComparison.Ordinal))
                .ToDictionary(name => name, _ => (string?)null);
            variables["ETCDCTL_API"] = "3";
            variables["ETCDCTL_ENDPOINTS"] = Endpoints;
            if (Tls is not null)
            {
                variables["ETCDCTL_CACERT"] = Tls.CaFile;
            }

            if (Tls is { DemandClientCertificate: true })
            {
                variables["ETCDCTL_CERT"] = Tls.ClientCertificate;
                variables["ETCDCTL_KEY"] = Tls.ClientKey;
            }

            if (Login is not null)
            {
                variables["ETCDCTL_USER"] = Login.User;
                variables["ETCDCTL_PASSWORD"] = Login.Password;
            }

            return variables;
        }
    }

    /// <summary>Runs it and returns whatever came of it.</summary>
    public Task<CommandResult> TryAsync(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input = default, CancellationToken cancellationToken = default) =>
        new Command(Binaries.Client, arguments) { Environment = Environment, Input = input }.RunAsync(cancellationToken);

    /// <summary>Runs it and returns its standard output.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds all it said.</exception>
    public async Task<string> RunAsync(params string[] arguments) => (await TryAsync(arguments)).EnsureSuccess().Text;

    /// <summary>Puts a value byte for byte, through standard input; an empty one, which etcdctl does not take from there, as an argument.</summary>
    public async Task PutAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancellationToken = default) =>
        (await (value.IsEmpty
            ? TryAsync(["put", "--", key, ""], cancellationToken: cancellationToken)
            : TryAsync(["put", "--", key], value, cancellationToken))).EnsureSuccess();

    /// <summary>The value of a key byte for byte; null if there is no such key.</summary>
    public async Task<ReadOnlyMemory<byte>?> GetAsync(string key, CancellationToken cancellationToken = default)
    {
        var answer = (await TryAsync(["get", "--print-value-only", "--", key], cancellationToken: cancellationToken)).EnsureSuccess().Output;
        return answer.IsEmpty ? (ReadOnlyMemory<byte>?)null : answer[..^1];
    }

    /// <summary>Whether a linearizable read through each of the endpoints works.</summary>
    public async Task<bool> IsHealthyAsync(CancellationToken cancellationToken = default) =>
        (await TryAsync(["endpoint", "health", "--command-timeout=2s"], cancellationToken: cancellationToken)).ExitCode == 0;

    /// <summary>Makes the user that it logs in as, in role root, and switches authentication on.</summary>
    /// <exception cref="InvalidOperationException">It has no such user, or etcd refuses.</exception>
    public async Task EnableAuthAsync()
    {
        var (user, password) = Login ?? throw new InvalidOperationException("etcdctl has no user to log in as");
        await RunAsync("user", "add", $"{user}:{password}");
        await RunAsync("user", "grant-role", user, "root");
        await RunAsync("auth", "enable");
    }
}
