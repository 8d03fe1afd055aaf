namespace KvTui.Core.Dialogs.Prompts;

/// <summary>Which commands match a word: those that begin with it, then those that contain it, then those whose description does.</summary>
internal static class PaletteFilter
{
    private const int NoMatch = 4;

    public static ImmutableArray<PaletteItem> Match(ImmutableArray<PaletteItem> items, string word) => word.Length == 0
        ? items
        :
        [
            .. from item in items
               let rank = Rank(item, word)
               where rank < NoMatch
               orderby rank
               select item,
        ];

    /// <summary>The longest start that all names beginning with a word share, and their number; the word itself if none does.</summary>
    public static (string Text, int Count) SharedStart(IEnumerable<string> names, string word)
    {
        string? shared = null;
        var count = 0;
        foreach (var name in names)
        {
            if (name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                shared = shared is null ? name : shared[..shared.AsSpan().CommonPrefixLength(name)];
                count++;
            }
        }

        return (shared ?? word, count);
    }

    private static int Rank(PaletteItem item, string word) =>
        item.Name.Equals(word, StringComparison.OrdinalIgnoreCase) ? 0
        : item.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 1
        : item.Name.Contains(word, StringComparison.OrdinalIgnoreCase) ? 2
        : item.Description.Contains(word, StringComparison.OrdinalIgnoreCase) ? 3
        : NoMatch;
}
