using KvTui.App.Intents;
using KvTui.App.Messages;
using KvTui.App.State;

namespace KvTui.App.Update.Details;

/// <summary>Copies keys and values into the terminal's clipboard.</summary>
internal static class CopyUpdate
{
    public static Transition Apply(ExplorerState state, Intent intent)
    {
        if (intent == Intent.CopyKey && state.Browse.Current is { } row)
        {
            return Transition.Of(state, new Effect.Copy(row.Path.Memory, "key"));
        }

        return state.Detail.Value is { } value ? Transition.Of(state, new Effect.Copy(value.Value, "value")) : state;
    }
}
