using KvTui.Core.Commands;

namespace KvTui.Core.Dialogs.Prompts;

/// <summary>Tab where a key or a prefix is typed: completes it from the listed keys, and says what there is to choose from.</summary>
internal static class CompletionUpdate
{
    private const string In = "in:";

    /// <summary>The state with the line of a prompt completed; unchanged where no key is typed.</summary>
    public static ExplorerState Completed(ExplorerState state, Layer.Prompt prompt) =>
        Complete(state, prompt.Kind, prompt.Text) is var (text, hint)
            ? state.Replaced(prompt with { Text = text, Hint = hint, IsOffered = false })
            : state;

    /// <summary>The state with the argument of the palette's command completed; null if it is no key.</summary>
    public static ExplorerState? Completed(ExplorerState state, Layer.Palette palette)
    {
        var (line, command) = (palette.State.Text.TrimStart(), palette.State.Command);
        if (line.Length == command.Length
            || ExplorerCommands.Find(command)?.Prompt is not { } kind
            || Complete(state, kind, line[command.Length..].TrimStart()) is not var (text, hint))
        {
            return null;
        }

        state = state.Replaced(palette with { State = palette.State.Entered($"{command} {text}") });
        return hint is null ? state : state.Info(hint);
    }

    private static (string Text, string? Hint)? Complete(ExplorerState state, PromptKind kind, string text) => kind switch
    {
        PromptKind.GoTo or PromptKind.NewKey or PromptKind.Duplicate or PromptKind.Rename or PromptKind.Usage
            or PromptKind.Top or PromptKind.History or PromptKind.Events or PromptKind.Compare => Key(state, text),
        PromptKind.Find => Prefix(state, text),
        PromptKind.Filter or PromptKind.FindInValue or PromptKind.Profile or PromptKind.FindInText or PromptKind.GoToLine
            or PromptKind.Replace or PromptKind.ReplaceBy or PromptKind.Lease or PromptKind.TimeToLive
            or PromptKind.Sort or PromptKind.Columns or PromptKind.NewMember or PromptKind.PeerUrls or PromptKind.SnapshotFile
            or PromptKind.Kept or PromptKind.UserChange or PromptKind.NewPassword or PromptKind.WhoMay
            or PromptKind.Revision or PromptKind.Changes or PromptKind.EventFilter or PromptKind.EventFile
            or PromptKind.KeysLease or PromptKind.ExportFile => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not a known prompt"),
    };

    /// <summary>Completes the word of a search that says where, if that is being typed.</summary>
    private static (string Text, string? Hint)? Prefix(ExplorerState state, string line)
    {
        var start = line.LastIndexOf(' ') + 1;
        if (!line.AsSpan(start).StartsWith(In, StringComparison.Ordinal))
        {
            return null;
        }

        start += In.Length;
        var (text, hint) = Key(state, line[start..]);
        return (line[..start] + text.Replace(" ", "\\x20", StringComparison.Ordinal), hint);
    }

    private static (string Text, string? Hint) Key(ExplorerState state, string text)
    {
        if (!Printable.TryUnescape(text, out var bytes))
        {
            return (text, "\\xNN, \\n, \\t, \\r or \\\\");
        }

        var found = KeyCompletion.Of(state.Keyspace.Keys, new(bytes));
        var hint = !found.Exists ? "no listed key starts with this"
            : found.Choices.IsEmpty ? null
            : string.Join("  ", found.Choices.Select(static name => name.IsEmpty ? "(empty name)" : Printable.Escaped(name.Span)));
        return (found.Text.Length == bytes.Length ? text : Printable.Escaped(found.Text.Span), hint);
    }
}
