using KvTui.Core.Commands;
using KvTui.Core.Dialogs;
using KvTui.Core.Editing.Hex;
using KvTui.Core.Editing.Json;
using KvTui.Core.Editing.Leases;
using KvTui.Core.Editing.Yaml;
using KvTui.Core.Explorer.Dispatch;
using KvTui.Core.Values.Formats;
using KvTui.Core.Values.Kubernetes;

namespace KvTui.Core.Editing;

/// <summary>The value editor: opened on what was read, saved only over that, and never left with a loss unasked.</summary>
internal static class EditUpdate
{
    public static Transition Open(ExplorerState state, KeyValue value) => KubernetesValue.WhyNoEdit(value.Value.Span) is { } reason
        ? state.Warning(reason)
        : Opened(state, SessionOf(state, value));

    /// <summary>The value in the pane opened for editing: as hex where it is not text, or is seen as hex by choice.</summary>
    public static EditSession SessionOf(ExplorerState state, KeyValue value) =>
        EditSession.Of(value, state.Detail.Format == ValueFormat.Hex) with { ClusterId = state.Detail.ClusterId };

    /// <summary>Opens the editor on a key that does not exist yet.</summary>
    public static Transition OpenNew(ExplorerState state, EtcdKey key) => state.Keyspace.Keys.TryGet(key, out _)
        ? PlaceUpdate.GoTo(state, key).Warning($"{Printable.Escaped(key.Span)} exists already; e edits it.")
        : Opened(state, new(key, null, TextEditorState.Empty, null, false, false) { ClusterId = state.Keyspace.ClusterId });

    /// <summary>The state with an editor open.</summary>
    public static ExplorerState Opened(ExplorerState state, EditSession edit) =>
        state with { Focus = Pane.Value, Detail = state.Detail with { Edit = edit with { From = state.Focus }, OpenEditor = false } };

    /// <summary>The state with the editor and the value as large as their pane.</summary>
    public static ExplorerState Fitted(ExplorerState state)
    {
        var detail = state.Detail.Fitted(state.Layout.Value.Inset(1, 1).Width);
        state = ReferenceEquals(detail, state.Detail) ? state : state with { Detail = detail };
        if (state.Detail.Edit is not { } edit)
        {
            return state;
        }

        var editor = edit.Editor.WithViewport(state.Layout.Value.Inset(1, 1).Size with { Height = state.Layout.Rows(Pane.Value) });
        var find = edit.Find?.Followed(editor);
        return ReferenceEquals(editor, edit.Editor) && ReferenceEquals(find, edit.Find)
            ? state
            : Edited(state, edit with { Editor = editor, Find = find });
    }

    public static ExplorerState Typed(ExplorerState state, TextEditorState editor) =>
        Measured(state, state.Detail.Edit!, state.Detail.Edit! with { Editor = editor });

    /// <summary>The state with an edit that has gone on; that it is too large now is said before it is saved.</summary>
    private static ExplorerState Measured(ExplorerState state, EditSession before, EditSession after)
    {
        state = Edited(state, after);
        return before.IsTooLarge || !after.IsTooLarge ? state : state.Warning(
            $"The text has grown beyond {Quantities.Size(SizeLimit.RequestBytes)}, which is all that etcd takes unless told otherwise.");
    }

    public static ExplorerState Edited(ExplorerState state, EditSession edit) => state with { Detail = state.Detail with { Edit = edit } };

