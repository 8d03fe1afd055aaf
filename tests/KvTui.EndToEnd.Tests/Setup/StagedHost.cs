using KvTui.Cli.Discovery;
using KvTui.Cli.Discovery.Places;
using KvTui.Cli.Files;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Setup;

/// <summary>A folder that stands for a host's root.</summary>
internal sealed class StagedHost : IDisposable
{
    private readonly TemporaryFolder _folder = new("host");

    public string Root => _folder.FullName;

    /// <summary>What is found there, as “kind (evidence) endpoint ca cert key”, the paths without the root.</summary>
    public IReadOnlyList<string> Found => [.. Etcds.Select(etcd => string.Join(' ', new[] { etcd.Origin, etcd.Endpoint, Bare(etcd.CaFile), Bare(etcd.CertFile), Bare(etcd.KeyFile) }))];

    public IReadOnlyList<HostEtcd> Etcds => [.. HostDiscovery.Find(new HostFiles(Root))];

    public void Dispose()
    {
        foreach (var folder in Directory.GetDirectories(Root, "*", SearchOption.AllDirectories))
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _folder.Dispose();
    }

    public StagedHost With(string path, string text = "x")
    {
        var real = Root + path;
        Directory.CreateDirectory(Path.GetDirectoryName(real)!);
        File.WriteAllText(real, text);
        return this;
    }

    /// <summary>Several files below a folder.</summary>
    public StagedHost WithFiles(string folder, params string[] names)
    {
        foreach (var name in names)
        {
            With($"{folder}/{name}");
        }

        return this;
    }

    private string Bare(string? path) => path is null ? "-" : path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..] : path;
}
