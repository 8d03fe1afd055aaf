namespace KvTui.Cli.Discovery.Places;

/// <summary>etcd processes that run here: their flags, and their variables where they may be read.</summary>
internal static class RunningProcesses
{
    private const string Folder = "/proc";

    public static IEnumerable<HostEtcd> Find(HostFiles files)
    {
        foreach (var id in Ids(files))
        {
            var process = $"{Folder}/{id}";
            if (!files.BeginsWith($"{process}/cmdline", IsEtcd) || files.Bytes($"{process}/cmdline") is not { } line)
            {
                continue;
            }

            var server = new ServerSettings();
            server.AddFlags([.. Words(line).Skip(1)]);
            server.AddVariables(Words(files.Bytes($"{process}/environ") ?? [])
                .Select(word => word.Split('=', 2))
                .Where(parts => parts.Length == 2)
                .Select(parts => KeyValuePair.Create(parts[0], parts[1])));
            if (server["config-file"] is { } config && (files.Text(config) ?? files.Text($"{process}/root{config}")) is { } text)
            {
                ConfigYaml.AddTo(server, text);
            }

            yield return new HostEtcdBuilder(files, HostDiscovery.Process, $"pid {id}", $"{process}/root").Of(server);
        }
    }

    private static IEnumerable<int> Ids(HostFiles files) => files.Names(Folder)
        .Select(name => int.TryParse(name, out var id) ? id : 0)
        .Where(id => id > 0)
        .Order();

    /// <summary>Whether the first word is etcd's path.</summary>
    private static bool IsEtcd(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf((byte)0);
        var path = end < 0 ? line : line[..end];
        return path[(path.LastIndexOf((byte)'/') + 1)..].SequenceEqual("etcd"u8);
    }

    private static string[] Words(byte[] line) => Encoding.UTF8.GetString(line).Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
