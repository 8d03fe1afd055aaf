using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli.Care;

/// <summary>
/// All that a cluster tells of itself by etcdctl, by its logs and by what members count of acts that leave no other trace; no time that
/// passes is in it.
/// </summary>
internal static partial class ClusterAccount
{
    private static readonly string[] Counted =
    [
        "etcd_debugging_lease_granted_total ", "etcd_debugging_lease_revoked_total ", "etcd_debugging_lease_renewed_total ",
        "grpc_server_handled_total{grpc_code=\"OK\",grpc_method=\"Snapshot\"",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<string> OfAsync(GuardedCluster cluster)
    {
        var (text, root) = (new StringBuilder(), cluster.Root);
        using var keys = JsonDocument.Parse(await root.RunAsync("get", "", "--prefix", "-w", "json"));
        Add($"revision {keys.RootElement.GetProperty("header").GetProperty("revision")}, keys {keys.RootElement.GetProperty("kvs").GetRawText()}");
        Add($"before it: exit code {(await root.TryAsync(["get", "/a", "--rev=2"], cancellationToken: Cancelled)).ExitCode}");
        foreach (var lease in Names(await root.RunAsync("lease", "list")).Skip(1).Order())
        {
            Add(Remaining().Replace(await root.RunAsync("lease", "timetolive", lease, "--keys"), ""));
        }

        Add(await root.RunAsync("member", "list"));
        Add($"alarms {await root.RunAsync("alarm", "list")}");
        Add($"nobody reads with exit code {(await cluster.Cluster.Ctl.TryAsync(["get", "/a"], cancellationToken: Cancelled)).ExitCode}");
        // From etcd 3.5 on this counts every change of users and roles, also that of a password.
        Add((await root.TryAsync(["auth", "status"], cancellationToken: Cancelled)).Text);
        foreach (var kind in (string[])["user", "role"])
        {
            foreach (var name in Names(await root.RunAsync(kind, "list")))
            {
                Add($"{kind} {await root.RunAsync(kind, "get", name)}");
            }
        }

        var alice = await (root with { Login = new("alice", "old") }).TryAsync(["get", "/a"], cancellationToken: Cancelled);
        Add($"alice is let in: {alice.Error.Contains("permission denied", StringComparison.Ordinal)}");
        EtcdProcess[] members = [.. cluster.Cluster.Members, cluster.Learner];
        Add($"defragmentations {CareCluster.Defragmentations(members).Count}");
        // An election of their own moves it too, but says something else.
        Add($"leadership handed over {members.Sum(static member => member.LogTail(int.MaxValue).Split("\"leadership transfer starting\"").Length - 1)}");
        using var http = new HttpClient();
        foreach (var member in members.Where(static member => member.IsRunning))
        {
            foreach (var line in (await MetricsAsync(http, member)).Split('\n').Where(static line => Counted.Any(each => line.StartsWith(each, StringComparison.Ordinal))))
            {
                Add($"{member.Name} {line}");
            }
        }

        return text.ToString();

        void Add(string line) => text.Append(CultureInfo.InvariantCulture, $"{line}\n");
    }

    /// <summary>What a member counts; nothing of one that is just ending.</summary>
    private static async Task<string> MetricsAsync(HttpClient http, EtcdProcess member)
    {
        try
        {
            return await http.GetStringAsync(new Uri($"{member.Endpoint}/metrics"), Cancelled);
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }

    private static string[] Names(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@", remaining\(\d+s\)")]
    private static partial Regex Remaining();
}
