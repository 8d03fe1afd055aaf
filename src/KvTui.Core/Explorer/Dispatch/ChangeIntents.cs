using KvTui.Core.Bulk;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Editing.Leases;
using KvTui.Core.Journal;

namespace KvTui.Core.Explorer.Dispatch;

/// <summary>Begins what changes keys, or lets changes be made.</summary>
internal static class ChangeIntents
{
    public static Transition Apply(ExplorerState state, Intent intent) => intent switch
    {
        _ when BulkRules.IsAbout(state, intent) => BulkUpdate.Begun(state, intent),
        Intent.Edit => DraftUpdate.OfferedFor(state, ActionRules.ToEdit(state)) ?? DetailUpdate.OpenEditor(state),
        Intent.Lease => DetailUpdate.OpenEditor(state).Then(LeaseUpdate.AskedIfOpen),
        Intent.EditExternally => DetailUpdate.OpenEditor(state, isExternal: true),
        Intent.Delete when DeleteUpdate.NeedsValue(state) => DetailUpdate.Read(DeleteUpdate.Ask(state)),
        Intent.Delete => DeleteUpdate.Measuring(DeleteUpdate.Ask(state)),
        Intent.Duplicate or Intent.Rename when TransferUpdate.NeedsValue(state) =>
            DetailUpdate.Read(TransferUpdate.Begun(state, intent == Intent.Rename)),
        Intent.Duplicate or Intent.Rename => TransferUpdate.Begun(state, intent == Intent.Rename),
        Intent.DeletePrefix => DeleteUpdate.Measuring(DeleteUpdate.AskPrefix(state)),
        Intent.UndoWrite or Intent.RedoWrite => JournalUpdate.Asked(state, isRedo: intent == Intent.RedoWrite),
        Intent.Unlock => LockUpdate.Ask(state),
        Intent.Lock => LockUpdate.Locked(state),
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "changes nothing"),
    };
}
