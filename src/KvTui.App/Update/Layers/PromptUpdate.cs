using KvTui.App.State;
using KvTui.App.State.Keyspace;
using KvTui.App.State.Layers;
using KvTui.App.State.Rows;
using KvTui.App.Update.Details;
using KvTui.Etcd;
using KvTui.Terminal.Input;
using KvTui.Terminal.Text;
using KvTui.Terminal.Views.Fields;

namespace KvTui.App.Update.Layers;

/// <summary>The lines that are typed: filter, go to, new key.</summary>
internal static class PromptUpdate
{
    public static ExplorerState OpenFilter(ExplorerState state) => Open(state, PromptKind.Filter, state.Browse.FilterText);

    public static ExplorerState OpenGoTo(ExplorerState state) => Open(state, PromptKind.GoTo, Here(state));

    public static ExplorerState OpenNewKey(ExplorerState state) => Open(state, PromptKind.NewKey, Here(state));

    public static Transition Press(ExplorerState state, Layer.Prompt prompt, Key key)
    {
        if (key.Code == KeyCode.Escape || key == Key.Ctrl('c'))
        {
            state = state.Popped();
            return prompt.Kind == PromptKind.Filter ? BrowseUpdate.Filtered(state, "") : state;
        }

        if (key.Code == KeyCode.Enter)
        {
            return Accept(state, prompt);
        }

        return prompt.Field.TryApply(key, out var field) ? Typed(state, prompt with { Field = field }) : state;
    }

    public static Transition Paste(ExplorerState state, Layer.Prompt prompt, string text) =>
        Typed(state, prompt with { Field = prompt.Field.Insert(text) });

    /// <summary>Does what the text asks for; also called by the palette with an argument.</summary>
    public static Transition Accept(ExplorerState state, PromptKind kind, string text)
    {
        if (kind == PromptKind.Filter)
        {
            return BrowseUpdate.Filtered(state, text);
        }

        if (!Printable.TryUnescape(text, out var bytes))
        {
            return state.Error("A backslash starts \\xNN, \\n, \\t, \\r or \\\\; the text has another one.");
        }

        if (bytes.Length == 0)
        {
            return state;
        }

        var key = new EtcdKey(bytes);
        if (!key.StartsWith(state.Browse.Root))
        {
            return state.Error($"{text} is outside {Printable.Escaped(state.Browse.Root.Span)}, which the explorer is confined to.");
        }

        return kind == PromptKind.GoTo ? GoTo(state, key) : EditUpdate.OpenNew(state, key);
    }

    private static ExplorerState Open(ExplorerState state, PromptKind kind, string text) =>
        state.Pushed(new Layer.Prompt(kind, TextFieldState.Of(text), null));

    private static Transition Typed(ExplorerState state, Layer.Prompt prompt)
    {
        state = state.Replaced(prompt with { Error = Mistake(prompt) });
        return prompt.Kind == PromptKind.Filter ? BrowseUpdate.Filtered(state, prompt.Field.Text) : state;
    }

    private static string? Mistake(Layer.Prompt prompt)
    {
        var text = prompt.Field.Text;
        if (prompt.Kind == PromptKind.Filter)
        {
            return KeyFilter.IsBroken(text) ? "not a regular expression" : null;
        }

        return Printable.TryUnescape(text, out _) ? null : "\\xNN, \\n, \\t, \\r or \\\\";
    }

    private static Transition Accept(ExplorerState state, Layer.Prompt prompt) =>
        prompt.Error is null ? Accept(state.Popped(), prompt.Kind, prompt.Field.Text) : state;

    private static ExplorerState GoTo(ExplorerState state, EtcdKey key)
    {
        var next = BrowseUpdate.GoTo(state, key);
        var there = next.Browse.Current;
        return there is { } row && row.Path == key
            ? next
            : next.Info($"{Printable.Escaped(key.Span)} does not exist; the cursor is where it would be");
    }

    /// <summary>The prefix that the cursor is in.</summary>
    private static string Here(ExplorerState state)
    {
        var path = state.Browse.Current switch
        {
            { Kind: RowKind.Prefix } row => row.Path.Span,
            { } row => row.Path.Span[..(row.Path.Span.LastIndexOf((byte)'/') + 1)],
            null => state.Browse.Root.Span,
        };
        return Printable.Escaped(path);
    }
}
