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

    /// <summary>Runs a verb that changes members again and again until etcd, which wants them connected for 5 s, does not refuse it.</summary>
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

    /// <summary>The defragmentations in the logs of members, in the order of time: the name of a member and whether it begins.</summary>
    public static IReadOnlyList<(string Member, bool Begins)> Defragmentations(IEnumerable<EtcdProcess> members) =>
    [
        .. from member in members
           from line in member.LogTail(int.MaxValue).Split('\n')
           where line.Contains("\"msg\":\"starting defragment\"", StringComparison.Ordinal)
               || line.Contains("\"msg\":\"finished defragment\"", StringComparison.Ordinal)
           orderby JsonDocument.Parse(line).RootElement.GetProperty("ts").GetString()
           select (member.Name, line.Contains("starting", StringComparison.Ordinal)),
    ];
}
