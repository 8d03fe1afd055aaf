using System.Text.Json;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli.Care;

/// <summary>
/// Three members and a learner, n4, with an alarm raised, a lease, users and roles, so that every act of <see cref="CareActs"/> would do
/// something. With authentication on, root may do everything, all may read and write every key, and guest may do nothing.
/// </summary>
internal sealed class GuardedCluster : IAsyncDisposable
{
    private const string Password = "secret";

    private static readonly string[][] Prepared =
    [
        ["put", "/a", "1"], ["put", "/a", "2"], ["put", "/app/a", "1"], ["put", "/b", "1"],
        ["user", "add", $"root:{Password}"], ["user", "grant-role", "root", "root"],
        ["user", "add", "alice:old"], ["user", "add", "guest:guest"], ["user", "add", "all:all"], ["user", "add", "bob:bob"],
        ["role", "add", "app"], ["role", "grant-permission", "app", "readwrite", "--prefix", "/app/"], ["user", "grant-role", "bob", "app"],
        ["role", "add", "all"], ["role", "grant-permission", "all", "readwrite", "--from-key", ""], ["user", "grant-role", "all", "all"],
    ];

    private readonly TemporaryFolder _folder = new("guarded");
    private readonly Dictionary<string, string> _names = [];

    private GuardedCluster(EtcdCluster cluster, EtcdProcess learner)
    {
        (Cluster, Learner, Root) = (cluster, learner, cluster.Ctl);
        (_names["PASSWORD"], _names["SNAPSHOT"]) = (_folder.PathTo("password"), _folder.PathTo("snapshot.db"));
    }

    public EtcdCluster Cluster { get; }

    public EtcdProcess Learner { get; }

    public EtcdProcess First => Cluster.Members[0];

    /// <summary>etcdctl of somebody who may do everything.</summary>
    public EtcdCtl Root { get; private set; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<GuardedCluster> StartAsync(string line, bool hasUsers)
    {
        var cluster = await EtcdCluster.StartAsync(3, new() { Line = line, Arguments = ["--bcrypt-cost=4"] }, Cancelled);
        var guarded = new GuardedCluster(cluster, await cluster.StartLearnerAsync("n4", Cancelled));
        try
        {
            await guarded.PrepareAsync(hasUsers);
            return guarded;
        }
        catch
        {
            await guarded.DisposeAsync();
            throw;
        }
    }

    /// <summary>An act with the names of this cluster in it.</summary>
    public string[] Words(string[] act) => Array.ConvertAll(act, word => _names.GetValueOrDefault(word, word));

    /// <summary>Authentication was switched on or off: root has to log in from then on, or no longer.</summary>
    public void Expects(bool hasUsers) => Root = Root with { Login = hasUsers ? new("root", Password) : null };

    /// <summary>All that it tells of itself; and that no snapshot was taken of it.</summary>
    public async Task<string> DumpAsync() => await ClusterAccount.OfAsync(this) + $"a snapshot here: {File.Exists(_names["SNAPSHOT"])}";

    public async ValueTask DisposeAsync()
    {
        await Learner.DisposeAsync();
        await Cluster.DisposeAsync();
        _folder.Dispose();
    }

    private async Task PrepareAsync(bool hasUsers)
    {
        await File.WriteAllTextAsync(_names["PASSWORD"], $"{Password}\n", Cancelled);
        File.SetUnixFileMode(_names["PASSWORD"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        foreach (var command in Prepared)
        {
            await Root.RunAsync(command);
        }

        _names["LEASE"] = (await Root.RunAsync("lease", "grant", "3600")).Split(' ')[1];
        await Root.RunAsync("put", "/leased", "1", $"--lease={_names["LEASE"]}");
        var leader = await Cluster.LeaderAsync(cancellationToken: Cancelled);
        var heirs = Cluster.Members.Where(member => member != leader).Select(static member => member.Name).ToArray();
        (_names["HEIR"], _names["OTHER"]) = (heirs[0], heirs[1]);
        _names["MOVED"] = $"http://localhost:{Cluster.Members.Single(member => member.Name == heirs[1]).PeerPort}";
        using var status = JsonDocument.Parse(await First.Ctl.RunAsync("endpoint", "status", "-w", "json"));
        var id = status.RootElement[0].GetProperty("Status").GetProperty("header").GetProperty("member_id").GetUInt64();
        using var http = new HttpClient();
        using var request = new StringContent($"{{\"action\":\"ACTIVATE\",\"memberID\":\"{id}\",\"alarm\":\"NOSPACE\"}}");
        using var raised = await http.PostAsync(new Uri($"{First.Endpoint}/v3/maintenance/alarm"), request, Cancelled);
        raised.EnsureSuccessStatusCode();
        if (hasUsers)
        {
            await Root.RunAsync("auth", "enable");
            Expects(hasUsers);
        }
    }
}
