using KvTui.Core.Dialogs;
using KvTui.Core.Editing;

namespace KvTui.Core.Journal;

/// <summary>Undo and redo of one's own writes: looks what that would do, asks, and says what came of it.</summary>
internal static class JournalUpdate
{
    /// <summary>Once the keys of a cluster are listed, has the journal looked through for what was broken off there.</summary>
    public static Transition LookedBack(ExplorerState state) =>
        !state.Keyspace.IsListed || state.File is not null || state.LookedBackFor == state.ClusterId
            ? state
            : Transition.Of(state with { LookedBackFor = state.ClusterId }, new Effect.FindBroken(state.ClusterId));

    /// <summary>Looks which write is the next to be taken back, or written again.</summary>
    public static Transition Asked(ExplorerState state, bool isRedo) => Transition.Of(
        state.Info(isRedo ? "looking what was undone …" : "looking what was written last …"),
        new Effect.PlanUndo(0, isRedo, state.ClusterId));

    /// <summary>Does with an action of the list what was asked for: shows what it has changed, or takes it back.</summary>
    public static Transition InList(ExplorerState state, JournalGroup? group, Intent intent)
    {
        if (group is null)
        {
            return state;
        }

        if (intent == Intent.Open)
        {
            return Transition.Of(state, new Effect.OpenJournaled(group));
        }

        return LockUpdate.IsOffered(state, Intent.UndoWrite) ? LockUpdate.Ask(state)
            : ActionRules.WhyNot(state, Intent.UndoWrite) is { } reason ? state.Warning(reason)
            : Transition.Of(state.Info("looking what is there now …"), new Effect.PlanUndo(group.Id, group.IsUndo, group.ClusterId));
    }

    /// <summary>Asks whether an action is to be taken back, or says why it cannot be.</summary>
    public static ExplorerState Planned(ExplorerState state, UndoPlan plan)
    {
        if (state.Detail.Edit is not null || state.TopLayer is Layer.Question or Layer.Prompt)
        {
            // Something else was begun since.
            return state;
        }

        if (plan.Refusal.Length > 0 || plan.Ready == 0 || (plan.ChangedCount > 0 && !plan.MayTakeRest))
        {
            return state.Error(JournalText.Refusal(plan));
        }

        var isMasked = plan.Only is { } only && state.Settings.Mask.Matches(only.Key);
        var text = JournalText.Question(isMasked ? plan with { Only = null } : plan, Questions.Where(state), state.Now);
        var action = $"{(plan.IsRedo ? "Redo" : "Undo")}{(plan.ChangedCount > 0 ? " the rest" : "")}";
        return (state with { Notice = null }).Pushed(Questions.Open(
            plan.IsRedo ? "Redo" : "Undo",
            text,
            action,
            "Leave it",
            new DialogPurpose.Undo(plan with { TakesRest = plan.ChangedCount > 0 }),
            plan.Ready > 1 ? plan.Ready.ToString(CultureInfo.InvariantCulture) : Questions.Typed(state)));
    }

    /// <summary>Takes the action back, if the cluster that it was written in still is the one that is read.</summary>
    public static Transition Confirmed(ExplorerState state, UndoPlan plan) =>
        WriteRules.WhyNoWriteTo(state, plan.Group.ClusterId) is { } other
            ? state.Error($"Nothing was taken back: {other}.")
            : Transition.Of(state.Info(plan.IsRedo ? "redoing …" : "undoing …"), new Effect.Undo(plan));

    public static ExplorerState Ended(ExplorerState state, UndoResult result)
    {
        var text = JournalText.Done(result);
        return result.Error is not null || result.Keys == 0 ? state.Error(text)
            : result.SkippedCount > 0 ? state.Warning(text)
            : state.Done(text);
    }

    /// <summary>Shows what an action has changed: the difference of the one value, or all keys with what became of each.</summary>
    public static ExplorerState Opened(ExplorerState state, OperationMessage.JournalOpened opened)
    {
        if (opened.Writes is [var only] && !state.Settings.Mask.Matches(only.Key)
            && DiffLines.Compare(only.Before?.Value, only.After) is { } difference)
        {
            return state.Pushed(new Layer.Diff($"{Printable.Escaped(only.Key.Span)}: - before, + after", difference, 0));
        }

        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add(JournalText.Line(opened.Group, state.Now));
        lines.Add(JournalText.Sentence(opened.Group));
        lines.AddRange(opened.Writes.Select(JournalText.Fate));
        if (opened.Group.HasMasked)
        {
            lines.Add("Masked keys are not in the journal.");
        }

        return state.Pushed(new Layer.Page("Journal", lines.ToImmutable()));
    }
}
