using KvTui.Core.Commands;
using KvTui.Core.Offline;
using KvTui.Core.Values.Reading;

namespace KvTui.Core.Access;

/// <summary>Which actions are possible now, and why not.</summary>
internal static class ActionRules
{
    /// <summary>Why an action is not possible; null if it is.</summary>
    public static string? WhyNot(ExplorerState state, Intent intent)
    {
        if (WhyNoSubject(state, intent) is { } reason)
        {
            return reason;
        }

        return intent switch
        {
            _ when BulkRules.IsAbout(state, intent) => BulkRules.WhyNot(state, intent),
            Intent.Edit or Intent.EditExternally or Intent.Lease => WhyNoEdit(state),
            Intent.Duplicate => WriteRules.WhyNoPut(state) ?? WhyNoTransfer(state),
            Intent.Rename => WriteRules.WhyNoPut(state) ?? AccessRules.WhyNoChangeHere(state) ?? WhyNoTransfer(state),
            Intent.NewKey => WriteRules.WhyNoPut(state) ?? AccessRules.WhyNoNewKey(state),
            Intent.Delete => WriteRules.WhyNoWrite(state) ?? AccessRules.WhyNoChangeHere(state) ?? WhyNoRow(state),
            Intent.DeletePrefix => WriteRules.WhyNoWrite(state)
                ?? (FolderOf(state) is { } folder ? AccessRules.WhyNoChange(state, KeyRange.Prefix(folder)) : WhyNoFolder(state)),
            Intent.UndoWrite or Intent.RedoWrite => WriteRules.WhyNoWrite(state) ?? WhyNoJournal(state),
            Intent.Journal => WhyNoJournal(state),
            Intent.CopyKey or Intent.CopyCommand or Intent.CopyPlace or Intent.MarkRow or Intent.MarkRange => WhyNoRow(state),
            Intent.Bookmark => WhyNoRow(state) ?? WhyNoPlaces(state),
            Intent.Bookmarks => WhyNoPlaces(state),
            Intent.CopyEtcdctl => WhyNoRow(state) ?? (state.Browse.Current is { } row && row.Path.Span.Contains((byte)0)
                ? "The key has a zero byte in it, which no argument of etcdctl can have."
                : null),
            Intent.CopyValue or Intent.CopyRaw or Intent.CopyJson or Intent.CopyBase64 => WhyNoValue(state),
            Intent.PageExternally => MaskRules.IsMasked(state) ? "The value is masked: u shows it, then the pager can."
                : state.Detail.Status == LoadStatus.Loaded ? null
                : "There is no value in the pane to read.",
            Intent.MoreValue => state.Detail.HasMore ? null
                : state.Detail.Value is null ? "There is no value in the pane."
                : "All of the value is shown.",
            Intent.Unmask => MaskRules.WhyNoUnmask(state),
            Intent.Present => state.Keyspace.IsPast ? null : "It is the present that is shown.",
            Intent.Revert => WhyNoRevert(state),
            Intent.Usage or Intent.Top or Intent.Find or Intent.Events or Intent.Compare when state.Keyspace.IsPast =>
                "This reads the present; :now leads back to it.",
            Intent.AddMember or Intent.PromoteMember or Intent.RemoveMember or Intent.UpdatePeers or Intent.MakeLeader
                or Intent.AddUser or Intent.SetPassword or Intent.GrantRole or Intent.RevokeRole or Intent.AddRole or Intent.DeleteRole
                or Intent.GrantPermission or Intent.RevokePermission or Intent.SwitchAuth =>
                WriteRules.WhyNoCare(state),
            Intent.Snapshot => WriteRules.WhyNotWhole(state),
            Intent.Unlock or Intent.Lock => WriteRules.WhyNoLock(state, locks: intent == Intent.Lock),
            Intent.SwitchProfile or Intent.Clusters => state.Settings.Profiles.IsEmpty
                ? "There are no profiles: 'kvtui config check' tells whether their file has mistakes, 'kvtui config create' writes one."
                : null,
            Intent.FindInValue or Intent.NextHit or Intent.PreviousHit or Intent.Fold or Intent.CopyPath
                when MaskRules.IsMasked(state) => "The value is masked: u shows it.",
            Intent.FindInValue or Intent.Fold when state.Detail.Formatted is null => "There is no value in the pane.",
            Intent.NextHit or Intent.PreviousHit => WhyNoHit(state.Detail.Reading.Find),
            Intent.CopyPath => state.Detail.Path is null ? "Lines have paths only in JSON and in objects of Kubernetes." : null,
            Intent.CopyCluster or Intent.Space or Intent.Defragment =>
                state.Cluster.Report is null ? "Nothing is known of the cluster yet." : null,
            Intent.HoldListing =>
                state.Keyspace is { Followed: { Status: RegionStatus.Loading, Scope.IsWhole: true } } or { Paused: true }
                    ? null
                    : "All keys are listed.",
            Intent.ToggleTree => state.Browse.Filter is null ? null : "A filter shows a flat list; Esc ends it.",
            // An intent that has no row here is always possible.
            _ => null,
        };
    }

    /// <summary>Why a command of a menu is not possible: an open editor has its own, and the panes have theirs; null if it is.</summary>
    public static string? WhyNotInMenu(ExplorerState state, Intent intent) => WhyNotHere(state, intent)
        ?? (state.Detail.Edit is null ? WhyNot(state, intent) : null);

