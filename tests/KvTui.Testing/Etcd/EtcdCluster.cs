using System.Text.Json;

namespace KvTui.Testing.Etcd;

/// <summary>A real cluster of one, three or five members on loopback.</summary>
public sealed class EtcdCluster : IAsyncDisposable
{
    private readonly EtcdOptions _options;

    private EtcdCluster(IReadOnlyList<EtcdProcess> members, EtcdOptions options)
    {
        _options = options;
        Members = members;
        Endpoints = string.Join(',', members.Select(m => m.Endpoint));
        AdvertisedEndpoints = string.Join(',', members.Select(m => m.AdvertisedEndpoint));
        Ctl = new EtcdCtl(members[0].Binaries, Endpoints, options.Tls, options.Login);
    }

    /// <summary>The members n1, n2, …</summary>
    public IReadOnlyList<EtcdProcess> Members { get; }

    /// <summary>All client URLs as a comma list.</summary>
    public string Endpoints { get; }

    /// <summary>The client URLs the members advertise as a comma list: their proxies', if they stand behind such.</summary>
    public string AdvertisedEndpoints { get; }

    /// <summary>etcdctl aimed at all members.</summary>
    public EtcdCtl Ctl { get; }

    /// <summary>Starts the members together and waits until each is healthy.</summary>
    public static async Task<EtcdCluster> StartAsync(int size = 3, EtcdOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EtcdOptions();
        var binaries = await EtcdBinaries.FindAsync(options.Line, cancellationToken);
        var cluster = new EtcdCluster([.. Enumerable.Range(1, size).Select(n => new EtcdProcess(binaries, $"n{n}", Of($"n{n}", options)))], options);
        try
        {
            cluster.LaunchAll();
            await Task.WhenAll(cluster.Members.Select(m => m.WaitUntilHealthyAsync(cancellationToken)));
            await (options.Login is null ? Task.CompletedTask : cluster.Ctl.EnableAuthAsync());
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until a running member leads, and returns it.</summary>
    /// <param name="not">A member that must not be taken for the leader, because it was just killed or frozen.</param>
    public Task<EtcdProcess> LeaderAsync(EtcdProcess? not = null, TimeSpan? deadline = null, CancellationToken cancellationToken = default) =>
        Eventually.GetAsync(
            async token =>
            {
                var asked = Members.Where(m => m.IsRunning && m != not).ToArray();
                var claims = await Task.WhenAll(asked.Select(m => IsLeaderAsync(m, token)));
                return asked.Zip(claims).FirstOrDefault(pair => pair.Second).First;
            },
            () => "a leader was to be elected.\n" + string.Join('\n', Members.Select(m => $"{m.Name}: {m.LogTail(5)}")),
            deadline ?? TimeSpan.FromSeconds(20),
            cancellationToken);

    /// <summary>Kills the leader (SIGKILL) and returns it; the election is not awaited.</summary>
    public async Task<EtcdProcess> KillLeaderAsync(CancellationToken cancellationToken = default)
    {
        var leader = await LeaderAsync(cancellationToken: cancellationToken);
        await leader.KillAsync(cancellationToken);
        return leader;
    }

    /// <summary>Kills all members at once (SIGKILL).</summary>
    public Task KillAllAsync(CancellationToken cancellationToken = default) => Task.WhenAll(Members.Select(m => m.KillAsync(cancellationToken)));

    /// <summary>Kills all members and makes a new cluster of the same names and ports, with no data; that it works is not awaited.</summary>
    public async Task RecreateAsync(CancellationToken cancellationToken = default)
    {
        await KillAllAsync(cancellationToken);
        foreach (var member in Members)
        {
            member.Wipe();
        }

        LaunchAll();
    }

    /// <summary>Hands the leadership to a member; false if the leader refuses, or there is none.</summary>
    public async Task<bool> MoveLeaderAsync(EtcdProcess member, CancellationToken cancellationToken = default)
    {
        var answer = await member.Ctl.TryAsync(["endpoint", "status", "-w=json", "--command-timeout=1s"], cancellationToken: cancellationToken);
        if (answer.ExitCode != 0)
        {
            return false;
        }

        using var document = JsonDocument.Parse(answer.Output);
        var id = document.RootElement[0].GetProperty("Status").GetProperty("header").GetProperty("member_id").GetUInt64();
        return (await Ctl.TryAsync(["move-leader", $"{id:x}", "--command-timeout=2s"], cancellationToken: cancellationToken)).ExitCode == 0;
    }

    /// <summary>Takes a member out of the cluster; its process ends by itself.</summary>
    public Task RemoveAsync(EtcdProcess member, CancellationToken cancellationToken = default) =>
        ChangeAsync(member, async ctl => ["member", "remove", await IdOfAsync(member, ctl)], cancellationToken);

    /// <summary>Adds a member that was removed again, with no data, and starts it; that it works is not awaited.</summary>
    public async Task AddAsync(EtcdProcess member, CancellationToken cancellationToken = default)
    {
        await member.KillAsync(cancellationToken);
        member.Wipe();
        await ChangeAsync(member, _ => Task.FromResult<string[]>(["member", "add", member.Name, $"--peer-urls={member.PeerUrl}"]), cancellationToken);
        member.Launch(InitialCluster, joins: true);
    }

    /// <summary>Adds a learner, and waits until it answers reads; it is not among the members, and whoever asked for it disposes it.</summary>
    public async Task<EtcdProcess> StartLearnerAsync(string name, CancellationToken cancellationToken = default)
    {
        var learner = new EtcdProcess(Members[0].Binaries, name, _options);
        await ChangeAsync(learner, _ => Task.FromResult<string[]>(["member", "add", name, "--learner", $"--peer-urls={learner.PeerUrl}"]), cancellationToken);
        learner.Launch($"{InitialCluster},{name}={learner.PeerUrl}", joins: true);
        await Eventually.TrueAsync(
            async token => (await learner.Ctl.TryAsync(["get", "a", "--consistency=s"], cancellationToken: token)).ExitCode == 0,
            () => $"the learner was to answer. Its log ends with:\n{learner.LogTail()}",
            TimeSpan.FromSeconds(20),
            cancellationToken);
        return learner;
    }

    /// <summary>Ends all members and removes their data.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(Members.Select(m => m.DisposeAsync().AsTask()));

    private static EtcdOptions Of(string member, EtcdOptions options) => options.TlsOf is { } tlsOf ? options with { Tls = tlsOf(member) } : options;

    private string InitialCluster => string.Join(',', Members.Select(m => $"{m.Name}={m.PeerUrl}"));

    private static async Task<string> IdOfAsync(EtcdProcess member, EtcdCtl ctl)
    {
        var lines = (await ctl.RunAsync("member", "list")).Split('\n');
        return lines.Single(line => line.Contains(member.PeerUrl, StringComparison.Ordinal)).Split(',')[0];
    }

    private void LaunchAll()
    {
        foreach (var member in Members)
        {
            member.Launch(InitialCluster);
        }
    }

    /// <summary>Changes the membership through another member; refused until the members have known each other for 5 s.</summary>
    private async Task ChangeAsync(EtcdProcess member, Func<EtcdCtl, Task<string[]>> command, CancellationToken cancellationToken)
    {
        var ctl = Ctl with { Endpoints = string.Join(',', Members.Where(m => m != member).Select(m => m.Endpoint)) };
        var arguments = await command(ctl);
        var said = "";
        await Eventually.TrueAsync(
            async token =>
            {
                var answer = await ctl.TryAsync(arguments, cancellationToken: token);
                said = answer.Error;
                return answer.ExitCode == 0;
            },
            () => $"`etcdctl {string.Join(' ', arguments)}` was to succeed: {said}",
            TimeSpan.FromSeconds(20),
            cancellationToken);
    }

    private static async Task<bool> IsLeaderAsync(EtcdProcess member, CancellationToken cancellationToken)
    {
        var answer = await member.Ctl.TryAsync(["endpoint", "status", "-w=json", "--command-timeout=1s"], cancellationToken: cancellationToken);
        if (answer.ExitCode != 0)
        {
            return false;
        }

        using var document = JsonDocument.Parse(answer.Output);
        var status = document.RootElement[0].GetProperty("Status");
        return status.TryGetProperty("leader", out var leader)
            && leader.GetUInt64() == status.GetProperty("header").GetProperty("member_id").GetUInt64();
    }
}
