namespace KvTui.Core.Values.Reading;

/// <summary>Searching in the value of the pane.</summary>
internal static class FindUpdate
{
    /// <summary>Searches all of the value, and goes to the first hit from the cursor on.</summary>
    /// <param name="text">Empty ends the search.</param>
    public static ExplorerState Begun(ExplorerState state, string text)
    {
        var detail = state.Detail.HasMore ? state.Detail.Whole() : state.Detail;
        if (text.Length == 0 || detail is not { Formatted: { } shown, Value: { } value })
        {
            return Ended(state);
        }

        var find = ValueFind.In(text, shown, value.Value.Span);
        state = state with { Detail = detail with { Reading = detail.Reading with { Find = find } } };
        return find.Hits.IsEmpty
            ? state.Warning($"“{Printable.Text(text)}” does not occur in the value.")
            : At(state, find, find.From(Math.Max(0, detail.Reading.Line), 0));
    }

    /// <summary>Searches for nothing any more; the cursor stays.</summary>
    public static ExplorerState Ended(ExplorerState state) => With(state, null);

    /// <summary>Goes to the next hit, or the one before; behind the last comes the first.</summary>
    public static ExplorerState Stepped(ExplorerState state, int step)
    {
        if (state.Detail.Reading.Find is not { Hits.IsEmpty: false } find)
        {
            return state;
        }

        // From where the cursor was moved to meanwhile, the search goes on from there.
        var (line, hits) = (state.Detail.Reading.Line, find.Hits);
        var isThere = find.Current >= 0 && find.Current < hits.Length && hits[find.Current].Line == line;
        var next = isThere ? find.Current + step
            : step > 0 ? find.From(line, 0)
            : find.From(line, 0) - 1;
        var turned = ((next % hits.Length) + hits.Length) % hits.Length;
        state = At(state, find, turned);
        return turned == next ? state : state.Info(step > 0 ? "on from the first hit" : "on from the last hit");
    }

    private static ExplorerState At(ExplorerState state, ValueFind find, int hit)
    {
        var place = find.Hits[hit];
        state = ReadingUpdate.At(state, place.Line, place.Start, place.Length);
        return With(state, find with { Current = hit });
    }

    private static ExplorerState With(ExplorerState state, ValueFind? find) =>
        state with { Detail = state.Detail with { Reading = state.Detail.Reading with { Find = find } } };
}
