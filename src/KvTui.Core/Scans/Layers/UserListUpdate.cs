using KvTui.Core.Dialogs;
using KvTui.Core.Users;
using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Core.Scans.Layers;

/// <summary>
/// Acts on users and roles in their list: a line offers the beginning of a change, in etcdctl's words; what will be done is asked first.
/// </summary>
internal static class UserListUpdate
{
    private const string NoUser = "There is no user on this row.";
    private const string NoRole = "There is no role on this row.";

    /// <summary>Does what a key of the list asks for.</summary>
    public static Transition Apply(ExplorerState state, RosterState list, Intent intent)
    {
        if (intent == Intent.WhoMay)
        {
            return Offered(state, PromptKind.WhoMay, Here(state));
        }

        if (LockUpdate.IsOffered(state, intent))
        {
            return LockUpdate.Ask(state);
        }

        if (ActionRules.WhyNot(state, Intent.AddUser) is { } reason)
        {
            return state.Warning(reason);
        }

        var (user, role, permission) = list.Held ?? new("", "", null);
        return intent switch
        {
            Intent.AddUser => Offered(state, PromptKind.UserChange, "user add "),
            Intent.AddRole => Offered(state, PromptKind.UserChange, "role add "),
            Intent.GrantRole => user.Length == 0 ? state.Warning(NoUser)
                : Offered(state, PromptKind.UserChange, $"user grant-role {UserLine.Word(user)} "),
            Intent.GrantPermission => role.Length == 0 ? state.Warning(NoRole)
                : Offered(state, PromptKind.UserChange, $"role grant-permission {UserLine.Word(role)} read "),
            Intent.SetPassword => user.Length == 0 ? state.Warning(NoUser) : AskedForPassword(state, new(user, isNew: false)),
            Intent.Delete => user.Length == 0 ? state.Warning(NoUser) : Asked(state, list, AuthChange.DeleteUser(user)),
            Intent.DeleteRole => role.Length == 0 ? state.Warning(NoRole) : Asked(state, list, AuthChange.DeleteRole(role)),
            Intent.RevokeRole => user.Length == 0 || role.Length == 0 ? state.Warning("There is no role of a user on this row.")
                : Asked(state, list, AuthChange.RevokeRole(user, role)),
            Intent.RevokePermission => permission is null ? state.Warning("There is no permission on this row.")
                : Asked(state, list, AuthChange.RevokePermission(role, permission)),
            Intent.SwitchAuth => Asked(state, list, list.Progress.List.Users is { IsOn: true } ? AuthChange.Disable : AuthChange.Enable),
            _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not for the list of users"),
        };
    }

    /// <summary>A line that was typed for the list: a change, or a key of which it is asked who may touch it.</summary>
    public static ExplorerState Entered(ExplorerState state, PromptKind kind, string text)
    {
        if (Listed(state) is not { } list)
        {
            return state.Warning("The list of users is no longer open; :users opens it.");
        }

        if (kind == PromptKind.WhoMay)
        {
            return UserLine.Keys(text) is { } keys && list.Progress.List.Users is { } known ? Page(state, known, keys) : state;
        }

        var (change, asks, mistake) = UserLine.Read(text);
        return mistake is not null ? state.Warning($"Nothing was changed; expected {mistake}.")
            : asks is not null ? AskedForPassword(state, asks)
            : Asked(state, list, change!);
    }

    /// <summary>A password was typed, for the first time or again.</summary>
    public static ExplorerState Typed(ExplorerState state, PasswordEntry entry, string password)
    {
        if (Listed(state) is not { } list || password.Length == 0)
        {
            return state.Warning("The password is empty; nothing was changed.");
        }

        return !entry.IsAgain ? AskedForPassword(state, entry.Typed(password))
            : entry.Change(password) is { } change ? Asked(state, list, change)
            : state.Warning("The two passwords are not the same; nothing was changed.");
    }

