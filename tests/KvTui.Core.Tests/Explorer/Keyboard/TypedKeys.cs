using KvTui.Core.Commands;
using KvTui.Core.Dialogs;
using KvTui.Core.Editing;

namespace KvTui.Core.Tests.Explorer.Keyboard;

/// <summary>
/// What a screen makes of keys: intents by the table of where the user is, else text in the editor or in the field of the topmost layer.
/// </summary>
internal sealed record TypedKeys
{
    private const string Space = "space";

    private (int Depth, Type Kind, PromptKind? Prompt)? Shown { get; init; }

    private TypedField Field { get; init; } = TypedField.Of("");

    private QuestionFocus Focus { get; init; }

    /// <summary>
    /// The keys after a state was shown: the field has the text of the topmost layer, and where that is another layer the caret is at its end.
    /// </summary>
    public TypedKeys Show(ExplorerState state)
    {
        if (state.TopLayer is not { } top || TextOf(top) is not { } text)
        {
            return this with { Shown = null };
        }

        var layer = (state.Layers.Count, top.GetType(), (top as Layer.Prompt)?.Kind);
        if (Shown != layer)
        {
            var focus = top is Layer.Question asked ? QuestionFocus.At(asked.State.Dialog) : default;
            return this with { Shown = layer, Field = TypedField.Of(text, top is Layer.Prompt { IsOffered: true }), Focus = focus };
        }

        return Field.Text == text ? this : this with { Field = TypedField.Of(text) };
    }

    /// <summary>What the key of a name does: the message for the explorer, if there is one, and the keys after it.</summary>
    public (TypedKeys Next, UserMessage? Message) Press(ExplorerState state, string key)
    {
        if (ExplorerKeymap.For(state).TryFind(key, out var intent))
        {
            return (this, new UserMessage.Command(intent));
        }

        return state switch
        {
            { TopLayer: Layer.Question question } => Press(question.State.Dialog, key),
            { TopLayer: { } top } => TextOf(top) is null ? (this, null) : Edited(key),
            { Detail.Edit: not null } => (this, InEditor(key)),
            _ => (this, null),
        };
    }

    /// <summary>What pasted text does.</summary>
    public (TypedKeys Next, UserMessage? Message) Paste(ExplorerState state, string text) => state switch
    {
        { TopLayer: Layer.Question { State.Dialog.Confirmation: null } } => (this, null),
        { TopLayer: { } top } => TextOf(top) is null ? (this, null) : Entered(Field.Insert(text)),
        { Detail.Edit: not null } => (this, new UserMessage.Pasted(text)),
        _ => (this, null),
    };

    private static string? TextOf(Layer layer) => layer switch
    {
        Layer.Prompt prompt => prompt.Text,
        Layer.Palette palette => palette.State.Text,
        Layer.Question question => question.State.Typed,
        Layer.Help { IsFiltering: true } help => help.Filter,
        _ => null,
    };

    private static UserMessage? InEditor(string key)
    {
        if (CharacterOf(key) is { } text)
        {
            return new UserMessage.Typed(text);
        }

        var selects = key.Contains("shift+", StringComparison.Ordinal);
        var found = EditorKeymap.Default.TryFind(key.Replace("shift+", "", StringComparison.Ordinal), out var step)
            && (!selects || step <= EditorCommand.DocumentEnd);
        return found ? new UserMessage.Edited(step, selects) : null;
    }

    private static string? CharacterOf(string key) => key == Space ? " " : key.EnumerateRunes().Count() == 1 ? key : null;

    private (TypedKeys Next, UserMessage? Message) Press(Dialog dialog, string key)
    {
        if (Focus.Moved(dialog, key) is { } moved)
        {
            return (this with { Focus = moved }, null);
        }

        if (key == "enter")
        {
            return (this, Focus.IsInField ? new UserMessage.Command(Intent.Accept) : new UserMessage.Chosen(Focus.Button));
        }

        return dialog.Confirmation is null ? (this, Hotkey(dialog, key)) : Edited(key);
    }

    private static UserMessage.Chosen? Hotkey(Dialog dialog, string key)
    {
        for (var button = 0; button < dialog.Buttons.Length; button++)
        {
            if (dialog.Buttons[button].Hotkey is { } hotkey && key.Equals(hotkey.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return new(button);
            }
        }

        return null;
    }

    private (TypedKeys Next, UserMessage? Message) Edited(string key) => Entered(CharacterOf(key) is { } text ? Field.Insert(text) : Field.Press(key));

    private (TypedKeys Next, UserMessage? Message) Entered(TypedField field) => ReferenceEquals(field, Field)
        ? (this, null)
        : (this with { Field = field, Focus = Focus with { IsInField = true } }, field.Text == Field.Text ? null : new UserMessage.Entered(field.Text));
}
