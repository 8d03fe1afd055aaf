using KvTui.Core;
using KvTui.Core.State.Keyspace;

namespace KvTui.Tui.Browse;

/// <summary>How many keys a filter has found, and of how many: never of more than it has searched.</summary>
internal static class FilterTitle
{
    /// <summary>A filter as it was typed; blanks at its end in the form that can be seen, and typed too.</summary>
    public static string Shown(string text)
    {
        var visible = text.TrimEnd(' ');
        return Printable.Text(visible) + string.Concat(Enumerable.Repeat("\\x20", text.Length - visible.Length));
    }

    /// <summary>What a filter has found, in words of several lengths, the longest first.</summary>
    public static string[] Of(ExplorerState state)
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
            return [$"{found} of {Quantities.Count(scan.Scanned)} searched …", $"{found} of {Quantities.Count(scan.Scanned)} …", $"{found} …"];
        }

        var of = Quantities.Count(matches.Searched.Count);
        return region.Status == RegionStatus.Loading && region.Expected > matches.Searched.Count
            ? [$"{found} of {of} loaded, {Quantities.Count(region.Expected)} in all", $"{found} of {of} loaded", $"{found} of {of}+"]
            : [$"{found} of {of}"];
    }
}
