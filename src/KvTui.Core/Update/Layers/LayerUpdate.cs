using KvTui.Core.Intents;
using KvTui.Core.Messages;
using KvTui.Core.State;
using KvTui.Core.State.Layers;
using KvTui.Core.Update.Access;
using KvTui.Core.Update.Details;
using KvTui.Core.Update.Scans;
using KvTui.Tty.Input;

namespace KvTui.Core.Update.Layers;

/// <summary>Keys while a layer is on top.</summary>
internal static class LayerUpdate
{
    public static Transition Press(ExplorerState state, Layer layer, Key key) => layer switch
    {
        Layer.Prompt prompt => PromptUpdate.Press(state, prompt, key),
        Layer.Palette palette => PaletteUpdate.Press(state, palette, key),
        Layer.Usage => UsageUpdate.Press(state, key),
        Layer.Found => FoundUpdate.Press(state, key),
        Layer.Writes => TopUpdate.Press(state, key),
        Layer.Question question => Answer(state, question, key),
        _ => ExplorerKeymap.Pager.TryFind(key, out var intent) ? Page(state, layer, intent) : state,
    };

    private static Transition Answer(ExplorerState state, Layer.Question question, Key key)
    {
        if (key == Key.Ctrl('c'))
        {
            return question.Purpose is DialogPurpose.Recover left ? DraftUpdate.Answered(state.Popped(), left.Draft, 0) : state.Popped();
        }

        var next = question with { State = question.State.Apply(key) };
        if (next.State.Chosen is not { } chosen)
        {
            return state.Replaced(next);
        }

        state = state.Popped();
        if (next.Purpose is DialogPurpose.Recover recover)
        {
            return DraftUpdate.Answered(state, recover.Draft, chosen);
        }

        return next.State.Dialog.Buttons[chosen].IsDestructive ? Act(state, next.Purpose) : state;
    }

    private static Transition Act(ExplorerState state, DialogPurpose purpose) => purpose switch
    {
        DialogPurpose.Write write => DeleteUpdate.Confirmed(state, write.Request),
        DialogPurpose.SaveEdit => state.Detail.Edit is { } edit ? EditUpdate.SaveNow(state, edit) : state,
        DialogPurpose.Unlock => LockUpdate.Unlocked(state),
        DialogPurpose.CreateKey create => GoToUpdate.Create(state, create.Key),
        DialogPurpose.DiscardEdit => EditUpdate.Closed(state),
        DialogPurpose.Quit => EditUpdate.Closed(state) with { Quitting = true },
        DialogPurpose.QuitDuringWrite => state with { Quitting = true },
        _ => state,
    };

    private static Transition Page(ExplorerState state, Layer layer, Intent intent)
    {
        switch (intent)
        {
            case Intent.Back or Intent.Cancel:
                return layer is Layer.CommandLog ? Transition.Of(state.Popped(), new Effect.FollowCalls(false)) : state.Popped();
            case Intent.Redraw:
                return Transition.Of(state, new Effect.Repaint());
            default:
                return state.Replaced(Scrolled(state, layer, intent));
        }
    }

    private static Layer Scrolled(ExplorerState state, Layer layer, Intent intent)
    {
        var height = PagerLines.Height(state);
        var end = PagerLines.MaxTop(state, layer);
        int Next(int top) => Math.Clamp(Scrolling.Next(top, intent, height, end), 0, end);

        return layer switch
        {
            Layer.Help help => help with { Top = Next(Math.Min(help.Top, end)) },
            Layer.Diff diff => diff with { Top = Next(diff.Top) },
            Layer.CommandLog log => log with { Top = Next(log.Top ?? end) is var top && top == end ? null : top },
            _ => layer,
        };
    }
}
