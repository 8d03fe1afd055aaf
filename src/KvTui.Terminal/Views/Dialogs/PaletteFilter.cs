using System.Collections.Immutable;

namespace KvTui.Terminal.Views.Dialogs;

/// <summary>Which commands match a word: those that begin with it, then those that contain it, then those whose description does.</summary>
internal static class PaletteFilter
{
    public static ImmutableArray<PaletteItem> Match(ImmutableArray<PaletteItem> items, string word) => word.Length == 0
        ? items
        : [.. items.Select(item => (Item: item, Rank: Rank(item, word))).Where(match => match.Rank < 4).OrderBy(match => match.Rank).Select(match => match.Item)];

    /// <summary>The longest start that all commands beginning with a word share; the word itself if none begins so.</summary>
    public static string SharedStart(ImmutableArray<PaletteItem> items, string word)
    {
        string? shared = null;
        foreach (var item in items)
        {
            if (item.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                shared = shared is null ? item.Name : shared[..shared.AsSpan().CommonPrefixLength(item.Name)];
            }
        }

        return shared ?? word;
    }

    private static int Rank(PaletteItem item, string word)
    {
        if (item.Name.Equals(word, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        if (item.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        if (item.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
        {
            return 2;
        }

        return item.Description.Contains(word, StringComparison.OrdinalIgnoreCase) ? 3 : 4;
    }
}
