using KvTui.Etcd;
using KvTui.Etcd.Model;
using KvTui.Testing.Etcd;

namespace KvTui.Bench.Clients;

/// <summary>A way to break a cluster of three, and to make it whole again.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Between">The pause of a writer between two puts.</param>
/// <param name="Login">Who logs in; null where authentication is off.</param>
/// <param name="Arguments">Further flags of the members.</param>
/// <param name="BreakAsync">Breaks it, and is over when it is whole again.</param>
internal sealed record Fault(
    string Name, TimeSpan Between, EtcdLogin? Login, IReadOnlyList<string> Arguments, Func<EtcdCluster, CancellationToken, Task> BreakAsync)
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Down = TimeSpan.FromSeconds(3);

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("leader killed", Often, null, [], LeaderKilledAsync),
        new("leader frozen for 20 s", Often, null, [], LeaderFrozenAsync),
        new("members killed in turn", Often, null, [], InTurnAsync),
        new("compaction under a cut watch", Often, null, [], CompactedAsync),
        new("token expired", TimeSpan.FromSeconds(4), new("root", "secret"), ["--auth-token=simple", "--auth-token-ttl=2", "--bcrypt-cost=4"], WaitAsync),
    ];

    private static async Task LeaderKilledAsync(EtcdCluster cluster, CancellationToken cancellationToken)
    {
        var killed = await cluster.KillLeaderAsync(cancellationToken);
        await Task.Delay(Down, TimeProvider.System, cancellationToken);
        await killed.RestartAsync(cancellationToken: cancellationToken);
    }

    private static async Task LeaderFrozenAsync(EtcdCluster cluster, CancellationToken cancellationToken)
    {
        var leader = await cluster.LeaderAsync(cancellationToken: cancellationToken);
        leader.Pause();
        await Task.Delay(Frozen, TimeProvider.System, cancellationToken);
        leader.Resume();
    }

    private static async Task InTurnAsync(EtcdCluster cluster, CancellationToken cancellationToken)
    {
        foreach (var member in cluster.Members)
        {
            await member.KillAsync(cancellationToken);
            await Task.Delay(Down, TimeProvider.System, cancellationToken);
            await member.RestartAsync(cancellationToken: cancellationToken);
            await Task.Delay(Down, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>The clients are cut off; meanwhile others write, and the history is compacted.</summary>
    private static async Task CompactedAsync(EtcdCluster cluster, CancellationToken cancellationToken)
    {
        foreach (var member in cluster.Members)
        {
            await member.Proxy!.RefuseAsync();
        }

        await using var other = new EtcdClient(new() { Endpoints = [EtcdEndpoint.Parse(cluster.Members[0].Endpoint)] }, TimeProvider.System, new Random(2));
        var revision = 0L;
        for (var i = 0; i < 50; i++)
        {
            revision = (await other.Kv.PutAsync(EtcdKey.FromText($"{Contest.Prefix}other"), default, new(), cancellationToken)).Revision;
        }

        await cluster.Members[0].Ctl.RunAsync("compact", $"{revision}", "--physical");
        await Task.Delay(Down, TimeProvider.System, cancellationToken);
        foreach (var member in cluster.Members)
        {
            member.Proxy!.Heal();
        }
    }

    private static Task WaitAsync(EtcdCluster cluster, CancellationToken cancellationToken) => Task.Delay(Frozen, TimeProvider.System, cancellationToken);
}
