using KvTui.Core.Dialogs;

namespace KvTui.Core.Access;

/// <summary>The lock of a profile that is marked production: unlocked by typing its name, locked again by a command.</summary>
internal static class LockUpdate
{
    /// <summary>Whether unlocking is offered for what was asked: only the lock is in its way.</summary>
    public static bool IsOffered(ExplorerState state, Intent intent) =>
        state is { Access.IsLocked: true, Settings.ReadOnly: false }
        && intent is Intent.Edit or Intent.EditExternally or Intent.Lease or Intent.NewKey or Intent.Duplicate or Intent.Rename
            or Intent.KeysLease or Intent.GoOn or Intent.Delete or Intent.DeletePrefix or Intent.UndoWrite or Intent.RedoWrite
            or Intent.Save or Intent.Revert or Intent.TakeTheirs
            or Intent.AddMember or Intent.PromoteMember or Intent.RemoveMember or Intent.UpdatePeers or Intent.MakeLeader
            or Intent.KeepAlive or Intent.AddUser or Intent.SetPassword or Intent.GrantRole or Intent.RevokeRole
            or Intent.AddRole or Intent.DeleteRole or Intent.GrantPermission or Intent.RevokePermission or Intent.SwitchAuth;

    public static ExplorerState Ask(ExplorerState state)
    {
        var name = Printable.Text(state.Settings.Profile);
        return state.Pushed(Questions.Open(
            "PROD: unlock",
            $"The profile {name} is marked production, and writes are locked.\nUnlocked, it can be written to until kvtui ends, or :lock.",
            "Unlock",
            "Keep locked",
            new DialogPurpose.Unlock(),
            name));
    }

    public static Transition Unlocked(ExplorerState state) => Transition.Of(
        (state with { Access = state.Access with { IsLocked = false } })
            .Warning("Production is unlocked: changes take effect. :lock locks it again."),
        new Effect.SetLock(false));

    public static Transition Locked(ExplorerState state) => Transition.Of(
        (state with { Access = state.Access with { IsLocked = true } }).Done("production is locked again"),
        new Effect.SetLock(true));
}
