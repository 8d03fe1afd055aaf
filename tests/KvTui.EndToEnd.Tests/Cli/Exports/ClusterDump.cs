using System.Text.Json;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli.Exports;

/// <summary>What etcdctl finds in a cluster: the second opinion on what an import has put.</summary>
internal static class ClusterDump
{
    /// <summary>Each key with a prefix with its value, both in base64, and whether it has a lease.</summary>
    public static async Task<IReadOnlyList<(string Key, string Value, bool HasLease)>> OfAsync(EtcdCtl ctl, string prefix = "")
    {
        using var answer = JsonDocument.Parse(await ctl.RunAsync("get", prefix, "--prefix", "-w", "json"));
        return answer.RootElement.TryGetProperty("kvs", out var pairs)
            ? [.. pairs.EnumerateArray().Select(static pair =>
                (Text(pair, "key"), Text(pair, "value"), pair.TryGetProperty("lease", out _)))]
            : [];
    }

    private static string Text(JsonElement pair, string name) => pair.TryGetProperty(name, out var text) ? text.GetString()! : "";
}
