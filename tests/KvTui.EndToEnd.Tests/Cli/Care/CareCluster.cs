using System.Text.Json;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli.Care;

/// <summary>What the tests of verbs that care for a cluster share.</summary>
internal static class CareCluster
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Runs a verb aimed at a cluster to its end.</summary>
    public static Task<CommandResult> RunAsync(string endpoints, params string[] arguments) =>
        (KvTuiProgram.With([.. arguments, "--endpoints", endpoints]) with { Deadline = TimeSpan.FromSeconds(60) }).RunAsync(Cancelled);

    /// <summary>
    /// Runs a verb that changes members again and again until etcd, which wants them connected for 5 s, does not refuse it.
    /// </summary>
    public static async Task<CommandResult> ChangeAsync(string endpoints, params string[] arguments)
    {
        CommandResult result = null!;
        await Eventually.TrueAsync(
            async _ => (result = await RunAsync(endpoints, arguments)).ExitCode == 0,
            () => $"the members were to be changed: {result}",
            TimeSpan.FromSeconds(30),
            Cancelled);
        return result;
    }

    /// <summary>Three members whose space is used up, so that every put is refused; /kept has a history.</summary>
    public static async Task<EtcdCluster> FullAsync(string line)
    {
        var cluster = await EtcdCluster.StartAsync(3, new() { Line = line, Arguments = ["--quota-backend-bytes=4194304"] }, Cancelled);
        await cluster.Ctl.RunAsync("put", "/kept", "before");
        await cluster.Ctl.RunAsync("put", "/kept", "now");
        var value = new byte[512 * 1024];
        while ((await cluster.Ctl.TryAsync(["put", "/large"], value, Cancelled)).ExitCode == 0)
        {
        }

        return cluster;
    }

    /// <summary>Starts a member again, and waits until it serves reads: with an alarm raised etcdctl does not call it healthy.</summary>
    public static async Task RestartAsync(EtcdProcess member)
    {
        await member.RestartAsync(waitUntilHealthy: false, Cancelled);
        await Eventually.TrueAsync(
            async token => (await member.Ctl.TryAsync(["get", "/kept"], cancellationToken: token)).ExitCode == 0,
            () => $"{member.Name} was to serve reads. Its log ends with:\n{member.LogTail()}",
            TimeSpan.FromSeconds(30),
            Cancelled);
    }

    /// <summary>The latest revision.</summary>
    public static async Task<long> RevisionAsync(EtcdCtl ctl)
    {
        using var answer = JsonDocument.Parse(await ctl.RunAsync("get", "/kept", "-w=json"));
        return answer.RootElement.GetProperty("header").GetProperty("revision").GetInt64();
    }

    /// <summary>Whether a revision can be read.</summary>
    public static async Task<bool> CanReadAsync(EtcdCtl ctl, long revision) =>
        (await ctl.TryAsync(["get", "/kept", $"--rev={revision}"], cancellationToken: Cancelled)).ExitCode == 0;

    /// <summary>Asserts that no member was defragmented while another one was; one that was killed meanwhile ended by that.</summary>
    public static void AssertOneByOne(IEnumerable<EtcdProcess> members, EtcdProcess? killed = null)
    {
        string? at = null;
        foreach (var (member, begins) in Defragmentations(members))
        {
            Assert.True(
                at is null || at == member || at == killed?.Name, $"{member} {(begins ? "began" : "ended")} while {at} was at it");
            at = begins ? member : null;
        }
    }

    /// <summary>Asserts by its log that a member had given the leadership away when its defragmentation began.</summary>
    public static void AssertLeaderMovedFirst(EtcdProcess led)
    {
        var log = led.LogTail(int.MaxValue);
        var moved = log.LastIndexOf("\"msg\":\"leadership transfer finished\"", StringComparison.Ordinal);
        var begun = log.IndexOf("\"msg\":\"starting defragment\"", StringComparison.Ordinal);
        Assert.True(moved >= 0 && moved < begun, $"{led.Name} was to give the leadership away first; its log:\n{log}");
    }

    /// <summary>The defragmentations in the logs of members, in the order of time: the name of a member and whether it begins.</summary>
    public static IReadOnlyList<(string Member, bool Begins)> Defragmentations(IEnumerable<EtcdProcess> members) =>
    [
        .. from member in members
           from line in member.LogTail(int.MaxValue).Split('\n')
           where line.EndsWith('}') && (line.Contains("\"msg\":\"starting defragment\"", StringComparison.Ordinal)
               || line.Contains("\"msg\":\"finished defragment\"", StringComparison.Ordinal))
           orderby JsonDocument.Parse(line).RootElement.GetProperty("ts").GetString()
           select (member.Name, line.Contains("starting", StringComparison.Ordinal)),
    ];
}