    /// <summary>What an intent does while a value is edited.</summary>
    public static Transition Apply(ExplorerState state, EditSession edit, Intent intent) => intent switch
    {
        Intent.Save or Intent.Back when edit.Saving => state.Info("saving …"),
        Intent.Save => Save(state, edit),
        Intent.Diff => state.Pushed(Beside(edit.Base, edit, "What saving would change: - stored, + yours")),
        Intent.Back => Leave(state, edit),
        Intent.Menu or Intent.ContextMenu => MenuUpdate.Opened(state, intent),
        Intent.Help => state.Pushed(new Layer.Help(0)),
        Intent.Redraw => Transition.Of(state, new Effect.Repaint()),
        Intent.Suspend => Transition.Of(state, new Effect.Suspend()),
        Intent.Cancel => ScreenUpdate.Cancel(state),
        Intent.Format => Formatted(state, edit),
        Intent.Merge => edit.Saving ? state.Info("saving …") : MergeUpdate.Begun(state, edit),
        Intent.FindInText => TextFindUpdate.Asked(state, edit),
        Intent.NextInText or Intent.PreviousInText => TextFindUpdate.Stepped(state, edit, intent == Intent.NextInText ? 1 : -1),
        Intent.GoToLine => state.Pushed(new Layer.Prompt(PromptKind.GoToLine, "", null)),
        Intent.Replace => edit.Saving ? state.Info("saving …") : ReplaceUpdate.Asked(state, edit),
        Intent.Lease => edit.Saving ? state.Info("saving …") : LeaseUpdate.Asked(state, edit),
        Intent.Undo => Stepped(state, edit, EditorCommand.Undo),
        Intent.Redo => Stepped(state, edit, EditorCommand.Redo),
        Intent.Mark => Stepped(state, edit, EditorCommand.ToggleMark),
        Intent.Cut => Stepped(state, edit, EditorCommand.Cut),
        Intent.CopyText => Stepped(state, edit, EditorCommand.Copy),
        Intent.Paste => Stepped(state, edit, EditorCommand.Paste),
        // What the table of commands has for the panes only, or for a layer, means nothing in the editor.
        _ when !ExplorerCommands.IsFor(intent, isEditing: true) => state,
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not done in the editor"),
    };