    /// <summary>A change was agreed to: it is made, if nothing has come in the way.</summary>
    public static Transition Agreed(ExplorerState state, DialogPurpose.ChangeUsers agreed) =>
        ActionRules.WhyNot(state, Intent.AddUser) is { } reason ? state.Warning(reason)
        : WriteRules.WhyNoWriteTo(state, agreed.ClusterId) is { } other ? state.Error($"Nothing was changed: {other}.")
        : Transition.Of(state.Info("asking the cluster …"), new Effect.ChangeUsers(agreed.Change, agreed.ClusterId));

    private static RosterState? Listed(ExplorerState state) =>
        state is { TopLayer: Layer.Roster { IsOfUsers: true }, Scans.Roster: { } list } ? list : null;

    private static ExplorerState Offered(ExplorerState state, PromptKind kind, string text) =>
        state.Pushed(new Layer.Prompt(kind, text, null));

    private static ExplorerState AskedForPassword(ExplorerState state, PasswordEntry entry) =>
        state.Pushed(new Layer.Prompt(PromptKind.NewPassword, "", null) { Password = entry });

    private static ExplorerState Asked(ExplorerState state, RosterState list, AuthChange change)
    {
        if (list.Progress.List.Users is not { } known)
        {
            return state.Warning("The users are not listed yet; r asks again.");
        }

        if (change.Act == AuthAct.Enable && (known.IsOn ? "Authentication is on already." : known.WhyNotOn) is { } reason)
        {
            return state.Warning(reason);
        }

        change = change.Act == AuthAct.RevokePermission ? Held(known, change) : change;
        var lines = AuthChangeText.Consequences(change, known, state.Access.Rights.User);
        string[] text = [$"On {Questions.Where(state)}:", $"{AuthChangeText.Order(change)}.", .. lines];
        var purpose = new DialogPurpose.ChangeUsers(change, state.ClusterId);
        return state.Pushed(Questions.Open(
            "Users and roles", string.Join('\n', text), Action(change.Act), "Cancel", purpose, Questions.Typed(state)));
    }

    /// <summary>The change with what the permission allows, which etcd knows by its keys alone.</summary>
    private static AuthChange Held(UserList known, AuthChange change)
    {
        var held = known.Roles.FirstOrDefault(role => role.Name == change.Role)?.Permissions ?? [];
        return held.FirstOrDefault(each => each.Keys == change.Permission!.Keys) is { } permission
            ? AuthChange.RevokePermission(change.Role, permission)
            : change;
    }

    private static string Action(AuthAct act) => act switch
    {
        AuthAct.Enable => "Switch on",
        AuthAct.Disable => "Switch off",
        AuthAct.AddUser or AuthAct.AddRole => "Add",
        AuthAct.DeleteUser or AuthAct.DeleteRole => "Delete",
        AuthAct.SetPassword => "Set the password",
        AuthAct.GrantRole or AuthAct.GrantPermission => "Grant",
        AuthAct.RevokeRole or AuthAct.RevokePermission => "Revoke",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "is not a known act"),
    };

    /// <summary>The key or the folder under the cursor of the key pane, as it is typed.</summary>
    private static string Here(ExplorerState state) => state.Browse.Current switch
    {
        { Kind: RowKind.Key } row => UserLine.Word(row.Path.Span),
        { } row => $"{UserLine.Word(row.Path.Span)} --prefix",
        null => "",
    };

    /// <summary>Shows who may read or write keys, and why.</summary>
    private static ExplorerState Page(ExplorerState state, UserList known, KeyRange keys)
    {
        var found = known.WhoMay(keys);
        var lines = found.Select(static access => Printable.Text(
            $"{access.User}: read {PermissionText.Of(access.Read)}, write {PermissionText.Of(access.Write)}; "
            + string.Join("; ", access.Reasons)));
        return state.Pushed(new Layer.Page(
            $"Who may touch {RangeText.Of(keys)}",
            [.. KeyAccessText.Notes(known), .. found.IsEmpty ? ["No user may read or write it."] : lines]));
    }
}
