using KvTui.App.Analysis.Search;
using KvTui.App.Analysis.Usage;
using KvTui.App.State;
using KvTui.App.State.Access;
using KvTui.App.State.Keyspace;
using KvTui.App.State.Layers;
using KvTui.App.State.Rows;
using KvTui.App.Update.Details;
using KvTui.App.Update.Scans;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Terminal.Input;
using KvTui.Terminal.Text;
using KvTui.Terminal.Views.Fields;

namespace KvTui.App.Update.Layers;

/// <summary>The lines that are typed: filter, go to, new key, search, usage.</summary>
internal static class PromptUpdate
{
    public static ExplorerState OpenFilter(ExplorerState state) => Open(state, PromptKind.Filter, state.Browse.FilterText);

    public static ExplorerState OpenGoTo(ExplorerState state) => Open(state, PromptKind.GoTo, Printable.Escaped(Here(state).Span));

    public static ExplorerState OpenNewKey(ExplorerState state) => Open(state, PromptKind.NewKey, Printable.Escaped(Here(state).Span));

    /// <summary>Opens the line of a search, with the last one in it, or else the prefix that the cursor is in.</summary>
    public static ExplorerState OpenFind(ExplorerState state)
    {
        var prefix = Here(state);
        var start = prefix == state.Browse.Root ? "" : $"in:{Printable.Escaped(prefix.Span).Replace(" ", "\\x20", StringComparison.Ordinal)} ";
        return Open(state, PromptKind.Find, state.Scans.Found?.Line ?? start);
    }

    public static ExplorerState OpenProfile(ExplorerState state) => Open(state, PromptKind.Profile, "");

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

        if (kind == PromptKind.Find)
        {
            return Find(state, text);
        }

        if (kind == PromptKind.Profile)
        {
            return ProfileUpdate.SwitchTo(state, text.Trim());
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
            return Outside(state, text);
        }

        return kind switch
        {
            PromptKind.GoTo => GoTo(state, key),
            PromptKind.Top => ScanUpdate.StartTop(state, key),
            PromptKind.Usage => ScanUpdate.StartUsage(state, key, UsageReading.Default),
            _ when AccessRules.WhyNoChange(state, KeyRange.Key(key)) is { } forbidden => state.Error(forbidden),
            _ => DraftUpdate.OfferedFor(state, key) ?? EditUpdate.OpenNew(state, key),
        };
    }

    /// <summary>The prefix that the cursor is in.</summary>
    public static EtcdKey Here(ExplorerState state) => state.Browse.Current switch
    {
        { Kind: RowKind.Prefix } row => row.Path,
        { } row => new(row.Path.Span[..state.Settings.Folding.FoldedLength(row.Path.Span)].ToArray()),
        null => state.Browse.Root,
    };

    private static ExplorerState Outside(ExplorerState state, string text) =>
        state.Error($"{text} is outside {Printable.Escaped(state.Browse.Root.Span)}, which the explorer is confined to.");

    private static Transition Find(ExplorerState state, string line)
    {
        var (query, mistake) = SearchQuery.Parse(line);
        if (query is null)
        {
            return state.Error($"The search was not started: {mistake}.");
        }

        return query.Prefix is { } prefix && !prefix.StartsWith(state.Browse.Root)
            ? Outside(state, Printable.Escaped(prefix.Span))
            : ScanUpdate.StartFind(state, query, line);
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
        if (prompt.Kind == PromptKind.Find)
        {
            return SearchQuery.Parse(text).Mistake;
        }

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
}
