namespace KvTui.Core.Editing;

/// <summary>Finding text in the editor, and going to a line of it.</summary>
internal static class TextFindUpdate
{
    /// <summary>Opens the line of a search, with what is selected, or else the last one, offered.</summary>
    public static ExplorerState Asked(ExplorerState state, EditSession edit)
    {
        var (start, end) = edit.Editor.Selection;
        var selected = end - start is > 0 and < 200 ? edit.Editor.Text.GetText(start, end) : "";
        var offered = selected.Length > 0 && !selected.AsSpan().ContainsAny('\n', '\r') ? selected : edit.Find?.Text ?? "";
        return state.Pushed(new Layer.Prompt(PromptKind.FindInText, offered, null) { IsOffered = offered.Length > 0 });
    }

    /// <summary>Searches the text, and goes to the first hit from the cursor on; from the hit it is on, to the next one.</summary>
    /// <param name="text">Empty ends the search.</param>
    public static ExplorerState Begun(ExplorerState state, EditSession edit, string text)
    {
        if (text.Length == 0)
        {
            return EditUpdate.Edited(state, edit with { Find = null });
        }

        if (edit.Find is { } last && last.Text == text && IsOn(edit, last))
        {
            return Stepped(state, edit, 1);
        }

        var find = TextFind.In(edit.Editor, text);
        return find.Count == 0
            ? EditUpdate.Edited(state, edit with { Find = find }).Warning($"“{Printable.Text(text)}” does not occur in the text.")
            : At(state, edit, find, find.From(edit.Editor.Cursor) is var next && next < find.Count ? next : 0);
    }

    /// <summary>Goes to the next hit, or the one before; behind the last comes the first.</summary>
    public static ExplorerState Stepped(ExplorerState state, EditSession edit, int step)
    {
        if (edit.Find?.Followed(edit.Editor) is not { Count: > 0 } find)
        {
            return state.Warning(edit.Find is null
                ? "Nothing is searched for in the text: Ctrl-F asks for it."
                : $"“{Printable.Text(edit.Find.Text)}” does not occur in the text.");
        }

        // From where the cursor was moved to meanwhile, the search goes on from there.
        var from = find.From(edit.Editor.Cursor);
        var next = IsOn(edit, find) ? find.Current + step : step > 0 ? from : from - 1;
        var turned = ((next % find.Count) + find.Count) % find.Count;
        state = At(state, edit, find, turned);
        return turned == next ? state : state.Info(step > 0 ? "on from the first hit" : "on from the last hit");
    }

    /// <summary>The state with the cursor on a hit.</summary>
    public static ExplorerState At(ExplorerState state, EditSession edit, TextFind find, int hit) =>
        EditUpdate.Edited(state, edit with { Find = find with { Current = hit }, Editor = edit.Editor.MoveToOffset(find.Hits[hit]) });

    /// <summary>Goes to a line, or to a column of it.</summary>
    public static ExplorerState WentTo(ExplorerState state, EditSession edit, string place)
    {
        if (!TryParse(place, out var line, out var column))
        {
            return state;
        }

        state = EditUpdate.Typed(state, edit.Editor.MoveTo(line - 1, column - 1));
        return line <= edit.Editor.LineCount ? state : state.Info($"the text ends with line {edit.Editor.LineCount}");
    }

    /// <summary>What is wrong with a line number, or a line and a column; null if nothing.</summary>
    public static string? Mistake(string place) =>
        place.Trim().Length == 0 || TryParse(place, out _, out _) ? null : "a line, or line:column, from 1";

    private static bool TryParse(string place, out int line, out int column)
    {
        column = 1;
        var colon = place.IndexOf(':', StringComparison.Ordinal);
        return TryParse(colon < 0 ? place : place[..colon], out line) && (colon < 0 || TryParse(place[(colon + 1)..], out column));
    }

    private static bool TryParse(string number, out int parsed) =>
        int.TryParse(number.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out parsed) && parsed > 0;

    private static bool IsOn(EditSession edit, TextFind find) =>
        find.Current >= 0 && find.Current < find.Count
        && edit.Editor.MoveToOffset(find.Hits[find.Current]).Cursor == edit.Editor.Cursor;
}
