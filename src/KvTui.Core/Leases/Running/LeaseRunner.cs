using KvTui.Core.Explorer.Services;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd;

namespace KvTui.Core.Leases.Running;

/// <summary>Revokes leases and keeps them alive, and tells what came of it.</summary>
internal sealed class LeaseRunner(IEtcdClient client, WriteJournal journal, Mailbox mailbox, CancellationToken stopping)
{
    public async Task RunAsync(Effect.ActOnLease act)
    {
        try
        {
            mailbox.PostOutcome(act.IsRevocation ? await RevokeAsync(act) : await KeepAliveAsync(act));
        }
        catch (EtcdException failure)
        {
            var rest = failure.MayHaveBeenApplied ? " It may have been done all the same." : "";
            mailbox.PostOutcome(new OperationMessage.ListActed($"{Name(act)}: {failure.Message}{rest}", IsDone: false));
        }
        catch (OperationCanceledException)
        {
            // The explorer ends.
        }
    }

    /// <summary>Revokes a lease that has the keys that were shown, and no others.</summary>
    private async Task<OperationMessage> RevokeAsync(Effect.ActOnLease act)
    {
        var now = await client.Leases.InspectAsync(act.Shown.Id, withKeys: true, stopping);
        if (!now.HasEnded && !now.HasSameKeys(act.Shown))
        {
            return new OperationMessage.ListActed($"{Name(act)} was not revoked: it has other keys by now; look again.", IsDone: false);
        }

        await new LeaseRevocation(client, journal).RunAsync(act.Shown.Id, act.ClusterId, stopping);
        var back = act.Shown.Keys.Count == 0 || !journal.IsOn ? "" : "; z brings its keys back";
        return new OperationMessage.ListActed($"{Name(act)} is revoked{back}", IsDone: true);
    }

    private async Task<OperationMessage> KeepAliveAsync(Effect.ActOnLease act)
    {
        var left = await client.Leases.KeepAliveAsync(act.Shown.Id, act.ClusterId, stopping);
        return left > TimeSpan.Zero
            ? new OperationMessage.ListActed($"{Name(act)} has {Quantities.Age(left)} to live again", IsDone: true)
            : new OperationMessage.ListActed($"{Name(act)} has ended.", IsDone: false);
    }

    private static string Name(Effect.ActOnLease act) => $"lease {KeyLease.FromInt64(act.Shown.Id)}";
}
