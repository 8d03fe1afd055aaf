using KvTui.Core.Dialogs;
using KvTui.Core.Editing.Leases;

namespace KvTui.Core.Editing.Drafts;

/// <summary>Keeps what is being edited where a crash does not reach it, and offers what others left behind.</summary>
internal static class DraftUpdate
{
    private const int PutOff = 0;
    private const int Reopen = 1;
    private const int Discard = 2;
    private const int Anew = 3;

    /// <summary>Asks for the edit to be kept if it differs from the one kept; for that to be dropped when nothing can be lost.</summary>
    public static Transition Kept(ExplorerState state)
    {
        if (state.Detail.Edit is { WouldLose: true } edit && !state.Settings.Mask.Matches(edit.Key))
        {
            return state.Drafts.Holds(edit)
                ? state
                : Transition.Of(
                    state with { Drafts = state.Drafts with { Kept = edit } },
                    new Effect.KeepDraft(Draft.Of(edit, state.Now)));
        }

        return state.Drafts.Kept is null
            ? state
            : Transition.Of(state with { Drafts = state.Drafts with { Kept = null } }, new Effect.DropDraft());
    }

    public static ExplorerState NotKept(ExplorerState state, string reason) =>
        (state with { Drafts = state.Drafts with { CanKeep = false } })
            .Info($"The edit would not survive a crash: no recovery file can be written ({reason}).");

    public static ExplorerState Found(ExplorerState state, IReadOnlyList<LeftDraft> drafts) =>
        state with { Drafts = state.Drafts with { Offers = state.Drafts.Offers.AddRange(drafts) } };

    /// <summary>Offers the next draft that was left behind, when nothing else is going on.</summary>
    public static ExplorerState Offered(ExplorerState state)
    {
        if (state.Drafts.Offers is not [var draft, ..] || state.TopLayer is not null || state.Detail.Edit is not null || state.Quitting)
        {
            return state;
        }

        state = state with { Drafts = state.Drafts with { Offers = state.Drafts.Offers.RemoveAt(0) } };
        return Asked(state, draft, [new("Later"), new("Open it again"), new("Discard it") { IsDestructive = true }]);
    }

    /// <summary>Offers the draft of a key that was put off, now that the key is to be edited; null if there is none.</summary>
    public static ExplorerState? OfferedFor(ExplorerState state, EtcdKey key) =>
        state.Drafts.PutOff.FirstOrDefault(draft => draft.Key == key) is { } left
            ? Asked(state, left, [new("Back"), new("Open it"), new("Discard it") { IsDestructive = true }, new("Start over")])
            : null;

    /// <summary>Does what was chosen: put it off, open it again, discard it, or edit the key without it.</summary>
    public static Transition Answered(ExplorerState state, LeftDraft draft, int choice)
    {
        var settled = state with { Drafts = state.Drafts with { PutOff = state.Drafts.PutOff.Remove(draft) } };
        return choice switch
        {
            Reopen when Editor(draft) is { } editor =>
                Transition.Of(Reopened(settled, draft, editor), new Effect.SettleDraft(draft, DraftFate.Reopened)),
            Reopen => Transition.Of(
                settled.Warning("The edit is not UTF-8 text and cannot be opened; its file stays."),
                new Effect.SettleDraft(draft, DraftFate.Left)),
            Discard => Transition.Of(settled.Info("the edit was discarded"), new Effect.SettleDraft(draft, DraftFate.Discarded)),
            Anew => state.Keyspace.Keys.TryGet(draft.Key, out _) ? DetailUpdate.OpenEditor(state) : EditUpdate.OpenNew(state, draft.Key),
            PutOff => (settled with { Drafts = settled.Drafts with { PutOff = settled.Drafts.PutOff.Add(draft) } })
                .Info($"the edit is kept; {(draft.Base is null ? "n" : "e")} on {Printable.Escaped(draft.Key.Span)} offers it again"),
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "is not a button of the question"),
        };
    }

    private static ExplorerState Asked(ExplorerState state, LeftDraft draft, ImmutableArray<DialogButton> choices)
    {
        var time = draft.EditedAt.ToLocalTime();
        var format = time.Date == state.Now.ToLocalTime().Date ? "HH:mm" : "yyyy-MM-dd HH:mm";
        var (key, when) = (Printable.Escaped(draft.Key.Span), time.ToString(format, CultureInfo.InvariantCulture));
        var text = $"An edit of {key} of {when} was not saved: kvtui ended before.\n{About(draft)}{Whence(state, draft)}";
        return state.Pushed(new Layer.Question(new DialogState(new("Unsaved edit", text, choices)), new DialogPurpose.Recover(draft)));
    }

    private static string About(LeftDraft draft)
    {
        var size = draft.Text.Length.ToString(CultureInfo.InvariantCulture) + (draft.IsHex ? " B of hex" : " B");
        var lease = LeaseText.Of(draft.Lease) is { Length: > 0 } choice ? $", {choice}" : "";
        return $"{size}{lease}, {(draft.Base is { } known ? $"to be saved over r{known.ModRevision}" : "for a new key")}.";
    }

    /// <summary>Which cluster it was made on, where that is another one than is read, or is not known.</summary>
    private static string Whence(ExplorerState state, LeftDraft draft)
    {
        var (made, read) = (ClusterIds.Text(draft.ClusterId), ClusterIds.Text(state.ClusterId));
        return draft.ClusterId == 0 ? "\nWhich cluster it was made on is not known."
            : ClusterIds.Differ(draft.ClusterId, state.ClusterId)
                ? $"\nIt was made on another cluster, {made}; {read} is read now, and it cannot be saved here."
            : "";
    }

    /// <summary>The editor as it was: the stored value, and the edit as one step on it, where there was more than a lease chosen.</summary>
    private static TextEditorState? Editor(LeftDraft draft)
    {
        var stored = Session(draft).Editor;
        return !TextEditorState.TryOpen(draft.Text, out var edited) ? null
            : draft.Lease.Use != LeaseUse.Keep && draft.Text.Span.SequenceEqual(stored.ToBytes()) ? stored
            : stored.Apply(EditorCommand.SelectAll).Insert(edited.GetText()).MoveTo(0, 0);
    }

    private static EditSession Session(LeftDraft draft) => draft.Base is { } known
        ? EditSession.Of(known, draft.IsHex)
        : new(draft.Key, null, TextEditorState.Empty, null, false, false);

    private static ExplorerState Reopened(ExplorerState state, LeftDraft draft, TextEditorState editor)
    {
        var there = PlaceUpdate.GoTo(state, draft.Key) with { Focus = state.Focus };
        there = there with { Browse = (there.Browse with { Cursor = new RowId(draft.Key, RowKind.Key) }).Stale() };
        there = EditUpdate.Opened(there, Session(draft) with
        {
            Editor = editor,
            ClusterId = draft.ClusterId,
            IsHex = draft.IsHex,
            Lease = draft.Lease,
        });
        there = there.Keyspace.Followed.Revision > 0 ? EditUpdate.Relisted(there) : there;
        if (!ClusterIds.Differ(draft.ClusterId, state.ClusterId))
        {
            return there;
        }

        var (made, read) = (ClusterIds.Text(draft.ClusterId), ClusterIds.Text(state.ClusterId));
        return there.Warning(
            $"The edit was made on cluster {made}, and cluster {read} is read: it cannot be saved here. Copy the text, or leave with Esc.");
    }
}
