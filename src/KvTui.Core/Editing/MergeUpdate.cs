using KvTui.Core.Dialogs;
using KvTui.Core.Editing.Hex;
using KvTui.Core.Editing.Merge;

namespace KvTui.Core.Editing;

/// <summary>Merges what is in the editor with what a save found stored: by itself where it can, else conflict by conflict.</summary>
internal static class MergeUpdate
{
    /// <summary>Merges; the result is in the editor, to be saved over what is stored, or its conflicts are asked about.</summary>
    public static ExplorerState Begun(ExplorerState state, EditSession edit)
    {
        if (edit is not { Ancestor: { } before, Base: { } stored })
        {
            return state.Warning("There is nothing to merge: only a save that finds another value has something to merge with.");
        }

        if (Text(edit, before) is not { } old || Text(edit, stored) is not { } theirs)
        {
            return state.Warning("The value that is stored now is not UTF-8 text; it cannot be merged line by line.");
        }

        // What stands behind a # is no part of the value, and would be in conflict where the bytes are not.
        var mine = edit.IsHex ? HexText.Annotated(edit.Editor.GetText()) : edit.Editor.GetText();
        if (mine is null)
        {
            return state.Warning("The hex has a mistake; it is merged when that is mended. Ctrl-S says where it is.");
        }

        var merge = MergeState.Of(ThreeWayMerge.Of(old, mine, theirs), new(before.ModRevision, stored.ModRevision));
        return merge.OpenCount == 0 ? Merged(state, edit, merge) : (state with { Notice = null }).Pushed(new Layer.Merge(merge));
    }

    public static ExplorerState Apply(ExplorerState state, Layer.Merge layer, Intent intent) => intent switch
    {
        Intent.TakeMine => Chosen(state, layer, MergeChoice.Mine),
        Intent.TakeTheirs => Chosen(state, layer, MergeChoice.Theirs),
        Intent.TakeBoth => Chosen(state, layer, MergeChoice.Both),
        Intent.TakeBase => Chosen(state, layer, MergeChoice.Base),
        Intent.NextHit or Intent.PreviousHit => state.Replaced(new Layer.Merge(layer.State.Stepped(intent == Intent.NextHit ? 1 : -1))),
        Intent.Back or Intent.Cancel => state.Popped().Info("not merged: the text in the editor is as it was"),
        _ when intent.IsMove() => state.Replaced(new Layer.Merge(layer.State.From(
            Scrolling.Next(layer.State.FirstLine, intent, PagerLines.Height(state), PagerLines.MaxTop(state, layer))))),
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "is not about a merge"),
    };

    private static ExplorerState Chosen(ExplorerState state, Layer.Merge layer, MergeChoice choice)
    {
        var merge = layer.State.Choosing(choice);
        return merge.OpenCount > 0 || state.Detail.Edit is not { } edit
            ? state.Replaced(new Layer.Merge(merge))
            : Merged(state.Popped(), edit, merge);
    }

    private static ExplorerState Merged(ExplorerState state, EditSession edit, MergeState merge)
    {
        var (text, old) = (merge.Text(), edit.Editor);
        var editor = text == old.GetText() ? old : old.Rewritten(text);
        var taken = merge.TakenCount switch
        {
            0 => "",
            1 => "1 change of theirs is in, ",
            var count => $"{count} changes of theirs are in, ",
        };
        var settled = merge.Choices.Length switch
        {
            0 => "no conflict",
            1 => "1 conflict settled",
            var count => $"{count} conflicts settled",
        };
        return EditUpdate.Edited(state, edit with { Editor = editor, Ancestor = null })
            .Done($"Merged: {taken}{settled}. Ctrl-S saves it over r{merge.Revisions.Theirs}; F4 shows what that changes.");
    }

    private static string? Text(EditSession edit, KeyValue value) =>
        TextEditorState.TryOpen(edit.AsEdited(value.Value), out var text) ? text.GetText() : null;
}
