using KvTui.Core.Explorer.Services;
using KvTui.Core.Journal.Keeping;

namespace KvTui.Core.Journal.Undoing;

/// <summary>Runs the effects that concern the journal, and tells what came of them.</summary>
internal sealed class JournalRunner(
    Undoer undoer, WriteJournal journal, Mailbox mailbox, TimeProvider clock, CancellationToken stopping)
{
    /// <summary>How many keys of an action are shown.</summary>
    private const int MostShown = 1000;

    /// <summary>How long after it began an action that was broken off is told of unasked.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    /// <summary>Runs an effect beside the loop, which does not wait for files.</summary>
    public Task RunAsync(Effect effect) => Task.Run(() => PostAsync(effect), CancellationToken.None);

    private async Task PostAsync(Effect effect)
    {
        try
        {
            var message = effect switch
            {
                Effect.PlanUndo plan => await PlanAsync(plan),
                Effect.Undo undo => new OperationMessage.UndoEnded(await undoer.RunAsync(undo.Plan, stopping)),
                Effect.OpenJournaled open => Open(open.Group),
                Effect.FindBroken find => await FindBrokenAsync(find.ClusterId),
                _ => throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType().Name, "is not for the journal"),
            };
            if (message is not null)
            {
                mailbox.PostOutcome(message);
            }
        }
        catch (EtcdException error)
        {
            mailbox.PostOutcome(new OperationMessage.UndoRefused($"Nothing was taken back: {error.Message}"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            mailbox.PostOutcome(new OperationMessage.UndoRefused($"The journal cannot be read: {error.Message}."));
        }
        catch (OperationCanceledException)
        {
            // The explorer ends.
        }
    }

    private async Task<OperationMessage> PlanAsync(Effect.PlanUndo plan)
    {
        var groups = await undoer.ReadAsync(plan.ClusterId, stopping);
        var group = plan.Group != 0 ? groups.FirstOrDefault(each => each.Id == plan.Group)
            : plan.IsRedo ? JournalOrder.NextToRedo(groups)
            : JournalOrder.NextToUndo(groups);
        return group is not null ? new OperationMessage.UndoPlanned(await undoer.PlanAsync(group, stopping))
            : new OperationMessage.UndoRefused(JournalText.Nothing(journal.IsOn, plan.IsRedo));
    }

    private async Task<OperationMessage?> FindBrokenAsync(ulong clusterId)
    {
        try
        {
            var broken = await undoer.FindBrokenAsync(clusterId, clock.GetUtcNow() - Lately, stopping);
            return broken is null ? null : new OperationMessage.BrokenFound(JournalText.LeftBehind(broken));
        }
        catch (EtcdException)
        {
            // Nobody has asked; who does is told why it is not known.
            return null;
        }
    }

    private static OperationMessage.JournalOpened Open(JournalGroup group)
    {
        var writes = new List<JournalWrite>();
        foreach (var batch in group.Batches)
        {
            writes.AddRange(writes.Count < MostShown ? WriteJournal.Writes(batch).Take(MostShown - writes.Count) : []);
        }

        return new(group, writes);
    }
}
