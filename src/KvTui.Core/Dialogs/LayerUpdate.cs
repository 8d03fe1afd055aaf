using KvTui.Core.Bookmarks;
using KvTui.Core.Bulk;
using KvTui.Core.Care.Guided;
using KvTui.Core.Care.Snapshots;
using KvTui.Core.Clusters;
using KvTui.Core.Commands;
using KvTui.Core.Dialogs.Prompts;
using KvTui.Core.Editing;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Editing.Leases;
using KvTui.Core.Explorer.Dispatch;
using KvTui.Core.Journal;
using KvTui.Core.Past;
using KvTui.Core.Scans.Layers;

namespace KvTui.Core.Dialogs;

/// <summary>What is done while a layer is on top.</summary>
internal static class LayerUpdate
{
    /// <summary>Does what the keys of the layer can ask for; anything else was meant for what was on top before.</summary>
    public static Transition Apply(ExplorerState state, Layer layer, Intent intent)
    {
        if (intent == Intent.Redraw)
        {
            return Transition.Of(state, new Effect.Repaint());
        }

        return layer switch
        {
            Layer.Menu or Layer.ContextMenu => Picked(state.Popped(), intent),
            // Enter in the field of a question is not in the table: the field reports it.
            Layer.Question question when intent == Intent.Accept => Answered(state, question, question.State.Dialog.ActingButton),
            _ when !ExplorerKeymap.For(state).Means(intent) => state,
            Layer.Prompt prompt => PromptUpdate.Apply(state, prompt, intent),
            Layer.Palette { State.Kind: PaletteKind.Places } list when intent is Intent.Accept or Intent.Delete =>
                BookmarkUpdate.InList(state, list, intent),
            Layer.Palette { State.Kind: PaletteKind.Clusters } list when intent is Intent.Accept or Intent.Back =>
                ClusterListUpdate.InList(state, list, intent),
            Layer.Palette palette => PaletteUpdate.Apply(state, palette, intent),
            Layer.Question question => Leave(state, question, intent),
            Layer.Usage or Layer.Found or Layer.Top or Layer.Roster or Layer.Events or Layer.Compare =>
                ScanLayerUpdate.Apply(state, layer, intent),
            Layer.Diff when intent == Intent.Accept =>
                state.Detail.Edit is { } edit ? EditUpdate.Confirmed(state.Popped(), edit) : state.Popped(),
            Layer.Diff when intent == Intent.Merge =>
                state.Detail.Edit is { } edit ? MergeUpdate.Begun(state.Popped(), edit) : state.Popped(),
            Layer.Merge merge => MergeUpdate.Apply(state, merge, intent),
            Layer.Care care => CareUpdate.Apply(state, care, intent),
            Layer.Help or Layer.CommandLog or Layer.Findings or Layer.Page or Layer.Diff => PagerUpdate.Apply(state, layer, intent),
            _ => throw Unknown(layer),
        };
    }

    /// <summary>The field of the topmost layer has another text.</summary>
    public static Transition Entered(ExplorerState state, string text) => state.TopLayer switch
    {
        Layer.Prompt prompt => PromptUpdate.Entered(state, prompt, text),
        Layer.Palette palette => state.Replaced(palette with { State = palette.State.Entered(text) }),
        Layer.Question question => state.Replaced(question with { State = question.State.Entered(text) }),
        Layer.Help help => state.Replaced(help with { Filter = text, FirstLine = 0 }),
        null or Layer.Menu or Layer.ContextMenu or Layer.Usage or Layer.Found or Layer.Top or Layer.Roster or Layer.Events
            or Layer.Compare or Layer.CommandLog or Layer.Findings or Layer.Page or Layer.Care or Layer.Diff or Layer.Merge => state,
        { } layer => throw Unknown(layer),
    };

    /// <summary>A button of a question, or an entry of the palette, was chosen.</summary>
    public static Transition Chosen(ExplorerState state, int index) => state.TopLayer switch
    {
        Layer.Question question => Answered(state, question, index),
        Layer.Palette palette => RowClicked(state, palette, index, opens: true),
        null or Layer.Prompt or Layer.Menu or Layer.ContextMenu or Layer.Usage or Layer.Found or Layer.Top or Layer.Roster
            or Layer.Events or Layer.Compare or Layer.Help or Layer.CommandLog or Layer.Findings or Layer.Page or Layer.Care
            or Layer.Diff or Layer.Merge => state,
        { } layer => throw Unknown(layer),
    };

