using KvTui.Faults.Tests.Bench;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Saves;

/// <summary>Saves that are on their way while the leader dies: what the screen says of them is what etcdctl finds.</summary>
public sealed class SaveTests
{
    private const int Editors = 10;
    private const int QuickKills = 2;
    private const int FullKills = 20;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_outcome_shown_is_what_etcdctl_then_finds()
    {
        var kills = FaultRounds.Of(QuickKills, FullKills);
        var random = new Random();
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        var editors = new List<SavingEditor>();
        try
        {
            for (var i = 0; i < Editors; i++)
            {
                editors.Add(await SavingEditor.OpenAsync(cluster, $"/save/{i:D2}"));
            }

            for (var kill = 1; kill <= kills; kill++)
            {
                await KillAsync(cluster, editors, kill, TimeSpan.FromMilliseconds(random.Next(-50, 51)));
            }
        }
        finally
        {
            await Task.WhenAll(editors.Select(editor => editor.DisposeAsync().AsTask()));
        }

        FaultTable.Add($"saves while the leader dies: {kills * Editors}, of them {Count(SaveOutcome.Saved)} saved, {Count(SaveOutcome.NotSaved)} not saved, {editors.Sum(editor => editor.OnceUnknown)} unknown at first");

        int Count(SaveOutcome outcome) => editors.Sum(editor => editor.Outcomes.Count(one => one == outcome));
    }

    /// <summary>Saves in all editors at once and kills the leader a moment before or after.</summary>
    private static async Task KillAsync(EtcdCluster cluster, List<SavingEditor> editors, int kill, TimeSpan after)
    {
        await Task.WhenAll(editors.Select(editor => editor.PrepareAsync(kill)));
        var leader = await cluster.LeaderAsync(cancellationToken: Cancelled);
        if (after < TimeSpan.Zero)
        {
            var killing = leader.KillAsync(Cancelled);
            await Task.Delay(-after, TimeProvider.System, Cancelled);
            editors.ForEach(editor => editor.Save());
            await killing;
        }
        else
        {
            editors.ForEach(editor => editor.Save());
            await Task.Delay(after, TimeProvider.System, Cancelled);
            await leader.KillAsync(Cancelled);
        }

        await Task.WhenAll(editors.Select(editor => editor.JudgeAsync()));
        await leader.RestartAsync(cancellationToken: Cancelled);
        await Task.WhenAll(editors.Select(editor => editor.FinishAsync()));
    }
}
