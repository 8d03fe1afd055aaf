namespace KvTui.Core.Dialogs.Prompts;

/// <summary>What was entered on the lines that are typed, so that it can be had again.</summary>
internal static class PromptHistory
{
    private const int MaxEntries = 100;

    /// <summary>The state that remembers a line, unless it is empty or was the last one of its kind.</summary>
    public static ExplorerState Remembered(ExplorerState state, PromptKind kind, string text)
    {
        var entries = state.Entered.GetValueOrDefault(kind, []);
        if (text.Length == 0 || (entries.Count > 0 && entries[^1] == text))
        {
            return state;
        }

        entries = entries.Count == MaxEntries ? entries.RemoveAt(0) : entries;
        return state with { Entered = state.Entered.SetItem(kind, entries.Add(text)) };
    }

    /// <summary>The line with an earlier entry in it, or a later one, and after the last what was typed; null if there is none.</summary>
    /// <param name="steps">How many entries back.</param>
    public static Layer.Prompt? Recall(ExplorerState state, Layer.Prompt prompt, int steps)
    {
        var entries = state.Entered.GetValueOrDefault(prompt.Kind, []);
        var recalled = prompt.Recalled + steps;
        if (recalled < -1 || recalled >= entries.Count)
        {
            return null;
        }

        var draft = prompt.Recalled < 0 ? prompt.Text : prompt.Draft;
        var text = recalled < 0 ? draft : entries[^(recalled + 1)];
        return prompt with { Text = text, Recalled = recalled, Draft = draft, Hint = null, IsOffered = false };
    }
}
