using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Dice;

/// <summary>Chooses faults at random, the same ones for the same seed and cluster.</summary>
internal sealed class FaultDice(EtcdCluster cluster, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>How long the faults last.</summary>
    public TimeSpan Duration() => TimeSpan.FromMilliseconds(_random.Next(100, 3000));

    /// <summary>One fault or two at once, of different members.</summary>
    public IReadOnlyList<RandomFault> Roll()
    {
        var members = cluster.Members.ToArray();
        _random.Shuffle(members);
        return [.. members.Take(_random.Next(1, 3)).Select(One)];
    }

    private RandomFault One(EtcdProcess member)
    {
        var proxy = member.Proxy!;
        var delay = TimeSpan.FromMilliseconds(_random.Next(20, 4000));
        return _random.Next(9) switch
        {
            0 => new($"{member.Name} killed", member.KillAsync, token => member.RestartAsync(waitUntilHealthy: false, token)),
            1 => Plain($"{member.Name} paused", member.Pause, member.Resume),
            2 => Plain($"{member.Name} cut", proxy.Cut, proxy.Heal),
            3 => Plain($"{member.Name} silent", proxy.Drop, proxy.Heal),
            4 => Plain($"{member.Name} silent, then cut", proxy.Drop, () => CutAndHeal(proxy)),
            5 => Plain($"{member.Name} late by {delay.TotalMilliseconds} ms", () => proxy.DelayReplies(delay), proxy.Heal),
            6 => new($"{member.Name} refuses", _ => proxy.RefuseAsync(), _ => Done(proxy.Heal)),
            7 => new($"compacted through {member.Name}", token => CompactAsync(member, token), _ => Task.CompletedTask),
            _ => new($"{member.Name} made leader", token => cluster.MoveLeaderAsync(member, token), _ => Task.CompletedTask),
        };
    }

    private static RandomFault Plain(string name, Action start, Action end) => new(name, _ => Done(start), _ => Done(end));

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static void CutAndHeal(FaultProxy proxy)
    {
        proxy.Cut();
        proxy.Heal();
    }

    /// <summary>Compacts as far as the member knows; without a quorum nothing happens.</summary>
    private static async Task CompactAsync(EtcdProcess member, CancellationToken cancellationToken)
    {
        var known = await member.Ctl.TryAsync(["get", "health", "--consistency=s", "-w=fields", "--command-timeout=1s"], cancellationToken: cancellationToken);
        var line = known.Text.Split('\n').FirstOrDefault(row => row.StartsWith("\"Revision\"", StringComparison.Ordinal));
        if (line is not null)
        {
            await member.Ctl.TryAsync(["compact", line.Split(':')[1].Trim(), "--command-timeout=2s"], cancellationToken: cancellationToken);
        }
    }
}
