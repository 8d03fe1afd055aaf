using KvTui.Core.Browse.Marks;
using KvTui.Core.Browse.Order;
using KvTui.Core.Commands;
using KvTui.Core.Dialogs;
using KvTui.Core.External;
using KvTui.Core.Keyspace.Watching;
using KvTui.Core.Members;
using KvTui.Core.Members.Shown;
using KvTui.Core.Values.Reading;

namespace KvTui.Core.Explorer.Dispatch;

/// <summary>Does what a key or a command asks for, or says why not.</summary>
internal static class IntentUpdate
{
    public static Transition Apply(ExplorerState state, Intent intent)
    {
        state = BrowseUpdate.Settled(state);
        // Of keys that come at once only moves leave the value behind: what is done next is done with what the cursor is on by then.
        return intent.IsMove() ? Move(state, intent) : DetailUpdate.Followed(state).Then(there => Do(there, intent));
    }

    private static Transition Do(ExplorerState state, Intent intent)
    {
        if (LockUpdate.IsOffered(state, intent))
        {
            return LockUpdate.Ask(state);
        }

        if (ActionRules.WhyNot(state, intent) is { } reason)
        {
            var isBan = reason == WriteRules.WhyNoPut(state) || reason == WriteRules.WhyNoWrite(state);
            return isBan ? state.Ban(reason) : state.Warning(reason);
        }

        return intent switch
        {
            Intent.Open => BrowseUpdate.Open(state),
            Intent.Close => Close(state),
            Intent.Filter or Intent.GoTo or Intent.NewKey or Intent.Usage or Intent.Top or Intent.Find or Intent.FindInValue
                or Intent.Palette or Intent.SwitchProfile or Intent.Bookmark or Intent.Bookmarks or Intent.Clusters
                or Intent.Leases or Intent.Locks or Intent.Users or Intent.Members or Intent.Journal
                or Intent.Snapshot or Intent.Restore or Intent.Space or Intent.Defragment
                or Intent.History or Intent.Travel or Intent.Present or Intent.Changes or Intent.Revert
                or Intent.Events or Intent.Compare =>
                PromptIntents.Apply(state, intent),
            Intent.Edit or Intent.EditExternally or Intent.Lease or Intent.Duplicate or Intent.Rename
                or Intent.Delete or Intent.DeletePrefix or Intent.UndoWrite or Intent.RedoWrite or Intent.KeysLease or Intent.Export
                or Intent.Unlock or Intent.Lock => ChangeIntents.Apply(state, intent),
            Intent.MarkRow or Intent.MarkRange => MarkUpdate.Apply(state, intent),
            Intent.PageExternally => ExternalUpdate.Page(state),
            Intent.NextFormat => DetailUpdate.NextFormat(state),
            Intent.MoreValue => DetailUpdate.More(state),
            Intent.NextHit or Intent.PreviousHit or Intent.ScrollLeft or Intent.ScrollRight
                or Intent.Wrap or Intent.LineNumbers or Intent.Fold => ReadingIntents.Apply(state, intent),
            Intent.Unmask => DetailUpdate.MaskToggled(state),
            Intent.ToggleTree => BrowseUpdate.ToggleTree(state),
            _ when intent.IsOrder() => OrderUpdate.Apply(state, intent),
            Intent.HoldListing => ScopeUpdate.ToggleHold(state),
            Intent.CopyKey or Intent.CopyValue or Intent.CopyPath or Intent.CopyRaw or Intent.CopyJson or Intent.CopyBase64
                or Intent.CopyEtcdctl or Intent.CopyCommand or Intent.CopyPlace => CopyUpdate.Apply(state, intent),
            Intent.CopyCluster => Transition.Of(state, new Effect.Copy(ClusterText.Copy(state.Cluster, state.Now), "the cluster")),
            Intent.CommandLog or Intent.Doctor or Intent.Recovery or Intent.Help => PagerUpdate.Opened(state, intent),
            Intent.Refresh => ClusterMove.Refreshed(state),
            Intent.Redraw => Transition.Of(state, new Effect.Repaint()),
            Intent.Suspend => Transition.Of(state, new Effect.Suspend()),
            // What only the editor or a layer does means nothing in the panes.
            Intent.None or Intent.GoOn
                or Intent.AddMember or Intent.PromoteMember or Intent.RemoveMember or Intent.UpdatePeers or Intent.MakeLeader
                or Intent.AddUser or Intent.SetPassword or Intent.GrantRole or Intent.RevokeRole or Intent.AddRole or Intent.DeleteRole
                or Intent.GrantPermission or Intent.RevokePermission or Intent.SwitchAuth or Intent.WhoMay
                or Intent.CopyPage or Intent.KeepAlive or Intent.Pause or Intent.SaveEvents or Intent.SignalEvents
                or Intent.NextOrder or Intent.ReadAll
                or Intent.Accept or Intent.Complete or Intent.Save or Intent.Diff or Intent.Format or Intent.FindInText or Intent.NextInText
                or Intent.PreviousInText or Intent.GoToLine or Intent.Replace or Intent.Merge
                or Intent.TakeMine or Intent.TakeTheirs or Intent.TakeBoth or Intent.TakeBase or Intent.Undo or Intent.Redo
                or Intent.Mark or Intent.Cut or Intent.CopyText or Intent.Paste => state,
            Intent.NextPane or Intent.PreviousPane or Intent.KeysPane or Intent.ValuePane or Intent.ClusterPane
                or Intent.Wider or Intent.Narrower or Intent.Menu or Intent.ContextMenu or Intent.SortMenu or Intent.ColumnMenu
                or Intent.CopyMenu or Intent.FullScreen or Intent.ToggleMouse or Intent.Back or Intent.Cancel or Intent.Quit =>
                ScreenUpdate.Apply(state, intent),
            _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not done in the panes"),
        };
    }

    private static Transition Move(ExplorerState state, Intent intent) => state.Focus switch
    {
        Pane.Keys => BrowseUpdate.Move(state, intent),
        Pane.Value => ReadingIntents.Apply(state, intent),
        Pane.Cluster => ClusterScroll.Move(state, intent),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state.Focus, "is not a known pane"),
    };

    private static Transition Close(ExplorerState state) =>
        state.Focus == Pane.Keys ? BrowseUpdate.Close(state) : state with { Focus = Pane.Keys };
}
