using KvTui.Core.Diagnosis;
using KvTui.Etcd;
using KvTui.Etcd.Cluster.Diagnosis;
using KvTui.Etcd.Model;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>What the doctor says of members that are well while they have much to do.</summary>
public sealed class DoctorUnderLoadTests
{
    private const int Writers = 4;

    /// <summary>What may well be so on a machine that does much else: its disk is slow, or there is an election.</summary>
    private static readonly string[] OfMachine =
    [
        "slow-fsync", "slow-commit", "slow-peers", "slow-applies", "proposals-pending", "leader-changes", "leader-changed", "members-disagree",
        "member-slow", "read-failed", "data-not-compared",
    ];

    /// <summary>How often it looks: 200 times with KVTUI_FULL=1.</summary>
    private static int Runs => Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? 200 : 10;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task No_member_is_accused_while_keys_are_written_and_deleted_and_history_is_compacted(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new() { Line = line }, Cancelled);
        await using var client = new EtcdClient(
            new() { Endpoints = [.. cluster.Members.Select(static member => EtcdEndpoint.Parse(member.Endpoint))] }, TimeProvider.System, new Random(1));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var load = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(client, writer, enough.Token)));
        var compared = 0;
        for (var run = 0; run < Runs; run++)
        {
            var facts = await new ClusterExamination(client, TimeProvider.System).GatherAsync(Cancelled);
            Assert.Empty(FindingTable.Of(facts).Select(static finding => finding.Id).Except(OfMachine));
            compared += facts.Hashes.Outcome == HashOutcome.Agree ? 1 : 0;
        }

        await enough.CancelAsync();
        Assert.InRange((await load).Sum(), Runs, int.MaxValue);
        Assert.InRange(compared, Runs / 2, Runs);
    }

    /// <summary>Writes, and as the first of the writers deletes and compacts too: just before a deletion, or at it.</summary>
    /// <returns>How often it wrote.</returns>
    private static async Task<int> WriteAsync(EtcdClient client, int writer, CancellationToken cancellationToken)
    {
        var (value, round) = (new byte[100], 0);
        for (; !cancellationToken.IsCancellationRequested; round++)
        {
            var key = EtcdKey.FromText($"/load/{writer}/{round % 100}");
            try
            {
                var put = await client.Kv.PutAsync(key, value, new(), CancellationToken.None);
                if (writer == 0 && round % 100 == 99)
                {
                    var deleted = await client.Kv.DeleteAsync(KeyRange.Key(key), put.ClusterId, CancellationToken.None);
                    await client.Maintenance.CompactAsync(round % 200 == 99 ? put.Revision : deleted.Header.Revision, isPhysical: false, CancellationToken.None);
                }
            }
            catch (EtcdException)
            {
                // An election.
            }
        }

        return round;
    }
}
