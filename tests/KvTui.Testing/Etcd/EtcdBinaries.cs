namespace KvTui.Testing.Etcd;

/// <summary>An etcd server and its etcdctl of one release line.</summary>
/// <param name="Line">The release line, such as <c>3.5</c>.</param>
/// <param name="Server">The path of <c>etcd</c>.</param>
/// <param name="Client">The path of <c>etcdctl</c>.</param>
public sealed record EtcdBinaries(string Line, string Server, string Client)
{
    /// <summary>The line used where a test does not ask for another one.</summary>
    public const string DefaultLine = "3.5";

    /// <summary>
    /// The release lines that a test of both runs on: 3.4 and 3.5, or those in <c>KVTUI_ETCD_LINES</c> (a comma list), which
    /// <c>tests/run.sh</c> sets where one cannot be fetched.
    /// </summary>
    public static IReadOnlyList<string> Lines { get; } =
        [.. (Environment.GetEnvironmentVariable("KVTUI_ETCD_LINES") ?? "3.4,3.5").Split(',').Order()];

    /// <summary>The path of <c>etcdutl</c>, which works on files; null where it is not beside the others, as it is packaged from 3.5 on.</summary>
    public string? Utility => Path.Combine(Path.GetDirectoryName(Server)!, "etcdutl") is var path && File.Exists(path) ? path : null;

    /// <summary>Those in a folder, whatever their line is.</summary>
    public static EtcdBinaries In(string folder) => new("newer", Path.Combine(folder, "etcd"), Path.Combine(folder, "etcdctl"));

    /// <summary>
    /// Finds etcd of a line: in <c>KVTUI_ETCD_DIR</c>, then where <c>install-etcd.sh</c> puts it, then on the PATH.
    /// </summary>
    /// <exception cref="FileNotFoundException">It is nowhere; the message says how to get it.</exception>
    public static async Task<EtcdBinaries> FindAsync(string line = DefaultLine, CancellationToken cancellationToken = default)
    {
        foreach (var folder in Folders(line))
        {
            var found = new EtcdBinaries(line, Path.Combine(folder, "etcd"), Path.Combine(folder, "etcdctl"));
            if (await found.IsUsableAsync(cancellationToken))
            {
                return found;
            }
        }

        throw new FileNotFoundException(
            $"No etcd {line} in KVTUI_ETCD_DIR, .cache/etcd/{line} or on the PATH. "
            + $"Get it with: ./cluster-scripts/install-etcd.sh --version {line}");
    }

    private static IEnumerable<string> Folders(string line)
    {
        if (Environment.GetEnvironmentVariable("KVTUI_ETCD_DIR") is { Length: > 0 } own)
        {
            yield return own;
        }

        yield return Checkout.PathTo(".cache", "etcd", line);
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return folder;
        }
    }

    private async Task<bool> IsUsableAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Server) || !File.Exists(Client))
        {
            return false;
        }

        var version = await new Command(Server, "--version").RunAsync(cancellationToken);
        return version.ExitCode == 0 && version.Text.StartsWith($"etcd Version: {Line}.", StringComparison.Ordinal);
    }
}
