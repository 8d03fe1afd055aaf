using KvTui.Core;
using KvTui.Core.Browse.Rows;
using KvTui.Core.Connection;
using KvTui.Core.Keyspace;
using KvTui.Etcd.Model;

namespace KvTui.Tui.Browse;

/// <summary>What stands in the border of the key pane, and in the pane while there are no keys.</summary>
internal static class KeyTitles
{
    /// <summary>The columns of the upper border that are taken by corners, name and blanks.</summary>
    private const int TitleColumns = 14;

    /// <summary>The root or the filter, and how many keys there are; of a filter rather its text is cut than what it covers.</summary>
    public static PaneTitles Of(ExplorerState state, int width, ScreenLook look)
    {
        var (browse, name) = (state.Browse, state.Keyspace.AsOf > 0 ? $"Keys as of {Quantities.Revision(state.Keyspace.AsOf)}" : "Keys");
        if (browse.FilterText.Length == 0)
        {
            return new(name, browse.Root.IsEmpty ? null : Printable.Escaped(browse.Root.Span), Marked(state, look) + Count(state, look));
        }

        var text = "/" + Shown(browse.FilterText);
        if (browse.Filter is null)
        {
            return new(name, text, Marked(state, look) + Count(state, look));
        }

        var (room, texts) = (width - TitleColumns - (name.Length - "Keys".Length), Found(state));
        if (Marked(state, look) is { Length: > 0 } marked)
        {
            texts = Array.ConvertAll(texts, found => marked + found);
        }

        foreach (var count in texts)
        {
            if (CellWidth.Of(text) + CellWidth.Of(count) <= room)
            {
                return new(name, text, count);
            }
        }

        var left = Math.Max(0, room - CellWidth.Of(texts[^1]) - 1);
        return new(name, text[..CellWidth.Fit(text, left).Length] + look.Glyphs.Ellipsis, texts[^1]);
    }

    /// <summary>Why there are no rows.</summary>
    public static string Empty(ExplorerState state)
    {
        if (state.Keyspace.Followed.Revision == 0)
        {
            return state.Connection.Phase switch
            {
                ConnectionPhase.Refused or ConnectionPhase.Reconnecting or ConnectionPhase.OtherCluster =>
                    Printable.Text(state.Connection.Cause?.Message ?? ""),
                ConnectionPhase.Offline when state.Connection.Cause is { } cause => Printable.Text(cause.Message),
                ConnectionPhase.Loading => "loading …",
                ConnectionPhase.Connecting when state.File is not null => "reading the file …",
                ConnectionPhase.Connecting or ConnectionPhase.Live or ConnectionPhase.Silent or ConnectionPhase.Leaderless
                    or ConnectionPhase.NoQuorum or ConnectionPhase.LearnerOnly or ConnectionPhase.Offline => "connecting …",
                var phase => throw new ArgumentOutOfRangeException(nameof(state), phase, null),
            };
        }

        if (state.Keyspace.AsOf > 0 && !state.Browse.IsFiltered)
        {
            return $"There was no key at {Quantities.Revision(state.Keyspace.AsOf)}.";
        }

        if (!state.Browse.IsFiltered)
        {
            return state.File is null ? "There are no keys; n makes one." : "There are no keys.";
        }

        return state.Browse.Matches.Scan is { First: 0 } ? "searching …" : "No match; Esc ends the filter.";
    }

    /// <summary>How many rows are marked, before how many keys there are; empty while none is.</summary>
    private static string Marked(ExplorerState state, ScreenLook look)
    {
        var (marks, span) = (state.Browse.Marks, state.Browse.MarkedSpan());
        return marks.IsEmpty ? ""
            : span is var (first, end) ? $"marking {Quantities.Count(end - first)} {look.Glyphs.Dot} "
            : $"{Quantities.Count(marks.Rows.Count)} marked {look.Glyphs.Dot} ";
    }

    private static string Count(ExplorerState state, ScreenLook look)
    {
        var (keys, region) = (state.Keyspace.Keys.Count, state.Keyspace.Followed);
        if (!region.Scope.IsWhole)
        {
            return $"{Quantities.Count(keys)} {look.Glyphs.Dot} {AsOf(state)}";
        }

        var isPart = region is { Status: RegionStatus.Loading, Revision: 0 } && state.Keyspace.Incoming is not null;
        return (isPart, region.Expected) switch
        {
            (true, 0) => $"{Quantities.Count(keys)} so far",
            (true, var all) when all > keys => $"{Quantities.Count(keys)} of {Quantities.Count(all)}",
            _ => Quantities.Count(keys),
        };
    }

    /// <summary>How old what is not watched is: that of the row under the cursor, or the oldest of all.</summary>
    private static string AsOf(ExplorerState state)
    {
        var root = KeyRange.Prefix(state.Browse.Root);
        var range = state.Browse.Current is { Kind: RowKind.Prefix, Expanded: false } folded ? KeyRange.Prefix(folded.Path) : root;
        return $"{(range == root ? "rest " : "")}as of {Quantities.Revision(state.Keyspace.RevisionOf(range))}";
    }

    /// <summary>A filter as it was typed; blanks at its end in the form that can be seen, and typed too.</summary>
    private static string Shown(string text)
    {
        var visible = text.TrimEnd(' ');
        return Printable.Text(visible) + text[visible.Length..].Replace(" ", "\\x20", StringComparison.Ordinal);
    }

    /// <summary>What a filter has found, in words of several lengths, the longest first.</summary>
    private static string[] Found(ExplorerState state)
    {
        var (browse, matches, region) = (state.Browse, state.Browse.Matches, state.Keyspace.Followed);
        if (matches.Filter != browse.Filter)
        {
            var searched = Quantities.Count(matches.Scan?.Scanned ?? 0);
            return [$"earlier rows, {searched} searched …", $"earlier, {searched} …", "earlier …"];
        }

        var found = Quantities.Count(matches.Found.Count);
        if (matches.Scan is { First: 0 } scan)
        {
            var scanned = Quantities.Count(scan.Scanned);
            return [$"{found} of {scanned} searched …", $"{found} of {scanned} …", $"{found} …"];
        }

        var of = Quantities.Count(matches.Searched.Count);
        return region.Status == RegionStatus.Loading && region.Expected > matches.Searched.Count
            ? [$"{found} of {of} loaded, {Quantities.Count(region.Expected)} in all", $"{found} of {of} loaded", $"{found} of {of}+"]
            : [$"{found} of {of}"];
    }
}
