namespace KvTui.Cli.Discovery.Places;

/// <summary>etcd as a service of systemd: the flags and variables of its unit, drop-ins and environment files.</summary>
internal sealed class SystemdUnit(HostFiles files)
{
    private const string Unit = "etcd.service";

    private static readonly string[] Folders =
    [
        "/etc/systemd/system", "/run/systemd/system", "/usr/local/lib/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system",
    ];

    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly List<string> _environmentFiles = [];
    private readonly List<string> _unreadable = [];
    private string? _start;

    public static IEnumerable<HostEtcd> Find(HostFiles files)
    {
        var unit = Array.Find(Folders, folder => files.IsFile($"{folder}/{Unit}"));
        if (unit is not null)
        {
            yield return new SystemdUnit(files).Read($"{unit}/{Unit}");
        }
    }

    private HostEtcd Read(string path)
    {
        ReadUnit(path);
        var dropIns = Folders.Reverse().SelectMany(folder => files.List($"{folder}/{Unit}.d", "*.conf"));
        foreach (var dropIn in dropIns.OrderBy(static file => file[file.LastIndexOf('/')..], StringComparer.Ordinal))
        {
            ReadUnit(dropIn);
        }

        foreach (var file in _environmentFiles)
        {
            ReadVariables(file);
        }

        var server = new ServerSettings();
        server.AddFlags(Words(_start ?? ""));
        server.AddVariables(_variables);
        if (server["config-file"] is { } config && ReadText(config) is { } text)
        {
            ConfigYaml.AddTo(server, text);
        }

        var found = new HostEtcdBuilder(files, "systemd unit", path).Of(server, Client());
        return _unreadable.Count == 0 ? found : found with { Unreadable = [.. _unreadable, .. found.Unreadable] };
    }

    /// <summary>The client certificate that whoever set the host up left for etcdctl.</summary>
    private IEnumerable<FilePair> Client() => _variables.GetValueOrDefault("ETCDCTL_CERT") is { Length: > 0 } certificate
        && _variables.GetValueOrDefault("ETCDCTL_KEY") is { Length: > 0 } key
        ? [new(certificate, key)]
        : [];

    /// <summary>The words of the command; those of a script that a shell is given are opened.</summary>
    private IReadOnlyList<string> Words(string line)
    {
        Func<string, string?> variable = _variables.GetValueOrDefault;
        var words = ShellWords.Split(line, variable);
        return [.. words.SelectMany(word => word.Contains(' ', StringComparison.Ordinal) ? ShellWords.Split(word, variable) : [word])];
    }

    private void ReadUnit(string path)
    {
        foreach (var line in Lines(ReadText(path) ?? ""))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                continue;
            }

            var value = line[(equals + 1)..].Trim();
            switch (line[..equals].Trim())
            {
                case "ExecStart":
                    _start = value.Length > 0 ? value : null;
                    break;
                case "EnvironmentFile" when value.Length == 0:
                    _environmentFiles.Clear();
                    break;
                case "EnvironmentFile":
                    value = value.TrimStart('-').Replace("%p", "etcd", StringComparison.Ordinal);
                    _environmentFiles.Add(value.Replace("%N", "etcd", StringComparison.Ordinal));
                    break;
                case "Environment":
                    foreach (var word in ShellWords.Split(value, static _ => null))
                    {
                        Set(word);
                    }

                    break;
            }
        }
    }

    private void ReadVariables(string path)
    {
        foreach (var line in Lines(ReadText(path) ?? ""))
        {
            Set(line.StartsWith("export ", StringComparison.Ordinal) ? line["export ".Length..] : line);
        }
    }

    private void Set(string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
        {
            _variables[assignment[..equals].Trim()] = assignment[(equals + 1)..].Trim().Trim('"', '\'');
        }
    }

    private string? ReadText(string path)
    {
        var text = files.Text(path);
        if (text is null && files.IsFileOrHidden(path) && !_unreadable.Contains(path))
        {
            _unreadable.Add(path);
        }

        return text;
    }

    /// <summary>The lines, joined where a backslash ends one; without comments.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        text = text.ReplaceLineEndings("\n").Replace("\\\n", " ", StringComparison.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] is not ('#' or ';'))
            {
                yield return line;
            }
        }
    }
}