    /// <summary>A row of the list in a layer was pressed.</summary>
    public static Transition RowClicked(ExplorerState state, Layer layer, int row, bool opens)
    {
        var (next, open) = layer switch
        {
            Layer.Palette palette => (PaletteUpdate.OnRow(state, palette, row), Intent.Accept),
            Layer.Usage or Layer.Found or Layer.Top or Layer.Roster => (ScanLayerUpdate.OnRow(state, layer, row), Intent.Open),
            Layer.Events or Layer.Compare => (ScanLayerUpdate.OnRow(state, layer, row), Intent.Diff),
            Layer.Care => (state, Intent.Accept),
            Layer.Prompt or Layer.Question or Layer.Menu or Layer.ContextMenu or Layer.Help or Layer.CommandLog or Layer.Findings
                or Layer.Page or Layer.Diff or Layer.Merge => (state, Intent.Open),
            _ => throw Unknown(layer),
        };
        return opens && next.TopLayer is { } top ? Apply(next, top, open) : next;
    }

    /// <summary>Leaves a question: by the safe answer, or as if it had not been asked.</summary>
    private static Transition Leave(ExplorerState state, Layer.Question question, Intent intent) => intent switch
    {
        Intent.Back => Answered(state, question, question.State.Dialog.SafeButton),
        Intent.Cancel when question.Purpose is DialogPurpose.Recover left => DraftUpdate.Answered(state.Popped(), left.Draft, 0),
        Intent.Cancel => state.Popped(),
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not for a question"),
    };

    private static Transition Answered(ExplorerState state, Layer.Question question, int button)
    {
        if (!question.State.IsEnabled(button))
        {
            return state.Replaced(question with { State = question.State.Lacking() });
        }

        state = state.Popped();
        if (question.Purpose is DialogPurpose.Recover recover)
        {
            return DraftUpdate.Answered(state, recover.Draft, button);
        }

        if (question.Purpose is DialogPurpose.Replace replace)
        {
            return state.Detail.Edit is { } edit ? ReplaceUpdate.Answered(state, edit, replace, button) : state;
        }

        if (question.Purpose is DialogPurpose.Lease)
        {
            return state.Detail.Edit is { } edit ? LeaseUpdate.Answered(state, edit, button) : state;
        }

        return !question.State.Dialog.Buttons[button].IsDestructive ? state
            : question.Purpose is DialogPurpose.Bulk bulk
                ? BulkUpdate.Agreed(state, bulk, bulk.Facts.Taken.Count > 0 && button == question.State.Dialog.Buttons.Length - 1)
            : question.Purpose is DialogPurpose.ChangeMembers change
                ? MemberUpdate.Agreed(state, change, asVoter: button != question.State.Dialog.ActingButton)
            : Act(state, question.Purpose);
    }

    private static Transition Act(ExplorerState state, DialogPurpose purpose) => purpose switch
    {
        DialogPurpose.Write write => WriteUpdate.Confirmed(state, write.Request),
        DialogPurpose.Undo undo => JournalUpdate.Confirmed(state, undo.Plan),
        DialogPurpose.SaveEdit => state.Detail.Edit is { } edit ? EditUpdate.SaveNow(state, edit) : state,
        DialogPurpose.Undelete undelete => RestoreUpdate.Confirmed(state, undelete.Order),
        DialogPurpose.Revoke revoke => RosterUpdate.Revoked(state, revoke),
        DialogPurpose.ChangeUsers change => UserListUpdate.Agreed(state, change),
        DialogPurpose.StopSnapshot => SnapshotUpdate.Stopped(state),
        DialogPurpose.QuitDuringSnapshot => SnapshotUpdate.Stopped(state).Then(static there =>
            ScreenUpdate.Quit(there with { Snapshot = there.Snapshot with { IsRunning = false } })),
        DialogPurpose.DoStep step => CareUpdate.Confirmed(state, step),
        DialogPurpose.Unlock => LockUpdate.Unlocked(state),
        DialogPurpose.CreateKey create => GoToUpdate.Create(state, create.Key),
        DialogPurpose.DiscardEdit => EditUpdate.Closed(state),
        DialogPurpose.Quit => EditUpdate.Closed(state) with { Quitting = true },
        DialogPurpose.QuitDuringWrite => state with { Quitting = true },
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose.GetType().Name, "is not a known purpose"),
    };

    /// <summary>Does what was picked from a menu that has closed by it.</summary>
    private static Transition Picked(ExplorerState state, Intent intent)
    {
        if (intent is Intent.Back or Intent.None)
        {
            return state;
        }

        if (ActionRules.WhyNotHere(state, intent) is { } reason)
        {
            return state.Warning(reason);
        }

        return state.Detail.Edit is { } edit ? EditUpdate.Apply(state, edit, intent) : IntentUpdate.Apply(state, intent);
    }

    private static ArgumentOutOfRangeException Unknown(Layer layer) => new(nameof(layer), layer.GetType().Name, "is not a known layer");
}