    /// <summary>Why a command means nothing where the user is; null if it does.</summary>
    public static string? WhyNotHere(ExplorerState state, Intent intent)
    {
        var isEditing = state.Detail.Edit is not null;
        return ExplorerCommands.IsFor(intent, isEditing) ? null
            : isEditing ? "A value is being edited: save it, or leave the editor first."
            : "No value is being edited.";
    }

    /// <summary>Why nothing can be done with what the row under the cursor stood for; null if it is there.</summary>
    public static string? WhyGone(ExplorerState state) => state.Browse is { Gone: { } gone, Current.IsGone: true }
        ? $"{gone.Sentence} Move the cursor to go on."
        : null;

    /// <summary>The key that would be edited.</summary>
    public static EtcdKey ToEdit(ExplorerState state) =>
        (state.Focus == Pane.Value ? state.Detail.Subject : state.Browse.Current?.Id)?.Path ?? state.Browse.Root;

    /// <summary>The folder that D is about: the one under the cursor, or the one named as the key there; null if there is none.</summary>
    public static EtcdKey? FolderOf(ExplorerState state)
    {
        if (state.Browse.Current is not { Kind: RowKind.Key } row)
        {
            return state.Browse.Current?.Path;
        }

        var folder = new EtcdKey([.. row.Path.Span, state.Settings.Folding.Separator]);
        var (first, end) = state.Keyspace.Keys.Ranks(KeyRange.Prefix(folder));
        return first < end ? folder : null;
    }

    /// <summary>Why there is not what an action is about: the row's key is gone, or a file is read where it asks a cluster.</summary>
    private static string? WhyNoSubject(ExplorerState state, Intent intent) =>
        state.File is { } file && AsksCluster(intent) ? FileText.WhyNoCluster(file)
        : intent is Intent.Edit or Intent.EditExternally ? WhyGone(state)
        : intent is Intent.Lease or Intent.KeysLease or Intent.Delete or Intent.DeletePrefix or Intent.Duplicate or Intent.Rename
            && state.Browse.Marks.IsEmpty ? WhyGone(state)
        : null;

    /// <summary>Whether an action asks members, or is for a tool that does: a file cannot take their place.</summary>
    private static bool AsksCluster(Intent intent) => intent is Intent.Doctor or Intent.Space or Intent.Defragment or Intent.Leases
        or Intent.Locks or Intent.Users or Intent.Members or Intent.Top or Intent.Events or Intent.Snapshot or Intent.CopyCluster
        or Intent.CopyEtcdctl;

    /// <summary>Why there is no folder to delete, where there is none.</summary>
    private static string? WhyNoFolder(ExplorerState state)
    {
        if (state.Browse.Current is not { } row)
        {
            return WhyNoRow(state);
        }

        var name = Printable.Escaped(row.Path.Span);
        var folder = Printable.Escaped([.. row.Path.Span, state.Settings.Folding.Separator]);
        return $"{name} is a key without a folder {folder}; d deletes the key.";
    }

    private static string? WhyNoJournal(ExplorerState state) =>
        state.ClusterId == 0 ? "The journal is kept by cluster, and which one this is is not known yet." : null;

    private static string? WhyNoPlaces(ExplorerState state) =>
        state.Places.ClusterId == 0 ? "Bookmarks are kept by cluster, and which one this is is not known yet." : null;

    /// <summary>Why no value can be copied: the one in the pane, or the one that the pane is about to show.</summary>
    private static string? WhyNoValue(ExplorerState state) => state.Detail switch
    {
        { Wanted: null, Value: null } or { Wanted.Kind: RowKind.Prefix } => "There is no value in the pane to copy.",
        var detail => MaskRules.IsMasked(state, (detail.Wanted ?? detail.Subject)!.Value.Path)
            ? "The value is masked: u shows it, then it can be copied."
            : null,
    };

    private static string? WhyNoRevert(ExplorerState state) =>
        state.Keyspace.AsOf == 0 ? ":rev N shows the keys as they were; what is put back is what is under the cursor there."
        : WhyNoRow(state) ?? WriteRules.WhyNoRestore(state) ?? AccessRules.WhyNoChangeHere(state);

    private static string? WhyNoTransfer(ExplorerState state) =>
        state.Browse.Current is not { Kind: RowKind.Key } row ? "There is no key under the cursor."
        : MaskRules.IsMasked(state, row.Path) ? "The value is masked: u shows it, then the key can have another name."
        : null;

    private static string? WhyNoEdit(ExplorerState state) => WriteRules.WhyNoPut(state)
        ?? AccessRules.WhyNoChange(state, KeyRange.Key(ToEdit(state)))
        ?? MaskRules.WhyNoEdit(state)
        ?? (state.Browse.Current is { Kind: RowKind.Key } || IsOnKey(state) ? null : "There is no key under the cursor to edit.");

    private static string? WhyNoRow(ExplorerState state) => state.Browse.Current is null ? "There is no key under the cursor." : null;

    private static string? WhyNoHit(ValueFind? find) => find switch
    {
        null => "Nothing is searched for in the value: / asks for it.",
        { Hits.IsEmpty: true } => $"“{Printable.Text(find.Text)}” does not occur in the value.",
        _ => null,
    };

    private static bool IsOnKey(ExplorerState state) => state is { Focus: Pane.Value, Detail.Status: LoadStatus.Loaded };
}