    /// <summary>Something was typed, pasted or pointed at in the editor; while a save is on its way nothing is.</summary>
    public static ExplorerState Changed(ExplorerState state, UserMessage message)
    {
        if (state is not { TopLayer: null, Detail.Edit: { Saving: false, Editor: var editor } })
        {
            return state;
        }

        return Typed(state, message switch
        {
            UserMessage.Typed typed => editor.Insert(typed.Text),
            UserMessage.Pasted pasted => editor.Paste(pasted.Text),
            UserMessage.Edited edited => editor.Apply(edited.Step, edited.Selects),
            UserMessage.Pointed pointed => editor.MoveTo(pointed.Line, pointed.Column, pointed.Selects),
            _ => throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "is not for the editor"),
        });
    }

    private static ExplorerState Stepped(ExplorerState state, EditSession edit, EditorCommand step) =>
        edit.Saving ? state : Typed(state, edit.Editor.Apply(step));

    /// <summary>Saves what is in the editor, whatever was asked before.</summary>
    public static Transition SaveNow(ExplorerState state, EditSession edit)
    {
        if (Refused(state, edit) is { } refused)
        {
            return refused;
        }

        var bytes = edit.ToBytes();
        WriteRequest request = edit.Base is { } known
            ? new WriteRequest.Save(known, bytes) { ClusterId = edit.ClusterId, Lease = edit.Lease }
            : new WriteRequest.Create(edit.Key, bytes) { ClusterId = edit.ClusterId, Lease = edit.Lease };
        state = Edited(state, edit with { Saving = true }) with { Writes = state.Writes.Started(request) };
        return Transition.Of(state.Info("saving …"), new Effect.Write(request));
    }

    /// <summary>The state without the editor, back in the pane where it was asked for.</summary>
    public static ExplorerState Closed(ExplorerState state) =>
        state with { Detail = state.Detail with { Edit = null }, Focus = state.Detail.Edit?.From ?? state.Focus };

    /// <summary>Notes that the key being edited has changed on the server.</summary>
    public static ExplorerState ChangedMeanwhile(ExplorerState state, EditSession edit, WatchEvent change)
    {
        var isOther = edit.HasOtherHistory || ClusterIds.Differ(edit.ClusterId, state.Keyspace.ClusterId);
        if (isOther || change.KeyValue.ModRevision <= edit.Base?.ModRevision)
        {
            return state;
        }

        var deleted = change.Kind == WatchEventKind.Delete;
        var next = edit with { Newer = deleted ? null : change.KeyValue, DeletedMeanwhile = deleted };
        return Edited(state, next);
    }

    /// <summary>Notes that a new listing has the key at a newer revision than the one being edited, or no longer.</summary>
    public static ExplorerState Relisted(ExplorerState state)
    {
        if (state.Detail.Edit is not { } edit || ClusterIds.Differ(edit.ClusterId, state.Keyspace.ClusterId))
        {
            return state;
        }

        var exists = state.Keyspace.Keys.TryGet(edit.Key, out var entry);
        var isNewer = exists && entry.ModRevision > (edit.Base?.ModRevision ?? 0);
        var isOther = exists && edit.Base is { } known
            && state.Keyspace.Followed.Revision >= known.ModRevision && IsOtherHistory(known, entry);
        var next = edit with
        {
            Newer = isOther || !isNewer ? null : edit.Newer?.ModRevision == entry.ModRevision ? edit.Newer : WithoutValue(entry),
            // A listing from before the base, by a member that is behind, does not tell.
            DeletedMeanwhile = !exists && !edit.IsNew && state.Keyspace.Followed.Revision > edit.Base!.ModRevision,
            HasOtherHistory = isOther,
        };
        return next == edit ? state : Edited(state, next);
    }

    /// <summary>A save was refused: both versions are shown, and only then can the newer one be replaced.</summary>
    public static ExplorerState Conflicted(ExplorerState state, EditSession edit, WriteOutcome.Conflict conflict)
    {
        var found = conflict.Found;
        var title = (conflict.IsOtherHistory, found) switch
        {
            (true, null) => "Not saved: the cluster was restored or recreated, without the key (+ yours)",
            (true, _) => "Not saved: the cluster was restored or recreated (- there now, + yours)",
            (false, null) => "Not saved: the key no longer exists (+ yours)",
            (false, { ModRevision: var now }) => $"Not saved: changed to r{now} meanwhile (- there now, + yours)",
        };
        var ancestor = found is null || conflict.IsOtherHistory ? null : edit.Ancestor ?? edit.Base;
        var merges = ancestor is null ? "" : " m merges the two; Alt-M does in the editor.";
        return Edited(state, edit.Over(found) with { Ancestor = ancestor })
            .Pushed(Beside(found, edit, title) with { Use = ancestor is null ? DiffUse.Shown : DiffUse.Conflict })
            .Warning(found is null
                ? "Nothing was saved. Ctrl-S now creates the key again."
                : $"Nothing was saved. Ctrl-S now replaces r{found.ModRevision}, which you have seen.{merges}");
    }

    /// <summary>What is in the editor beside what is stored, or beside nothing if there is no key, or its value is not text.</summary>
    public static Layer.Diff Beside(KeyValue? stored, EditSession edit, string title)
    {
        var theirs = stored is not null && TextEditorState.TryOpen(edit.AsEdited(stored.Value), out var other) ? other.GetText() : "";
        return new(title, DiffLines.Compare(theirs, edit.Editor.GetText()), 0);
    }

    /// <summary>Whether an entry, listed no earlier than the base was stored, cannot have followed from it.</summary>
    private static bool IsOtherHistory(KeyValue known, KeyEntry listed) =>
        listed.ModRevision < known.ModRevision
        || (listed.ModRevision == known.ModRevision && (listed.CreateRevision, listed.Version) != (known.CreateRevision, known.Version));

    private static KeyValue WithoutValue(KeyEntry entry) =>
        new(entry.Key, default, entry.CreateRevision, entry.ModRevision, entry.Version, entry.Lease);

    private static Transition Save(ExplorerState state, EditSession edit)
    {
        if (edit.IsHex && HexText.Parse(edit.Editor.ToBytes(), out var mistake) is null)
        {
            return state.Warning($"Not saved: the hex stands for no bytes, see {mistake}. Text behind a # is not read.");
        }

        var bytes = edit.ToBytes();
        if (edit is { Base: { } stored, Lease.Use: LeaseUse.Keep } && stored.Value.Span.SequenceEqual(bytes))
        {
            return Closed(state).Info("nothing changed, nothing saved");
        }

        if (BrokenAt(edit) is var (kind, place))
        {
            return Edited(state, edit with { ToldBroken = edit.Editor })
                .Warning($"Not saved: the text is not {kind} any more, see {place}. Ctrl-S saves it nevertheless.");
        }

        if (SizeLimit.IsBeyond(edit.Key, bytes.Length) && edit.ToldLarge?.HasSameText(edit.Editor) != true)
        {
            return Edited(state, edit with { ToldLarge = edit.Editor }).Warning(
                $"Not saved: etcd takes {Quantities.Count(SizeLimit.RequestBytes)} B in a request unless told otherwise, and this is "
                + $"{Quantities.Count(bytes.Length)} B. Ctrl-S sends it nevertheless.");
        }

        if (LockUpdate.IsOffered(state, Intent.Save))
        {
            return LockUpdate.Ask(state);
        }

        if (Refused(state, edit) is { } refused)
        {
            return refused;
        }

        return state.Settings.ConfirmDiff
            ? state.Pushed(Beside(edit.Base, edit, "Save this? - stored, + yours") with { Use = DiffUse.Save })
            : Confirmed(state, edit);
    }

    /// <summary>Saves, or asks before, as the settings want it; that the change itself was to be seen is done with.</summary>
    public static Transition Confirmed(ExplorerState state, EditSession edit)
    {
        var length = edit.ToBytes().Length;
        var fate = edit.Base is { } there ? $"r{there.ModRevision}, {there.Value.Length} B, will be replaced by" : "will be created with";
        var lease = LeaseText.Of(edit.Lease) is { Length: > 0 } choice ? $", {choice}," : "";
        return state.Settings.Confirm == ConfirmLevel.Delete ? SaveNow(state, edit) : state.Pushed(Questions.Open(
            "Save",
            $"{Printable.Escaped(edit.Key.Span)}\n{fate} {length} B{lease}\non {Questions.Where(state)}.",
            "Save",
            "Keep editing",
            new DialogPurpose.SaveEdit(),
            Questions.Typed(state)));
    }

    /// <summary>Where a value that was JSON or YAML is that no more, and which; null where that is not so, or was told already.</summary>
    private static (string Kind, string Place)? BrokenAt(EditSession edit)
    {
        if (edit is not { IsHex: false, Base: { } known } || edit.ToldBroken?.HasSameText(edit.Editor) == true)
        {
            return null;
        }

        var isJson = JsonText.IsJson(known.Value.Span);
        var isNamed = edit.Key.Span.EndsWith(".yaml"u8) || edit.Key.Span.EndsWith(".yml"u8);
        if (!isJson && !YamlReader.IsYaml(known.Value.Span, isNamed))
        {
            return null;
        }

        var text = edit.Editor.ToBytes();
        return (isJson ? JsonText.Mistake(text) : YamlReader.Mistake(text)) is { } place ? (isJson ? "JSON" : "YAML", place) : null;
    }

    /// <summary>Formats JSON, or chooses how it is saved if it is formatted: on one line, or as it stands. Lays out hex anew.</summary>
    private static ExplorerState Formatted(ExplorerState state, EditSession edit)
    {
        var text = edit.Editor.ToBytes();
        if (edit.IsHex)
        {
            return HexText.Parse(text, out var mistake) is { } bytes
                ? Typed(state, edit.Editor.Rewritten(Encoding.ASCII.GetString(HexText.Of(bytes)))).Info($"{bytes.Length} B, laid out anew")
                : state.Warning($"The hex stands for no bytes, see {mistake}.");
        }

        if (JsonText.Formatted(text) is not { } formatted)
        {
            return state.Warning($"Only JSON can be formatted; this is none, see {JsonText.Mistake(text)}.");
        }

        if (!formatted.AsSpan().SequenceEqual(text))
        {
            var editor = edit.Editor.Apply(EditorCommand.SelectAll).Insert(Encoding.UTF8.GetString(formatted)).MoveTo(0, 0);
            return Typed(state, editor).Info("formatted; F7 again chooses how it is saved");
        }

        var packing = edit.Packing is null ? JsonPacking.Compact : (JsonPacking?)null;
        var how = packing is null ? "it is saved as it stands" : "it is saved on one line";
        return Edited(state, edit with { Packing = packing }).Info(how);
    }

    /// <summary>The state that says why what is in the editor cannot be saved now; null if it can.</summary>
    private static ExplorerState? Refused(ExplorerState state, EditSession edit) =>
        WriteRules.WhyNoWriteTo(state, edit.ClusterId) is { } other
            ? state.Error($"Not saved: {other}. The text stays here: copy it, or leave with Esc.")
        : AccessRules.WhyNoChange(state, KeyRange.Key(edit.Key)) is { } forbidden ? state.Warning($"{forbidden} The text stays here.")
        : WriteRules.WhyNoPut(state) is { } banned ? state.Ban($"{banned} The text stays here.")
        : null;

    private static ExplorerState Leave(ExplorerState state, EditSession edit) => edit.WouldLose
        ? state.Pushed(Questions.Open(
            "Leave the editor",
            "The changes have not been saved. Leaving discards them.",
            "Discard the changes",
            "Keep editing",
            new DialogPurpose.DiscardEdit()))
        : Closed(state);
}
