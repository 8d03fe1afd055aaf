using System.IO.Compression;

namespace KvTui.KubernetesTables;

/// <summary>The folder into which Debian's packages of Kubernetes' Go sources are unpacked.</summary>
public sealed class Packages(string folder)
{
    /// <summary>The variable that names the folder.</summary>
    public const string Variable = "KVTUI_KUBERNETES_PACKAGES";

    private readonly string _root = Path.Combine(folder, "usr/share/gocode/src/k8s.io");

    /// <summary>The version of the packages, such as “k8s.io/api 0.36.4”.</summary>
    public string Version
    {
        get
        {
            using var packed = File.OpenRead(Path.Combine(folder, "usr/share/doc/golang-k8s-api-dev/changelog.Debian.gz"));
            using var text = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
            return "k8s.io/api " + (text.ReadLine() ?? "").Split('(', '-', ')').ElementAtOrDefault(3);
        }
    }

    /// <summary>The folders of Go packages that have messages, with the name each has in protobuf, in the order of those names.</summary>
    /// <exception cref="InvalidDataException">The folder has none.</exception>
    public IReadOnlyList<(string Name, string Folder)> WithMessages()
    {
        var found = Directory.Exists(_root) ? Directory.GetFiles(_root, "generated.proto", SearchOption.AllDirectories) : [];
        return found.Length == 0
            ? throw new InvalidDataException($"{_root} has no generated.proto; unpack golang-k8s-api-dev and its neighbours there.")
            : [.. found.Select(file => Path.GetDirectoryName(file)!)
                .Select(path => ("k8s.io/" + Path.GetRelativePath(_root, path).Replace('\\', '/'), path))
                .Select(pair => (pair.Item1.Replace('/', '.').Replace('-', '_'), pair.path))
                .OrderBy(pair => pair.Item1, StringComparer.Ordinal)];
    }

    /// <summary>The objects that Kubernetes' own tests encode, one folder for each release; in each a <c>.pb</c> beside its <c>.yaml</c>.</summary>
    public IReadOnlyList<string> ExampleFolders() => [.. Directory.GetDirectories(Path.Combine(_root, "api/testdata")).Order(StringComparer.Ordinal)];
}
