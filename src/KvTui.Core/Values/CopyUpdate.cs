namespace KvTui.Core.Values;

/// <summary>Copies keys, and values in the form they are shown in, into the terminal's clipboard.</summary>
internal static class CopyUpdate
{
    public static Transition Apply(ExplorerState state, Intent intent)
    {
        if (intent == Intent.CopyKey && state.Browse.Current is { } row)
        {
            return Transition.Of(state, new Effect.Copy(row.Path.Memory, "the key"));
        }

        if (intent == Intent.CopyPath && state.Detail.Path is { } path)
        {
            return Transition.Of(state, new Effect.Copy(Encoding.UTF8.GetBytes(path), "the path"));
        }

        if (intent == Intent.CopyPath || state.Detail is not { Value: { } value, Formatted: { } shown })
        {
            return state;
        }

        var (text, whole) = ValueText.Of(value.Value, shown, state.Detail.Columns, state.Detail.Today);
        return Transition.Of(state, new Effect.Copy(text, $"the value as {whole.Name}{(whole.Note is { } note ? $" ({note})" : "")}"));
    }
}
