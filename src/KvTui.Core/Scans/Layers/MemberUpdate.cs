using KvTui.Core.Care;
using KvTui.Core.Care.Membership;
using KvTui.Core.Care.Recovery;
using KvTui.Core.Dialogs;
using KvTui.Core.Scans.Roster;

namespace KvTui.Core.Scans.Layers;

/// <summary>Acts on the members in their list: asks first, and says what each does to the quorum.</summary>
internal static class MemberUpdate
{
    private const string NoMember = "There is no member on this row.";

    /// <summary>Does what a key of the list asks for.</summary>
    public static Transition Apply(ExplorerState state, RosterState list, Intent intent) => intent switch
    {
        Intent.Open => Details(state, list),
        Intent.Recovery => state.Pushed(new Layer.Page(RecoveryTable.Title, RecoveryTable.Lines(list.Progress.List.Report))),
        _ when LockUpdate.IsOffered(state, intent) => LockUpdate.Ask(state),
        _ when ActionRules.WhyNot(state, intent) is { } reason => state.Warning(reason),
        Intent.AddMember => state.Pushed(new Layer.Prompt(PromptKind.NewMember, "", null)),
        Intent.PromoteMember => Asked(state, list, MembershipAct.Promote),
        Intent.RemoveMember => Asked(state, list, MembershipAct.Remove),
        Intent.MakeLeader => Asked(state, list, MembershipAct.Lead),
        Intent.UpdatePeers => list.Member is { } member
            ? state.Pushed(new Layer.Prompt(PromptKind.PeerUrls, string.Join(',', member.PeerUrls), null) { IsOffered = true })
            : state.Warning(NoMember),
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not for the list of members"),
    };

    /// <summary>A line that was typed for the list: the name and peer URLs of a new member, or other peer URLs of the one there.</summary>
    public static ExplorerState Entered(ExplorerState state, PromptKind kind, string text)
    {
        if (state is not { TopLayer: Layer.Roster { IsOfMembers: true }, Scans.Roster: { } list })
        {
            return state.Warning("The list of members is no longer open; :members opens it.");
        }

        if (kind == PromptKind.PeerUrls)
        {
            return PeerUrls.Read(text) is { Wrong: null } moved ? Asked(state, list, MembershipAct.UpdatePeers, "", moved.Urls) : state;
        }

        return PeerUrls.ReadAddition(text) is not { Mistake: null } added ? state
            : list.Members.Any(member => member.Name == added.Name)
                ? state.Warning($"There is a member {Printable.Text(added.Name)} already; give the new one another name.")
            : Asked(state, list, MembershipAct.AddLearner, added.Name, added.Urls);
    }

    /// <summary>A change was agreed to: it is sent, if what it is based on is still what is read.</summary>
    public static Transition Agreed(ExplorerState state, DialogPurpose.ChangeMembers change, bool asVoter)
    {
        var request = asVoter && change.AfterAsVoter is { } after
            ? change.Request with { Change = new(MembershipAct.AddVoter, null), After = after }
            : change.Request;
        return ActionRules.WhyNot(state, Intent.AddMember) is { } reason ? state.Warning(reason)
            : WriteRules.WhyNoWriteTo(state, request.ClusterId) is { } other ? state.Error($"No member was changed: {other}.")
            : Transition.Of(state.Info($"{request.Name}: asking the cluster …"), new Effect.ChangeMembers(request));
    }

    /// <summary>A change has ended: says how, shows what is to be done elsewhere, and asks for the list again if it is looked at.</summary>
    public static Transition Changed(ExplorerState state, OperationMessage.MembersChanged changed)
    {
        state = changed.IsDone ? state.Done(changed.Text) : state.Error(changed.Text);
        var next = state.Layers.Exists(static layer => layer is Layer.Roster { IsOfMembers: true })
            ? ScanUpdate.StartRoster(state, RosterKind.Members)
            : Transition.Of(state);
        return changed.Lines.IsEmpty || state.Detail.Edit is not null
            ? next
            : next with { State = next.State.Pushed(new Layer.Page(changed.Text, changed.Lines)) };
    }

    private static ExplorerState Asked(
        ExplorerState state, RosterState list, MembershipAct act, string name = "", ImmutableArray<string> urls = default)
    {
        var isNew = act == MembershipAct.AddLearner;
        if (list.Progress.List.Report is not { } report || (list.Member is null && !isNew))
        {
            return state.Warning(NoMember);
        }

        var change = new MembershipChange(act, isNew ? null : list.Member);
        var label = Printable.Text(change.Subject is { } subject ? MembershipPlan.Label(subject) : name);
        if (MembershipPlan.WhyNot(report, change) is { } why)
        {
            return state.Warning($"{label}: {why}");
        }

        urls = urls.IsDefault ? [] : urls;
        var request = new MembershipOrder(change, label, urls, MembershipPlan.After(report, change), state.ClusterId);
        var voter = new MembershipChange(MembershipAct.AddVoter, null);
        var asVoter = isNew && MembershipPlan.WhyNot(report, voter) is null ? MembershipPlan.After(report, voter) : null;
        var lines = new List<string> { $"On {Questions.Where(state)}:" };
        lines.AddRange(MembershipText.Lines(report, change, label, urls).Select(static line => Printable.Text(line)));
        if (asVoter is not null)
        {
            lines.Add($"As a voter at once: {asVoter.Text}. A learner is promoted once it has caught up.");
        }

        return state.Pushed(Question(state, act, string.Join('\n', lines), new(request, asVoter)));
    }

    private static Layer.Question Question(ExplorerState state, MembershipAct act, string text, DialogPurpose.ChangeMembers purpose)
    {
        var (title, action) = act switch
        {
            MembershipAct.AddLearner => ("Add a member", "Add as learner"),
            MembershipAct.Promote => ("Promote a member", "Promote"),
            MembershipAct.Remove => ("Remove a member", "Remove"),
            MembershipAct.UpdatePeers => ("Update peer URLs", "Update"),
            MembershipAct.Lead => ("Move the leadership", "Move"),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "has no question of its own"),
        };
        var question = Questions.Open(title, text, action, "Cancel", purpose, Questions.Typed(state));
        if (purpose.AfterAsVoter is null)
        {
            return question;
        }

        var dialog = question.State.Dialog;
        var buttons = dialog.Buttons.Add(new("Add as voter") { IsDestructive = true });
        return question with { State = question.State with { Dialog = dialog with { Buttons = buttons } } };
    }

    /// <summary>Shows all that is known of the member under the cursor.</summary>
    private static ExplorerState Details(ExplorerState state, RosterState list) =>
        list is { Member: { } member, Progress.List.Report: { } report }
            ? state.Pushed(new Layer.Page(
                $"Member {Printable.Text(MembershipPlan.Label(member))}",
                MemberDetails.Lines(member, list.Members, report, state.Settings.Words)))
            : state;
}
