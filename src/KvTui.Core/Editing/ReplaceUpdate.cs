using KvTui.Core.Dialogs;

namespace KvTui.Core.Editing;

/// <summary>Replacing text in the editor: hit by hit, each one asked about, or all hits in one step.</summary>
internal static class ReplaceUpdate
{
    private const int Stop = 0;
    private const int One = 1;
    private const int Skip = 2;
    private const int All = 3;

    private const int MostShown = 50;

    /// <summary>How much of a line is shown before a hit.</summary>
    private const int Before = 16;

    /// <summary>The answers are the same for every hit, so that the question stays the one on the screen.</summary>
    private static readonly ImmutableArray<DialogButton> Answers =
    [
        new("Stop"),
        new("This one", 't') { IsDestructive = true },
        new("Skip it", 's') { IsDestructive = true },
        new("All of them", 'a') { IsDestructive = true },
    ];

    /// <summary>Asks what is to be replaced; the last search is offered.</summary>
    public static ExplorerState Asked(ExplorerState state, EditSession edit)
    {
        var offered = edit.Find?.Text ?? "";
        return state.Pushed(new Layer.Prompt(PromptKind.Replace, offered, null) { IsOffered = offered.Length > 0 });
    }

    /// <summary>Searches for what is to be replaced, and asks by what; what was put in last is offered.</summary>
    public static ExplorerState Begun(ExplorerState state, EditSession edit, string text)
    {
        if (text.Length == 0)
        {
            return state;
        }

        var find = TextFind.In(edit.Editor, text);
        state = EditUpdate.Edited(state, edit with { Find = find });
        var offered = state.Entered.GetValueOrDefault(PromptKind.ReplaceBy, []) is [.., var last] ? last : "";
        return find.Count == 0
            ? state.Warning($"“{Printable.Text(text)}” does not occur in the text.")
            : state.Pushed(new Layer.Prompt(PromptKind.ReplaceBy, offered, null) { IsOffered = offered.Length > 0 });
    }

    /// <summary>Asks about the first hit from the cursor on, else the first one at all.</summary>
    public static ExplorerState BeginsAt(ExplorerState state, EditSession edit, string by)
    {
        if (edit.Find?.Followed(edit.Editor) is not { Count: > 0 } find)
        {
            return state;
        }

        var first = find.From(edit.Editor.Cursor);
        return About(state, edit, find, first < find.Count ? first : 0, new(by, 0));
    }

    /// <summary>Does what was chosen for the hit that was asked about.</summary>
    public static ExplorerState Answered(ExplorerState state, EditSession edit, DialogPurpose.Replace asked, int answer)
    {
        if (edit.Find?.Followed(edit.Editor) is not { Current: >= 0 } find || edit.Saving)
        {
            return state;
        }

        return answer switch
        {
            Stop => Ended(state, find, asked, find.Current),
            One => WithOne(state, edit, find, asked),
            Skip => Next(state, edit, find, find.Current + 1, asked),
            All => WithAll(state, edit, find.Text, asked),
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "is not a button of the question"),
        };
    }

    private static ExplorerState WithOne(ExplorerState state, EditSession edit, TextFind find, DialogPurpose.Replace asked)
    {
        var editor = edit.Editor.Replaced(find.Hits[find.Current], find.Text.Length, asked.By);
        var after = find.Hits[find.Current] + asked.By.Length;
        var now = find.Followed(editor);
        return Next(state, edit with { Editor = editor }, now, now.From(after), asked with { Count = asked.Count + 1 });
    }

    private static ExplorerState WithAll(ExplorerState state, EditSession edit, string text, DialogPurpose.Replace asked)
    {
        var (editor, count) = edit.Editor.ReplacedAll(text, asked.By);
        var back = count == 1 ? "it" : "all";
        return EditUpdate.Typed(state, editor).Info($"{Times(asked.Count + count)} replaced; Ctrl-_ takes {back} back");
    }

    private static ExplorerState Next(ExplorerState state, EditSession edit, TextFind find, int hit, DialogPurpose.Replace asked) =>
        hit < find.Count
            ? About(state, edit, find, hit, asked)
            : Ended(EditUpdate.Edited(state, edit with { Find = find with { Current = -1 } }), find, asked, hit);

    private static ExplorerState About(ExplorerState state, EditSession edit, TextFind find, int hit, DialogPurpose.Replace asked)
    {
        state = TextFindUpdate.At(state, edit, find, hit);
        var editor = state.Detail.Edit!.Editor;
        var (from, end) = (Math.Max(editor.Text.LineStart(editor.Line), find.Hits[hit] - Before), editor.Text.LineEnd(editor.Line));
        var line = editor.Text.GetText(from, Math.Min(end, from + MostShown + 1));
        var text = $"“{Cut(find.Text)}” by “{Cut(asked.By)}”\nhit {hit + 1} of {find.Count}{(find.IsCut ? "+" : "")}, "
            + $"line {editor.Line + 1}: {Cut(line.Trim())}";
        return state.Pushed(new Layer.Question(new DialogState(new("Replace", text, Answers)), asked));
    }

    private static ExplorerState Ended(ExplorerState state, TextFind find, DialogPurpose.Replace asked, int hit)
    {
        var above = hit >= find.Count && find.Count > 0 ? $"; {Times(find.Count)} left above" : "";
        return state.Info($"{Times(asked.Count)} replaced{above}");
    }

    private static string Cut(string text) =>
        Printable.Text(text.Length <= MostShown ? text : string.Concat(text.AsSpan(0, MostShown - 1), "…"));

    private static string Times(int count) => count == 1 ? "1 hit" : $"{count} hits";
}
