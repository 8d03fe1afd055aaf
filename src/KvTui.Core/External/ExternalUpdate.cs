using KvTui.Core.Editing;
using KvTui.Core.Values.Kubernetes;

namespace KvTui.Core.External;

/// <summary>The user's own editor and pager: what they are given, and what becomes of what they leave.</summary>
internal static class ExternalUpdate
{
    /// <summary>Hands a value to the user's editor, under the rules of the built-in one.</summary>
    public static Transition Open(ExplorerState state, KeyValue value)
    {
        if (KubernetesValue.WhyNoEdit(value.Value.Span) is { } reason)
        {
            return state.Warning(reason);
        }

        var edit = EditUpdate.SessionOf(state, value);
        var name = FileNames.OfEdit(value.Key, state.Settings.Folding.Separator, edit.Editor.ToBytes(), edit.IsHex);
        return Transition.Of(state, new Effect.EditExternally(edit, name, KeepsDraft: !state.Settings.Mask.Matches(value.Key)));
    }

    /// <summary>Hands the whole value, as the pane shows it, to the user's pager.</summary>
    public static Transition Page(ExplorerState state)
    {
        if (state.Detail is not { Value: { } value, Formatted: { } shown })
        {
            return state;
        }

        var (text, whole) = ValueText.Of(value.Value, shown, state.Detail.Columns, state.Detail.Today);
        var name = FileNames.OfShown(value.Key, state.Settings.Folding.Separator, whole.Format, text.Span);
        return Transition.Of(state, new Effect.PageExternally(text, name));
    }

    /// <summary>Saves what the editor has left, as Ctrl-S does; what is not saved stays open in the built-in editor.</summary>
    public static Transition Edited(ExplorerState state, OperationMessage.ExternallyEdited message)
    {
        var edit = EditedText.Of(message.Edit, message.Text.Span);
        if (ReferenceEquals(edit, message.Edit))
        {
            return state.Info("nothing changed, nothing saved");
        }

        state = EditUpdate.Opened(state, edit);
        return EditedText.IsText(message.Text.Span)
            ? EditUpdate.Apply(state, state.Detail.Edit!, Intent.Save)
            : state.Warning("Not saved: the editor left bytes that are not UTF-8 text. Here they are U+FFFD; Ctrl-S saves it so.");
    }

    /// <summary>Says why nothing came of it.</summary>
    public static ExplorerState Failed(ExplorerState state, string reason) => state.Warning(reason);
}
